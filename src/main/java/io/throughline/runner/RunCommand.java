package io.throughline.runner;

import ch.qos.logback.classic.Level;
import io.throughline.config.Layers;
import io.throughline.config.Systems;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.RunnerSettings;
import io.throughline.runner.standalone.StandaloneRunner;
import io.throughline.runner.terminal.RunnerLogging;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The standalone runner, until the process is stopped. */
@Command(
        name = "run",
        description = {
            "Runs the workflows: polls and webhooks come in, transactions are worked on. Prints one line 'ready URL' when it works. May be killed at any moment: started again on the same data folder, it goes on. Files in ./routes, ./mappings and ./config override the packed ones."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline run --profile simulators --base-port 18400 --data /tmp/deals",
            "  throughline run --data /var/lib/throughline --port 8080",
            "  THROUGHLINE_LEDGER_USER=app THROUGHLINE_LEDGER_PASSWORD=... \\",
            "    throughline run --data /var/lib/throughline --ledger jdbc:postgresql://db/throughline"
        })
final class RunCommand implements Callable<Integer> {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SIMULATORS_POLL = Duration.ofSeconds(2);

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private SimulatorOptions simulators;

    @Option(
            names = "--system",
            paramLabel = "NAME=URL",
            description = "Another address for one system; may be repeated.")
    private Map<String, String> systems = new LinkedHashMap<>();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port on 127.0.0.1 for webhooks and health; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Transactions worked on at once, per workflow. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Option(
            names = "--lease",
            paramLabel = "SECONDS",
            description =
                    "How long the claim of a runner that gives no sign of life holds, before another runner takes over. Must be half as long again as the longest call. Default: 60.")
    private Integer lease;

    @Option(
            names = "--call-timeout",
            paramLabel = "SECONDS",
            description =
                    "The longest that one call to a system may take, for all systems; a lost answer is asked about a quarter (at least a second) later. Default: as config/systems says, else 20; 10 with the simulators.")
    private Integer callTimeout;

    @Option(names = "--no-feeds", description = "Do not poll the systems; events come by webhook only.")
    private boolean noFeeds;

    @Option(
            names = "--no-webhooks",
            description = "Take no webhooks; events come by poll only. Needs no webhook secret.")
    private boolean noWebhooks;

    @Option(
            names = "--poll",
            paramLabel = "SECONDS",
            description =
                    "How long a feed rests between two polls. Default: as config/intake.yaml says; 2 with the simulators.")
    private Integer poll;

    @Option(names = "--end-with-input", hidden = true, description = "Stop when the input ends.")
    private boolean endWithInput;

    @Override
    public Integer call() throws Exception {
        if (!root.debug()) {
            RunnerLogging.configure(Level.INFO);
        }
        StandaloneRunner runner = StandaloneRunner.start(settings());
        PrintWriter out = spec.commandLine().getOut();
        out.println("ready " + runner.url());
        out.flush();
        StopSignal stop = new StopSignal();
        if (endWithInput) {
            stop.followInput(System.in);
        }
        stop.awaitAndClose(runner);
        return ExitCode.OK;
    }

    private RunnerSettings settings() {
        DataFolder folder = ledger.folder();
        return new RunnerSettings(
                folder,
                ledger.source(folder),
                Layers.over(Path.of("").toAbsolutePath()),
                this::accounts,
                simulators.environment(System.getenv()),
                port,
                new RunnerSettings.Edges(!noFeeds, !noWebhooks, pollEvery()),
                workers,
                seconds(lease));
    }

    private static Duration seconds(Integer number) {
        return number == null ? null : Duration.ofSeconds(Math.max(1, number));
    }

    private Duration pollEvery() {
        if (poll != null) {
            return Duration.ofSeconds(Math.max(1, poll));
        }
        return simulators.areAsked() ? SIMULATORS_POLL : null;
    }

    private Systems accounts(Systems accounts) {
        Systems changed = simulators.accounts(accounts);
        for (Map.Entry<String, String> system : systems.entrySet()) {
            changed = moved(changed, system.getKey(), system.getValue());
        }
        return callTimeout == null ? changed : timed(changed, seconds(callTimeout));
    }

    /** An answer in doubt settles longer than any call may take. */
    private static Systems timed(Systems accounts, Duration longestCall) {
        Duration quarter = longestCall.dividedBy(4);
        return accounts.withTimes(longestCall, longestCall.plus(quarter.compareTo(SECOND) > 0 ? quarter : SECOND));
    }

    private Systems moved(Systems accounts, String name, String url) {
        try {
            return accounts.withOverride(name, url);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--system: " + wrong.getMessage(), wrong);
        }
    }
}
