package io.throughline.runner;

import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.terminal.CommandFailure;
import io.throughline.runner.terminal.EntryReportText;
import io.throughline.runner.terminal.EntryStoryText;
import io.throughline.runner.terminal.WithoutCost;
import java.io.PrintWriter;
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
            "  throughline entries 10045 --system kantata --data /tmp/deals"
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

    @Override
    public Integer call() throws Exception {
        if (system != null && id == null) {
            throw new ParameterException(spec.commandLine(), "--system needs the ID of an entry");
        }
        DataFolder folder = ledger.folder();
        LedgerAccess access = new LedgerAccess(folder, ledger.source(folder));
        return id == null ? report(access) : story(access);
    }

    private int report(LedgerAccess access) throws Exception {
        Map<String, Object> report = Json.asObject(shown(access.inEntries(entries -> entries.report())));
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
