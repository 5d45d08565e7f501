package io.throughline.runner;

import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.runner.entries.Entries;
import io.throughline.runner.entries.EntryExport;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.EntryWatch;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.terminal.CommandFailure;
import io.throughline.runner.terminal.EntryProgressText;
import io.throughline.runner.terminal.EntryReportText;
import io.throughline.runner.terminal.EntryStoryText;
import io.throughline.runner.terminal.StatusLine;
import io.throughline.runner.terminal.WithoutCost;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What became of time entries and expenses; through the living runner of the data folder if there is one. */
@Command(
        name = "entries",
        description = {
            "Tells what became of time entries and expenses: sums by legal entity, what is on hold for whom, and whether everything that was approved is accounted for; or the story of one entry."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline entries --data /tmp/deals",
            "  throughline entries 10045 --system kantata --data /tmp/deals",
            "  throughline entries --data /tmp/deals --watch 600 --csv march.csv"
        })
final class EntriesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Mixin
    private LedgerOptions ledger;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only this entry, by its id where it was recorded.")
    private String id;

    @Option(
            names = "--system",
            paramLabel = "NAME",
            description = "With ID: the system in which the entry was recorded. Default: any of config/systems.")
    private String system;

    @Option(names = "--json", description = "Print JSON: the report, or a list of stories if an ID is given.")
    private boolean json;

    @Option(names = "--show-cost", description = "Tell costs too. Default: no cost is shown to anybody.")
    private boolean showCost;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = {
                "Also write every posting line, and every entry that waits, is held or was returned, into this CSV file, with rule ids and the ERP's document numbers."
            })
    private Path csv;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = {
                "First show how many entries are done, how fast, how long it takes and what is on hold, at most so long, until nothing is open; exit code 1 if that does not happen."
            })
    private Integer watch;

    @Override
    public Integer call() throws Exception {
        if (id == null ? system != null : csv != null || watch != null) {
            throw new ParameterException(
                    spec.commandLine(), "--system needs the ID of an entry; --csv and --watch are about all of them");
        }
        DataFolder folder = ledger.folder();
        LedgerAccess access = new LedgerAccess(folder, ledger.source(folder));
        return id == null ? all(access) : story(access);
    }

    private int all(LedgerAccess access) throws Exception {
        boolean done = watch == null || watched(access);
        if (csv != null) {
            export(access);
        }
        int code = report(access);
        if (!done) {
            throw new CommandFailure(
                    "RUN-2453 after %d s entries are still on their way: %s. They go on; watch longer, or look at what waits with 'throughline transactions --data DIR'."
                            .formatted(watch, Json.write(access.inEntries(Entries::progress))));
        }
        return code;
    }

    private boolean watched(LedgerAccess access) throws Exception {
        StatusLine status = StatusLine.on(spec.commandLine().getErr());
        boolean done = new EntryWatch(
                        access,
                        Clock.systemUTC(),
                        (counts, rate) -> status.show("", EntryProgressText.of(counts, rate)))
                .within(Duration.ofSeconds(watch));
        status.end();
        return done;
    }

    private void export(LedgerAccess access) throws Exception {
        try {
            long rows = access.inEntries(entries -> new EntryExport(csv, showCost).write(entries));
            spec.commandLine().getErr().println("throughline entries: %d rows written to %s.".formatted(rows, csv));
        } catch (UncheckedIOException e) {
            throw new CommandFailure(
                    "RUN-2450 the file %s cannot be written: %s. Nothing was changed; choose another --csv, in a folder that exists and has room."
                            .formatted(csv, e.getCause().getMessage()),
                    e);
        }
    }

    private int report(LedgerAccess access) throws Exception {
        Map<String, Object> report = Json.asObject(shown(access.inEntries(Entries::report)));
        print(json ? Json.pretty(report) : EntryReportText.of(report));
        if (Boolean.TRUE.equals(Json.at(report, "completeness.addsUp"))) {
            return ExitCode.OK;
        }
        throw new CommandFailure(
                "RUN-2452 approved entries are neither posted nor held, returned or open: %s. They may be missing in the books. If the same is told again in a minute, report it; 'throughline check --data DIR' judges the ledger."
                        .formatted(Json.write(report.get("completeness"))));
    }

    private int story(LedgerAccess access) throws Exception {
        List<String> systems = system == null
                ? Systems.load(root.layers(), new Problems()).all().stream()
                        .map(SystemConfig::name)
                        .toList()
                : List.of(system);
        List<Object> found = access.inEntries(entries -> entries.stories(id, systems));
        if (found.isEmpty()) {
            throw new CommandFailure(
                    "RUN-2451 the ledger has no entry '%s' of %s. Nobody told us of it yet, or its id is another one at its source; without ID, 'throughline entries --data DIR' tells what there is."
                            .formatted(id, String.join(", ", systems)));
        }
        List<Object> stories = Json.asList(shown(found));
        print(
                json
                        ? Json.pretty(stories)
                        : stories.stream().map(EntryStoryText::of).collect(Collectors.joining("\n\n")));
        return ExitCode.OK;
    }

    private Object shown(Object value) {
        return showCost ? value : WithoutCost.of(value);
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
