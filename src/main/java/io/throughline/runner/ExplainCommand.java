package io.throughline.runner;

import io.throughline.BundleFiles;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.replay.ExplainedStep;
import io.throughline.runner.explain.ExplainJson;
import io.throughline.runner.explain.ExplainText;
import io.throughline.runner.explain.ExplainedTransaction;
import io.throughline.runner.explain.TransactionExplainer;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.terminal.CommandFailure;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Why the values of a past transaction are what they are. */
@Command(
        name = "explain",
        description = {
            "Says of every value that a past transaction read, decided and sent which rule made it, with file and line, from what, by which rows of tables and since when; and of every field that is absent why. Replays the record of the ledger with the files that the transaction ran with; calls nobody and stores nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline explain 01a2120f-cb7c-78be-bb76-db82907e9ab9 --data /tmp/deals",
            "  throughline explain 01a2120f-cb7c-78be-bb76-db82907e9ab9 contract --field subsidiary --data /tmp/deals",
            "  throughline explain 01a2120f-cb7c-78be-bb76-db82907e9ab9 terms --json --data /tmp/deals"
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Mixin
    private LedgerOptions ledger;

    @Parameters(index = "0", paramLabel = "TRANSACTION", description = "Its id, as 'transactions' lists it.")
    private String transaction;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STEP",
            description = "Only this step, such as contract or task/kick-off; task means all tasks.")
    private String step;

    @Option(
            names = "--field",
            paramLabel = "PATH",
            description = "Only this field of any record and what lies in it, such as account.taxNumber.")
    private String field;

    @Option(names = "--show-hidden", description = "Show values that are personal, cost rates or typed by somebody.")
    private boolean open;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Layers here = root.layers();
        DataFolder folder = ledger.folder();
        LedgerAccess access = new LedgerAccess(folder, ledger.source(folder));
        ExplainedTransaction told = access.inArchive(
                BundleFiles.of(here).hash(),
                archive -> new TransactionExplainer(archive, here).explain(transaction, field, open));
        ExplainedTransaction asked = step == null ? told : told.only(step);
        if (asked.steps().isEmpty()) {
            throw nothing(told);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.pretty(ExplainJson.of(asked)) : ExplainText.of(asked));
        out.flush();
        return ExitCode.OK;
    }

    private CommandFailure nothing(ExplainedTransaction told) {
        String steps = told.steps().stream().map(ExplainedStep::id).collect(Collectors.joining(", "));
        if (steps.isEmpty() && field == null) {
            String why = told.gaps().stream().map(gap -> gap.reason()).collect(Collectors.joining("; "));
            return new CommandFailure("RUN-2301 nothing can be explained of transaction %s: %s. Nothing was changed."
                    .formatted(transaction, why));
        }
        return new CommandFailure(
                field == null
                        ? "RUN-2302 transaction %s has no step '%s'; it has %s.".formatted(transaction, step, steps)
                        : "RUN-2303 no record of transaction %s%s has a field '%s'%s."
                                .formatted(
                                        transaction,
                                        step == null ? "" : ", step " + step + ",",
                                        field,
                                        steps.isEmpty() ? "" : "; records of these steps have: " + steps));
    }
}
