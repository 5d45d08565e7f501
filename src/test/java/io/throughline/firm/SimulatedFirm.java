package io.throughline.firm;

import io.throughline.Doctor;
import io.throughline.Throughline;
import io.throughline.ThroughlineBuilder;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Systems;
import io.throughline.desk.Desk;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.Workload;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.Facts;
import io.throughline.testkit.Timeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Simulators, ledger and routes of one test. Deals come in by the poll, as in life. */
final class SimulatedFirm implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(3);
    private static final Duration SETTLE = Duration.ofSeconds(4);
    private static final String MAIN_WORKFLOW = "opportunity-to-project";

    private final Simulators simulators;
    private final JdbcLedger ledger;
    private final Map<String, Simulators> further = new LinkedHashMap<>();
    private Layers layers = Layers.over(Path.of(""));
    private UnaryOperator<ThroughlineBuilder> drift = UnaryOperator.identity();
    private final List<CamelContext> runners = new ArrayList<>();

    private SimulatedFirm(Simulators simulators, JdbcLedger ledger) {
        this.simulators = simulators;
        this.ledger = ledger;
    }

    static SimulatedFirm in(Path folder) throws Exception {
        return on(folder, LedgerSettings.file(folder.resolve("ledger")));
    }

    static SimulatedFirm on(Path folder, LedgerSettings database) throws Exception {
        return new SimulatedFirm(
                Simulators.start(SimulatorOptions.all(0, folder, Clock.systemUTC())),
                JdbcLedger.open(database, () -> UUID.randomUUID().toString()));
    }

    /** Files of a customer over the packed ones. */
    SimulatedFirm with(Path files) {
        layers = Layers.over(files);
        return this;
    }

    /** A further NetSuite account of this name, which a file of the customer describes. */
    SimulatedFirm withNetSuite(String account, Path folder) throws Exception {
        SimulatorOptions options = new SimulatorOptions(
                0, folder, SimulatorOptions.DEFAULT_SEED, Clock.systemUTC(), Set.of(SimulatedSystem.NETSUITE));
        further.put(account, Simulators.start(options));
        return this;
    }

    /** How often the runners ask the systems whether they changed, usually and while something differs. */
    SimulatedFirm lookingForDrift(Duration usually, Duration whileDrifted) {
        drift = builder -> builder.driftEvery(usually, whileDrifted);
        return this;
    }

    /** Opens the doors: deals that are won from now on, or were before, are worked on. Another call is another runner on the same ledger. */
    SimulatedFirm open() throws Exception {
        CamelContext context = new DefaultCamelContext();
        drift.apply(Throughline.builder())
                .layers(layers)
                .ledger(ledger)
                .accounts(this::simulated)
                .settings(WorkflowSettings.DEFAULT.withWorkers(8))
                .pollEvery(Duration.ofMillis(250))
                .bundlesEvery(Duration.ofMillis(250))
                .owner("runner-" + runners.size())
                .build()
                .addTo(context);
        context.start();
        runners.add(context);
        return this;
    }

    /** Looks at the systems with the files of the customer. */
    Doctor doctor() {
        return Throughline.builder().layers(layers).accounts(this::simulated).doctor(new Problems());
    }

    /** The desk over the ledger, with the files of the customer. */
    Desk desk() {
        return Throughline.builder()
                .layers(layers)
                .ledger(ledger)
                .accounts(this::simulated)
                .build()
                .desk();
    }

    /** All runners stop, as for an update. */
    void shut() {
        runners.forEach(CamelContext::stop);
        runners.clear();
    }

    private Systems simulated(Systems systems) {
        Systems all = systems;
        for (Map.Entry<String, Simulators> account : further.entrySet()) {
            String url = account.getValue().url("netsuite");
            all = all.withSimulator(account.getKey(), url, SimulatorCredentials.json("netsuite"));
        }
        return SimulatorAccounts.replacing(simulators.urls()).apply(all).withTimes(CALL, SETTLE);
    }

    SimulatorControl system(String name) {
        return new SimulatorControl(
                further.containsKey(name) ? further.get(name).url("netsuite") : simulators.url(name));
    }

    /** Wins deals; answers their ids. */
    List<Object> win(Map<String, Object> order) {
        return Json.asList(system("salesforce").post("/_simulator/win", order).get("opportunities"));
    }

    /** The main transactions, as soon as so many deals came to rest: ended, or with a person. */
    List<TransactionHistory> atRest(int deals) {
        return Facts.await(() -> rested(deals));
    }

    private Optional<List<TransactionHistory>> rested(int deals) {
        if (mainTransactions().size() < deals) {
            return Optional.empty();
        }
        Workload load = ledger.workload();
        boolean atRest = load.due() + load.leased() + load.waiting() == 0;
        return atRest ? Optional.of(mainTransactions()) : Optional.empty();
    }

    List<TransactionHistory> mainTransactions() {
        return ledger.recent(1000).stream()
                .filter(history -> history.transaction().workflow().equals(MAIN_WORKFLOW))
                .toList();
    }

    /** A record of the CRM with some fields changed. */
    Map<String, Object> changed(Object opportunity, Map<String, Object> fields) {
        Map<String, Object> record = new LinkedHashMap<>(system("salesforce").records("Opportunity").stream()
                .filter(candidate -> candidate.get("Id").equals(opportunity))
                .findFirst()
                .orElseThrow());
        record.putAll(fields);
        return record;
    }

    Ledger ledger() {
        return ledger;
    }

    String timelines() {
        return ledger.recent(200).stream().map(Timeline::of).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        runners.forEach(CamelContext::stop);
        ledger.close();
        simulators.close();
        further.values().forEach(Simulators::close);
    }
}
