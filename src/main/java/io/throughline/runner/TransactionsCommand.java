package io.throughline.runner;

import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import io.throughline.model.CloudEvent;
import io.throughline.model.EventModel;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.IdleWait;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.story.Transactions;
import io.throughline.runner.terminal.CommandFailure;
import io.throughline.runner.terminal.EventJson;
import io.throughline.runner.terminal.TransactionText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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

/** What the ledger knows; through the living runner of the data folder if there is one. */
@Command(
        name = "transactions",
        description = {
            "Tells what the ledger knows, newest first, in business words. Asks the living runner of the data folder if there is one; else reads the ledger itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline transactions --data /tmp/deals",
            "  throughline transactions 3f2c8a51-5d0e-4c1b-9a63-7a1f0d0f9b11 --data /tmp/deals --json",
            "  throughline transactions 3f2c8a51-5d0e-4c1b-9a63-7a1f0d0f9b11 --data /tmp/deals --event",
            "  throughline transactions --data /tmp/deals --wait-idle 120"
        })
final class TransactionsCommand implements Callable<Integer> {

    private static final String MANY = "1000";

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Mixin
    private LedgerOptions ledger;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only this transaction.")
    private String id;

    @Option(names = "--json", description = "Print JSON: a list, or one object if an ID is given.")
    private boolean json;

    @Option(
            names = "--event",
            description =
                    "Print the event that began the transaction of this ID, as a CloudEvent (structured JSON). Values that are personal, cost rates or typed by somebody are hidden.")
    private boolean event;

    @Option(names = "--show-hidden", description = "With --event: print every value.")
    private boolean showHidden;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = MANY,
            description = "How many transactions to list at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--wait-idle",
            paramLabel = "SECONDS",
            description = {
                "First wait, at most so long, until no transaction is due, leased or waiting for its time and every feed was read once more; exit code 1 if that does not happen."
            })
    private Integer waitIdle;

    @Override
    public Integer call() throws Exception {
        if (event ? id == null : showHidden) {
            throw new ParameterException(
                    spec.commandLine(), "--event needs the ID of a transaction, and --show-hidden needs --event");
        }
        DataFolder folder = ledger.folder();
        LedgerAccess access = new LedgerAccess(folder, ledger.source(folder));
        boolean idle = waitIdle == null || new IdleWait(access, Instant.now()).within(Duration.ofSeconds(waitIdle));
        if (id == null) {
            printAll(access);
        } else {
            printOne(access);
        }
        return idle ? ExitCode.OK : notIdle(access);
    }

    private void printAll(LedgerAccess access) throws Exception {
        List<Object> found = access.ask(transactions -> transactions.recent(limit));
        print(json ? Json.pretty(found) : text().all(found));
    }

    private void printOne(LedgerAccess access) throws Exception {
        Object found = access.ask((Transactions transactions) -> event ? transactions.event(id) : transactions.one(id))
                .orElseThrow(() -> new CommandFailure(
                        "RUN-1004 the ledger has no transaction '%s'; 'throughline transactions --data DIR' lists them all."
                                .formatted(id)));
        if (event) {
            printEvent(Json.asObject(found));
        } else {
            print(json ? Json.pretty(found) : text().one(found));
        }
    }

    private void printEvent(Map<String, Object> found) {
        EventJson shown = new EventJson(EventModel.load(root.layers(), new Problems()), showHidden);
        print(Json.pretty(shown.of(CloudEvent.read(found))));
        if (shown.hidden() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "throughline transactions: values hidden: %d. Nobody takes this event as it is; --show-hidden prints it whole."
                                    .formatted(shown.hidden()));
        }
    }

    private int notIdle(LedgerAccess access) throws Exception {
        spec.commandLine()
                .getErr()
                .println(
                        "throughline transactions: RUN-1005 still busy after %d s: %s. Wait longer, or look at what waits above."
                                .formatted(waitIdle, Json.write(access.ask(Transactions::workload))));
        return ExitCode.SOFTWARE;
    }

    private static TransactionText text() {
        return new TransactionText(ZoneId.systemDefault());
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
