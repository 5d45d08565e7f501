package io.throughline.runner;

import io.throughline.Throughline;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.ledger.check.Limits;
import io.throughline.ledger.check.Verdict;
import io.throughline.runner.check.LedgerCheck;
import io.throughline.runner.check.VerdictText;
import io.throughline.runner.check.Witnesses;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.runner.story.Transactions;
import java.net.URI;
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
import picocli.CommandLine.Spec;

/** Judges a ledger against I1 to I14. */
@Command(
        name = "check",
        description = {
            "Judges the whole ledger against the invariants I1 to I14 behind the guarantees: nothing lost, nothing twice, one writer, undone in order, nothing stuck. With --targets also the journals of the simulators. Changes nothing; exit code 1 if something is violated."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline check --data /tmp/deals",
            "  throughline check --data /tmp/deals --targets 18400",
            "  throughline check --data /tmp/deals --targets netsuite=http://127.0.0.1:18401 --json"
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerOptions ledger;

    @Option(
            names = "--targets",
            paramLabel = "PORT|NAME=URL,..",
            description =
                    "Simulators whose journals are witnesses: their base port, or their addresses. Without it, effects at the targets (I5) are not judged.")
    private String targets;

    @Option(
            names = "--overdue",
            paramLabel = "MINUTES",
            description =
                    "How long something due may wait for a worker (I12). Default: not judged, because no runner need be alive.")
    private Integer overdue;

    @Option(names = "--json", description = "Print the verdict as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        DataFolder folder = ledger.folder();
        LedgerAccess access = new LedgerAccess(folder, ledger.source(folder));
        LedgerCheck check = new LedgerCheck(
                Throughline.builder()
                        .layers(Layers.over(Path.of("").toAbsolutePath()))
                        .promises(),
                limits());
        Verdict verdict = check.judge(new Witnesses(urls()), () -> access.ask(Transactions::snapshot));
        spec.commandLine().getOut().println(json ? Json.pretty(verdict.toPlain()) : VerdictText.of(verdict));
        spec.commandLine().getOut().flush();
        return verdict.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Limits limits() {
        WorkflowSettings settings = WorkflowSettings.DEFAULT;
        return new Limits(
                settings.retries().tries(),
                settings.crashLimit(),
                overdue == null ? null : Duration.ofMinutes(Math.max(1, overdue)));
    }

    private Map<String, URI> urls() {
        Map<String, URI> urls = new LinkedHashMap<>();
        if (targets == null) {
            return urls;
        }
        try {
            if (targets.matches("\\d{1,5}")) {
                SimulatorAccounts.at(Integer.parseInt(targets))
                        .forEach((system, url) -> urls.put(system, URI.create(url)));
                return urls;
            }
            for (String target : targets.split(",")) {
                int cut = target.indexOf('=');
                urls.put(
                        target.substring(0, cut).strip(),
                        URI.create(target.substring(cut + 1).strip()));
            }
            return urls;
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new ParameterException(
                    spec.commandLine(), "--targets takes a base port or NAME=URL,NAME=URL, not " + targets, wrong);
        }
    }
}
