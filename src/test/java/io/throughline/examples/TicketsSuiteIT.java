package io.throughline.examples;

import io.throughline.config.Layers;
import io.throughline.config.Systems;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.simulator.engine.VendorServer;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.ConnectorSuite;
import io.throughline.testkit.connector.DealStep;
import io.throughline.testkit.connector.TargetSystem;
import io.throughline.testkit.connector.TestDeal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** The connector of a ticketing system that has no Java of its own is certified. */
class TicketsSuiteIT extends ConnectorSuite {

    private Simulators simulators;
    private VendorServer tickets;
    private ConnectorBed bed;

    @Override
    protected ConnectorBed start(Path folder) throws Exception {
        Clock clock = Clock.systemUTC();
        simulators =
                Simulators.start(new SimulatorOptions(0, folder, 1, clock, EnumSet.of(SimulatedSystem.SALESFORCE)));
        tickets = new VendorServer(
                new VendorServer.Settings("tickets", 0, folder.resolve("tickets"), 1, clock), TicketingSystem::new);
        bed = new ConnectorBed(
                Layers.over(Path.of("examples/connectors/tickets")),
                Map.of("crm", "salesforce", "delivery", "tickets"),
                this::accounts);
        return bed;
    }

    private Systems accounts(Systems systems) {
        return SimulatorAccounts.replacing(simulators.urls())
                .apply(systems)
                .withSimulator("tickets", tickets.url(), "{\"token\": \"" + TicketingSystem.TOKEN + "\"}");
    }

    @Override
    protected String connector() {
        return "tickets";
    }

    @Override
    protected List<DealStep> way() {
        return List.of(new DealStep("delivery-task-create", "task", "tasks"));
    }

    @Override
    protected TargetSystem target() {
        return new TargetSystem(tickets.url());
    }

    @Override
    protected TestDeal won(String account) throws Exception {
        List<String> won = new TargetSystem(simulators.url("salesforce"))
                .control()
                .win(1, List.of("de"), Map.of(), Map.of("Name", account));
        return new TestDeal(bed, won.get(0));
    }

    @Override
    protected void endSessions() {
        // its tokens do not expire
    }

    @Override
    protected void stop() {
        tickets.close();
        simulators.close();
    }
}
