package io.throughline.runner.demo;

import io.throughline.config.Layers;
import io.throughline.ledger.Ledger;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.LedgerSource;
import io.throughline.runner.standalone.RunnerSettings;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.runner.standalone.StandaloneRunner;
import io.throughline.runner.story.LedgerTransactions;
import io.throughline.runner.story.Transactions;
import io.throughline.runner.terminal.StatusLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the demonstration from an empty ledger to its result. */
public final class Demo {

    private static final int WORKERS = 6;
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration OUTAGE = Duration.ofSeconds(4);

    private final Settings settings;
    private final Clock clock;
    private final StatusLine status;

    /**
     * What is played.
     *
     * @param folder where ledger, records and journals are kept
     * @param deals how many deals are won; at least {@link #FEWEST}
     * @param seed what ids and invented data follow from
     * @param patience how long all of it may take
     */
    public record Settings(Path folder, int deals, long seed, Duration patience) {}

    /** Fewer deals would not reach every country and every case. */
    public static final int FEWEST = Script.SPECIAL + 8;

    /** @param status shows how far it is */
    public Demo(Settings settings, Clock clock, StatusLine status) {
        this.settings = settings;
        this.clock = clock;
        this.status = status;
    }

    /** Plays it; takes a minute or two. */
    public DemoResult play() throws Exception {
        status.show("", "starting the simulators of Salesforce, NetSuite and Kantata, and the runner ...");
        try (SimulatorProcess process = SimulatorProcess.start(settings.folder(), settings.seed());
                StandaloneRunner runner = StandaloneRunner.start(runner(process.urls()))) {
            return play(process.urls(), runner);
        } finally {
            status.end();
        }
    }

    private DemoResult play(Map<String, URI> urls, StandaloneRunner runner) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        Map<String, Simulator> simulators = new LinkedHashMap<>();
        urls.forEach((system, url) -> simulators.put(system, new Simulator(http, url)));
        Script script = new Script(simulators, runner.url());
        Watch watch = new Watch(clock, status, script, runner.ledger());

        script.winAll(settings.deals());
        watch.until(settings.patience(), Watch::someFinished);
        script.beginOutage();
        watch.during(OUTAGE, "the ERP is down");
        script.endOutage();
        boolean ended = watch.until(settings.patience(), Watch::allStand);

        return new DemoResult(
                outcomes(script, runner.ledger()), new DuplicateCheck(simulators).run(), ended, watch.elapsed());
    }

    private static List<DealOutcome> outcomes(Script script, Ledger ledger) {
        Transactions transactions = new LedgerTransactions(ledger);
        return script.deals().stream()
                .map(deal -> new DealOutcome(deal, of(deal, ledger, transactions)))
                .toList();
    }

    private static List<Object> of(WonDeal deal, Ledger ledger, Transactions transactions) {
        return ledger.ofObject("opportunity", deal.id()).stream()
                .map(record -> one(transactions, record.id()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Object> one(Transactions transactions, String id) {
        try {
            return transactions.one(id);
        } catch (IOException | InterruptedException impossible) {
            throw new IllegalStateException("a ledger of this process always answers", impossible);
        }
    }

    private RunnerSettings runner(Map<String, URI> urls) throws Exception {
        DataFolder folder = DataFolder.at(settings.folder());
        Map<String, String> accounts = new LinkedHashMap<>();
        urls.forEach((system, url) -> accounts.put(system, url.toString()));
        return new RunnerSettings(
                folder,
                LedgerSource.embedded(folder),
                Layers.over(Path.of("").toAbsolutePath()),
                SimulatorAccounts.replacing(accounts),
                Map.of(SimulatorAccounts.WEBHOOK_VARIABLE, SimulatorAccounts.WEBHOOK_SECRET),
                0,
                new RunnerSettings.Edges(true, true, POLL),
                WORKERS);
    }
}
