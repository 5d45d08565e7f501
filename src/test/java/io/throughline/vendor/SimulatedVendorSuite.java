package io.throughline.vendor;

import io.throughline.config.Layers;
import io.throughline.config.Systems;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.ConnectorSuite;
import io.throughline.testkit.connector.TargetSystem;
import io.throughline.testkit.connector.TestDeal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A shipped connector against the simulator of its vendor; the other roles are served by other simulators. */
abstract class SimulatedVendorSuite extends ConnectorSuite {

    private final String connector;
    private final Map<String, String> roles;
    private Simulators simulators;
    private ConnectorBed bed;

    SimulatedVendorSuite(String connector, Map<String, String> roles) {
        this.connector = connector;
        this.roles = roles;
    }

    @Override
    protected ConnectorBed start(Path folder) throws Exception {
        simulators = Simulators.start(SimulatorOptions.all(0, folder, Clock.systemUTC()));
        UnaryOperator<Systems> replacing = SimulatorAccounts.replacing(simulators.urls());
        bed = new ConnectorBed(layers(folder), roles, systems -> accounts(replacing.apply(systems)));
        return bed;
    }

    /** The files of the firm; as shipped unless a suite says otherwise. */
    protected Layers layers(Path folder) throws IOException {
        return Layers.over();
    }

    /** The accounts of the simulators; with the integration's own access unless a suite says otherwise. */
    protected Systems accounts(Systems simulated) {
        return simulated;
    }

    @Override
    protected String connector() {
        return connector;
    }

    @Override
    protected TargetSystem target() {
        return system(connector);
    }

    final TargetSystem system(String name) {
        return new TargetSystem(simulators.url(name));
    }

    @Override
    protected TestDeal won(String account) throws Exception {
        Map<String, Object> fields = Map.of("Billing_Method__c", "fixed-price", "Service_Line__c", "implementation");
        String id = system("salesforce")
                .control()
                .win(1, List.of("de"), fields, Map.of("Name", account))
                .get(0);
        return new TestDeal(bed, id);
    }

    @Override
    protected void stop() {
        simulators.close();
    }
}
