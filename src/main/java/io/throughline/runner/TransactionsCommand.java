package io.throughline.runner;

import io.throughline.canonical.Json;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.IdleWait;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.story.Transactions;
import io.throughline.runner.terminal.CommandFailure;
import io.throughline.runner.terminal.TransactionText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "  throughline transactions --data /tmp/deals --wait-idle 120"
        })
final class TransactionsCommand implements Callable<Integer> {

    private static final String MANY = "1000";

    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerOptions ledger;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only this transaction.")
    private String id;

    @Option(names = "--json", description = "Print JSON: a list, or one object if an ID is given.")
    private boolean json;

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
        Object found = access.ask((Transactions transactions) -> transactions.one(id))
                .orElseThrow(() -> new CommandFailure(
                        "RUN-1004 the ledger has no transaction '%s'; 'throughline transactions --data DIR' lists them all."
                                .formatted(id)));
        print(json ? Json.pretty(found) : text().one(found));
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
