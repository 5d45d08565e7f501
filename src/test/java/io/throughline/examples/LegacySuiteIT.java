package io.throughline.examples;

import io.throughline.config.Systems;
import io.throughline.connector.http.Wire;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.ConnectorSuite;
import io.throughline.testkit.connector.DealStep;
import io.throughline.testkit.connector.DisturbedWire;
import io.throughline.testkit.connector.FeedFacts;
import io.throughline.testkit.connector.SystemUnderTest;
import io.throughline.testkit.connector.TargetSystem;
import io.throughline.testkit.connector.TestDeal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** The connector of a system that leaves and takes CSV files is certified. */
class LegacySuiteIT extends ConnectorSuite {

    private Simulators simulators;
    private LegacyShare share;
    private ConnectorBed bed;

    @Override
    protected ConnectorBed start(Path folder) throws Exception {
        simulators = Simulators.start(new SimulatorOptions(
                0, folder.resolve("simulators"), 1, Clock.systemUTC(), EnumSet.of(SimulatedSystem.SALESFORCE)));
        share = new LegacyShare(folder.resolve("share").resolve("legacy"));
        bed = new ConnectorBed(
                LegacyFiles.withoutQuiet(folder),
                Map.of("crm", "salesforce", "psa", "legacy", "erp", "legacy"),
                this::accounts,
                this::between);
        return bed;
    }

    private Systems accounts(Systems systems) {
        return SimulatorAccounts.replacing(simulators.urls()).apply(systems).withFolder("legacy", share.root());
    }

    private Wire between(String system, Wire wire) {
        return system.equals("legacy") ? share.by(new DisturbedWire(wire)) : wire;
    }

    @Override
    protected String connector() {
        return "legacy";
    }

    @Override
    protected List<DealStep> way() {
        return List.of(new DealStep("erp-time-post", "time-posting", ""));
    }

    @Override
    protected void prepare(DealStep step, TestDeal deal) {
        deal.with("batch", LegacyFiles.batch());
    }

    @Override
    protected SystemUnderTest target() {
        return share;
    }

    @Override
    protected TestDeal won(String account) throws Exception {
        share.take();
        List<String> won = new TargetSystem(simulators.url("salesforce"))
                .control()
                .win(1, List.of("de"), Map.of(), Map.of("Name", account));
        return new TestDeal(bed, won.get(0));
    }

    @Override
    protected List<FeedFacts> feeds() {
        return List.of(share.timeFacts());
    }

    @Override
    protected void endSessions() {
        // a folder has no sessions
    }

    @Override
    protected void stop() {
        simulators.close();
    }
}
