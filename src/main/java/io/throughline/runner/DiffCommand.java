package io.throughline.runner;

import io.throughline.BundleFiles;
import io.throughline.BundleReplay;
import io.throughline.RecordedBindings;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.runner.archive.Archive;
import io.throughline.runner.archive.DiffJson;
import io.throughline.runner.archive.DiffRequest;
import io.throughline.runner.archive.DiffResult;
import io.throughline.runner.archive.DiffText;
import io.throughline.runner.archive.NamedBundle;
import io.throughline.runner.archive.RecordedDiff;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.LedgerAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What a changed bundle would have done with the deals of the past. */
@Command(
        name = "diff",
        description = {
            "Replays recorded transactions with two bundles and lists which records, postings, amounts and holds would differ. Nothing is called and nothing is stored. OLD and NEW are each 'current', a folder whose files lie over the packed ones, or the beginning of the hash of a stored bundle."
        },
        exitCodeOnExecutionException = DiffCommand.NOT_FOUND_OUT,
        exitCodeList = {
            "0:nothing differs; with --fail-above, no more than that is at stake",
            "1:something differs",
            "2:wrong usage",
            "3:it could not be found out; the message says why"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline diff current . --on recorded --data /tmp/deals",
            "  throughline diff 3f2c8a51 current --on recorded --region de --since 2026-11-01 --data /tmp/deals",
            "  throughline diff current . --on recorded --fail-above 100 --json --data /tmp/deals"
        })
final class DiffCommand implements Callable<Integer> {

    /** Of a comparison that was not made: no pipeline may take it for a difference, and none for equal. */
    static final int NOT_FOUND_OUT = 3;

    private static final long NANOS_BETWEEN_WORDS = 2_000_000_000L;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Mixin
    private LedgerOptions ledger;

    @Parameters(index = "0", paramLabel = "OLD", description = "The bundle that is compared with.")
    private String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The bundle that is to be judged.")
    private String young;

    private enum Ground {
        recorded
    }

    @Option(
            names = "--on",
            required = true,
            paramLabel = "recorded",
            description = "On what: recorded, the transactions of the ledger.")
    private Ground ground;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only transactions created on that day (UTC), or at that instant, or later.")
    private String since;

    @Option(
            names = "--transactions",
            paramLabel = "ID",
            split = ",",
            description = "Only these; several with commas between.")
    private List<String> transactions = List.of();

    @Option(names = "--region", paramLabel = "CODE", description = "Only transactions of this region.")
    private String region;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10000",
            description = "At most so many, the newest. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--fail-above",
            paramLabel = "AMOUNT",
            description = {
                "End with 1 only if more than this amount is at stake in all: in the currency of the books where the rate is known, else in each currency by itself."
            })
    private BigDecimal failAbove;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many differences the table shows at most. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--show-hidden",
            description = "Show values that are personal, cost rates or typed by somebody, and names of customers.")
    private boolean open;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private long lastWord = System.nanoTime();

    @Override
    public Integer call() throws Exception {
        DiffRequest request = new DiffRequest(transactions, from(), region, Math.max(1, limit));
        DataFolder folder = ledger.folder();
        LedgerAccess access = new LedgerAccess(folder, ledger.source(folder));
        String here = BundleFiles.of(root.layers()).hash();
        DiffResult result = access.inArchive(here, archive -> compare(archive, request));
        print(json ? Json.pretty(new DiffJson(open).of(result)) : new DiffText(open, rows).of(result));
        return exitCode(result);
    }

    private int exitCode(DiffResult result) {
        boolean blind =
                result.transactions().stream().noneMatch(one -> one.gaps().isEmpty())
                        && !result.transactions().isEmpty();
        if (blind || !result.unknown().isEmpty()) {
            tell(
                    "MAP-1158 no transaction could be replayed whole, or one that you named is not there; nothing is proven.");
            return NOT_FOUND_OUT;
        }
        boolean differs = failAbove == null ? !result.different().isEmpty() : result.isAbove(failAbove);
        return differs ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private DiffResult compare(Archive archive, DiffRequest request) throws IOException, InterruptedException {
        NamedBundle named = new NamedBundle(archive, root.layers(), root.directory());
        BundleFiles before = named.find(old);
        BundleFiles after = named.find(young);
        try (BundleReplay replayOld = start(before, old, archive::bindings);
                BundleReplay replayNew = start(after, young, archive::bindings)) {
            return new RecordedDiff(replayOld, replayNew, this::progress).over(archive, request);
        }
    }

    /** A folder says itself which systems are connected; a stored bundle does not know. */
    private BundleReplay start(BundleFiles files, String name, RecordedBindings whoWasWho) {
        Layers accounts = Files.isDirectory(root.directory().resolve(name)) ? files.layers() : root.layers();
        try {
            return BundleReplay.start(files, accounts, whoWasWho);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception broken) {
            throw new IllegalStateException(
                    "MAP-1159 bundle %s cannot be started for a replay: %s. Nothing was changed; 'throughline validate' may say more."
                            .formatted(files.name(), broken.getMessage()),
                    broken);
        }
    }

    private void progress(int done, int all) {
        if (System.nanoTime() - lastWord > NANOS_BETWEEN_WORDS) {
            lastWord = System.nanoTime();
            tell("%d of %d transactions compared".formatted(done, all));
        }
    }

    private void tell(String words) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("throughline diff: " + words);
        err.flush();
    }

    private Instant from() {
        if (since == null) {
            return null;
        }
        try {
            return since.contains("T")
                    ? Instant.parse(since)
                    : LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new ParameterException(
                    spec.commandLine(), "--since takes a day such as 2026-11-01, or an instant", wrong);
        }
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
