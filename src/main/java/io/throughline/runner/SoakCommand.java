package io.throughline.runner;

import io.throughline.canonical.Json;
import io.throughline.runner.soak.Soak;
import io.throughline.runner.soak.SoakResult;
import io.throughline.runner.soak.SoakSettings;
import io.throughline.runner.terminal.StatusLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Wins deals for minutes while things go wrong at random, and judges what became of them. */
@Command(
        name = "soak",
        description = {
            "Starts simulators and runners on free ports with an empty ledger and wins deals while a nemesis, drawn from the seed, kills, pauses and stops runners, loses answers, delays, refuses and garbles calls. Then lets everything come to rest and judges I1 to I14 against the journals. Exit code 1 if something is violated."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline soak --minutes 10 --seed 7",
            "  THROUGHLINE_LEDGER_USER=app THROUGHLINE_LEDGER_PASSWORD=... \\",
            "    throughline soak --minutes 30 --seed 7 --ledger jdbc:postgresql://127.0.0.1/soak"
        })
final class SoakCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long, for example 0.5. Default: ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "What deals and faults follow from; the same seed does the same again. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--deals-per-minute",
            paramLabel = "N",
            defaultValue = "40",
            description = "How many deals are won, on average. Default: ${DEFAULT-VALUE}.")
    private int dealsPerMinute;

    @Option(
            names = "--ledger",
            paramLabel = "URL",
            description =
                    "An empty PostgreSQL database for the ledger; then two runners work on it. Default: an embedded ledger with one runner.")
    private String ledger;

    @Option(
            names = "--lease",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Lease of the runners. Default: ${DEFAULT-VALUE}.")
    private int lease;

    @Option(
            names = "--call-timeout",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "The longest call of the runners. Default: ${DEFAULT-VALUE}.")
    private int callTimeout;

    @Option(
            names = "--rest",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How long everything may take to come to rest afterwards. Default: ${DEFAULT-VALUE}.")
    private int rest;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "Use this empty folder and keep ledger, journals and logs there. Default: kept only if something is wrong.")
    private Path keep;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (minutes <= 0 || dealsPerMinute <= 0) {
            throw new ParameterException(spec.commandLine(), "--minutes and --deals-per-minute must be more than 0");
        }
        Path folder = folder();
        SoakResult result = soak(folder);
        spec.commandLine().getOut().println(json ? Json.pretty(result.toPlain()) : result.toText());
        spec.commandLine().getOut().flush();
        if (result.holds() && keep == null) {
            delete(folder);
        } else {
            spec.commandLine().getErr().println("ledger, journals and logs are in " + folder);
        }
        return result.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private SoakResult soak(Path folder) throws Exception {
        Soak soak = new Soak(
                new SoakSettings(
                        folder,
                        Duration.ofMillis(Math.round(minutes * 60_000)),
                        seed,
                        dealsPerMinute,
                        ledger,
                        ledger == null ? 1 : 2,
                        Duration.ofSeconds(lease),
                        Duration.ofSeconds(callTimeout),
                        Duration.ofMinutes(rest)),
                Clock.systemUTC(),
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                StatusLine.on(spec.commandLine().getErr()));
        Thread ending = new Thread(() -> end(soak), "end of the soak");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            return soak.run();
        } finally {
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }

    private static void end(Soak soak) {
        try {
            soak.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path folder() throws IOException {
        if (keep == null) {
            return Files.createTempDirectory("throughline-soak");
        }
        if (Files.isDirectory(keep)) {
            try (Stream<Path> content = Files.list(keep)) {
                if (content.findAny().isPresent()) {
                    throw new ParameterException(
                            spec.commandLine(), "--keep takes a new or empty folder, and %s is not".formatted(keep));
                }
            }
        }
        return Files.createDirectories(keep).toAbsolutePath();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> content;
        try (Stream<Path> walk = Files.walk(folder)) {
            content = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : content) {
            Files.deleteIfExists(path);
        }
    }
}
