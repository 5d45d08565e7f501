package io.throughline.runner.soak;

import io.throughline.Throughline;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.config.Layers;
import io.throughline.ledger.check.Limits;
import io.throughline.ledger.check.SourceFact;
import io.throughline.ledger.check.Verdict;
import io.throughline.runner.check.LedgerCheck;
import io.throughline.runner.check.Witnesses;
import io.throughline.runner.demo.Simulator;
import io.throughline.runner.demo.SimulatorProcess;
import io.throughline.runner.soak.Moment.Break;
import io.throughline.runner.soak.Moment.Signal;
import io.throughline.runner.soak.Moment.Win;
import io.throughline.runner.standalone.IdleWait;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.standalone.LedgerSource;
import io.throughline.runner.standalone.Patience;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.runner.story.Transactions;
import io.throughline.runner.terminal.CommandFailure;
import io.throughline.runner.terminal.StatusLine;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Carries out a plan against real processes, lets everything come to rest, and has the checker judge. For one thread. */
public final class Soak implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration OVERDUE = Duration.ofMinutes(10);

    private final SoakSettings settings;
    private final Clock clock;
    private final Waiter waiter;
    private final StatusLine status;
    private final List<ChildRunner> runners = new ArrayList<>();
    private final Map<String, Simulator> simulators = new LinkedHashMap<>();
    private final Map<String, Long> done = new TreeMap<>();
    private final List<SourceFact> won = new ArrayList<>();

    /** Waits until the next moment of the plan. */
    @FunctionalInterface
    public interface Waiter {
        void await(Duration time) throws InterruptedException;
    }

    public Soak(SoakSettings settings, Clock clock, Waiter waiter, StatusLine status) {
        this.settings = settings;
        this.clock = clock;
        this.waiter = waiter;
        this.status = status;
    }

    /** Runs from an empty ledger to the verdict. */
    public SoakResult run() throws Exception {
        status.show(
                "", "seed %d: starting simulators and %d runner(s) ...".formatted(settings.seed(), settings.runners()));
        SoakPlan plan = SoakPlan.of(settings);
        try (SimulatorProcess systems = SimulatorProcess.start(settings.folder(), settings.seed())) {
            begin(systems.urls());
            Instant began = clock.instant();
            for (Moment moment : plan.moments()) {
                Duration left = Duration.between(clock.instant(), began.plus(moment.at()));
                if (!left.isNegative()) {
                    waiter.await(left);
                }
                carryOut(moment);
            }
            boolean atRest = comeToRest();
            Verdict verdict = judge(systems.urls());
            long deals = won.size();
            return new SoakResult(
                    settings.seed(), settings.time().toSeconds(), deals, new TreeMap<>(done), atRest, verdict);
        } finally {
            close();
            status.end();
        }
    }

    private void begin(Map<String, URI> urls) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        urls.forEach((system, url) -> simulators.put(system, new Simulator(http, url)));
        simulators.get("netsuite").fault(List.of(refusedForGood()));
        for (int i = 0; i < settings.runners(); i++) {
            runners.add(new ChildRunner(settings, i, urls));
            runners.get(i).start();
        }
        simulators.get("salesforce").tell(runners.get(0).webhooks(), SimulatorAccounts.WEBHOOK_SECRET);
        atWork();
    }

    private void atWork() throws Exception {
        for (ChildRunner runner : runners) {
            Patience.until(START, runner::announcedOrEnded)
                    .filter(begun -> runner.isAlive())
                    .orElseThrow(() -> new CommandFailure(
                            "RUN-3010 a runner of the soak did not begin to work; runner.log in %s says why: %s"
                                    .formatted(runner.folder().root(), runner.lastWords())));
        }
    }

    private static Map<String, Object> refusedForGood() {
        return Map.of(
                "operation",
                "job-upsert",
                "match",
                SoakPlan.UNLUCKY,
                "nth",
                1,
                "count",
                1_000_000,
                "fault",
                "http:400");
    }

    private void carryOut(Moment moment) throws Exception {
        Moment.Act act = moment.act();
        if (act instanceof Win win) {
            simulators
                    .get("salesforce")
                    .win(1, List.of(win.region()), Map.of(), win.account())
                    .forEach(id -> won.add(SourceFact.acknowledged("salesforce", "opportunity", id)));
        } else if (act instanceof Break fault) {
            simulators.get(fault.system()).fault(fault.faults());
            count(String.valueOf(fault.fault().get("fault")).replaceAll(":.*", ""));
        } else if (act instanceof Signal signal) {
            send(signal);
        }
        status.show(
                "%4d s  ".formatted(moment.at().toSeconds()),
                "%d deals won; last: %s".formatted(won.size(), act.says()));
    }

    private void send(Signal signal) throws Exception {
        ChildRunner runner = runners.get(signal.runner());
        switch (signal.kind()) {
            case KILL -> runner.kill();
            case STOP -> runner.stop();
            case PAUSE -> runner.pause();
            case CONTINUE -> runner.goOn();
            case START -> runner.start();
        }
        if (signal.kind() != Signal.Kind.START && signal.kind() != Signal.Kind.CONTINUE) {
            count(signal.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private void count(String what) {
        done.merge(what, 1L, Long::sum);
    }

    /** Nothing goes wrong any more, everybody is alive. */
    private boolean comeToRest() throws Exception {
        status.show("", "letting everything come to rest ...");
        for (Simulator simulator : simulators.values()) {
            simulator.heal();
        }
        for (ChildRunner runner : runners) {
            if (!runner.isAlive()) {
                runner.start();
            }
        }
        return new IdleWait(access(), clock.instant()).within(settings.rest());
    }

    private Verdict judge(Map<String, URI> urls) throws Exception {
        WorkflowSettings work = WorkflowSettings.DEFAULT;
        LedgerCheck check = new LedgerCheck(
                Throughline.builder()
                        .layers(Layers.over(Path.of("").toAbsolutePath()))
                        .promises(),
                new Limits(work.retries().tries(), work.crashLimit(), OVERDUE));
        return check.judge(new Witnesses(urls), won, () -> access().ask(Transactions::snapshot));
    }

    private LedgerAccess access() {
        LedgerSource source = settings.ledgerUrl() == null
                ? LedgerSource.embedded(runners.get(0).folder())
                : LedgerSource.at(settings.ledgerUrl(), System.getenv());
        return new LedgerAccess(runners.get(0).folder(), source);
    }

    /** Ends all runners, paused ones too. */
    @Override
    public void close() throws InterruptedException {
        for (ChildRunner runner : runners) {
            runner.close();
        }
    }
}
