package io.throughline.runner;

import io.throughline.runner.demo.Demo;
import io.throughline.runner.demo.DemoReport;
import io.throughline.runner.demo.DemoResult;
import io.throughline.runner.terminal.RunnerLogging;
import io.throughline.runner.terminal.StatusLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the demonstration and reports. */
@Command(
        name = "demo",
        description = {
            "Starts simulators and a runner on free ports with an empty ledger, wins deals in eight countries, lets things go wrong on purpose, and reports what became of every deal. Exit code 0 only if all ended as they should and nothing exists twice. Needs no account and nothing else."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline demo",
            "  throughline demo --deals 200 --keep /tmp/deals",
            "  throughline demo --json | jq '.deals[] | select(.case != null)'"
        })
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--deals",
            paramLabel = "N",
            defaultValue = "25",
            description = "How many deals. Default: ${DEFAULT-VALUE}.")
    private int deals;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "What ids and invented data follow from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "Use this empty folder and keep ledger, records and journals there; 'transactions --data DIR' reads them.")
    private Path keep;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to wait at most. Default: by the number of deals.")
    private int patience;

    @Override
    public Integer call() throws Exception {
        if (deals < Demo.FEWEST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--deals takes at least %d, to reach every country and case".formatted(Demo.FEWEST));
        }
        RunnerLogging.hush(List.of(
                "io.throughline.intake.feed.FeedHealth", "io.throughline.AccountingPeriods", "io.throughline.People"));
        Path folder = folder();
        try {
            DemoResult result = demo(folder).play();
            print(json ? result.toJson() : new DemoReport(ZoneId.systemDefault()).of(result));
            return result.isAsItShould() ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            if (keep == null) {
                delete(folder);
            }
        }
    }

    private Demo demo(Path folder) {
        Duration limit = patience > 0 ? Duration.ofSeconds(patience) : Duration.ofSeconds(180 + 2L * deals);
        return new Demo(
                new Demo.Settings(folder, deals, seed, limit),
                Clock.systemUTC(),
                StatusLine.on(spec.commandLine().getErr()));
    }

    private Path folder() throws IOException {
        if (keep == null) {
            return Files.createTempDirectory("throughline-demo");
        }
        if (Files.isDirectory(keep) && !isEmpty(keep)) {
            throw new ParameterException(
                    spec.commandLine(), "--keep takes a new or empty folder, and %s is not".formatted(keep));
        }
        return Files.createDirectories(keep);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
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

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
