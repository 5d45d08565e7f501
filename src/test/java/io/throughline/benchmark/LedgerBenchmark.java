package io.throughline.benchmark;

import io.throughline.camel.workflow.EndMarker;
import io.throughline.camel.workflow.WorkflowHost;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.TimeOrderedIds;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The price of the ledger: transactions of six keyed steps through the real workflow host, with operations that do nothing, on durable H2 and on
 * PostgreSQL. All events are stored first; measured is from the first claim to the last transaction's end, after a warm-up of the same kind.
 *
 * <p>Arguments: database (h2, postgresql), transactions at once, transactions (default 3000).
 */
public final class LedgerBenchmark {

    private static final int STEPS = 6;
    private static final String WORKFLOW = """
            - route:
                id: six-steps
                from:
                  uri: workflow:six-steps
                  parameters: { on: measured.v1 }
                  steps:
                    - to: "step:first?call=any-first-set"
                    - to: "step:second?call=any-second-set"
                    - to: "step:third?call=any-third-set"
                    - to: "step:fourth?call=any-fourth-set"
                    - to: "step:fifth?call=any-fifth-set"
                    - to: "step:sixth?call=any-sixth-set"
            """;

    private LedgerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int atOnce = Integer.parseInt(arguments[1]);
        int transactions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3_000;
        try (MeasuredDatabase database = MeasuredDatabase.named(arguments[0])) {
            offer(database, transactions);
            run(database, atOnce, transactions);
            offer(database, transactions);
            Optional<Long> before = database.flushes();
            ProcessFigures used = run(database, atOnce, transactions);
            print(arguments[0], atOnce, transactions, used, before, database.flushes());
        }
        System.exit(0);
    }

    private static JdbcLedger open(MeasuredDatabase database) {
        return JdbcLedger.open(database.settings(), new TimeOrderedIds(InstantSource.system(), new SecureRandom()));
    }

    private static ProcessFigures run(MeasuredDatabase database, int atOnce, int transactions) throws Exception {
        try (Ledger ledger = open(database);
                CamelContext context = new DefaultCamelContext()) {
            NoOpOperations operations = prepare(context, ledger, atOnce);
            long ended = ledger.workload().ended();
            context.start();
            ProcessFigures before = ProcessFigures.now();
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("six-steps.yaml", WORKFLOW));
            while (operations.calls() < transactions * STEPS
                    || ledger.workload().ended() < ended + transactions) {
                LockSupport.parkNanos(5_000_000);
            }
            return ProcessFigures.now().since(before);
        }
    }

    private static NoOpOperations prepare(CamelContext context, Ledger ledger, int atOnce) {
        NoOpOperations operations = new NoOpOperations();
        WorkflowHost host = WorkflowHost.over(ledger, operations, operations)
                .settings(WorkflowSettings.DEFAULT.withWorkers(atOnce))
                .build();
        context.getRegistry().bind("workflowHost", host);
        ((ModelCamelContext) context).addModelLifecycleStrategy(new EndMarker());
        return operations;
    }

    private static void offer(MeasuredDatabase database, int transactions) {
        NewTransaction start = new NewTransaction("six-steps", null, null, "");
        try (Ledger ledger = open(database)) {
            for (int i = 0; i < transactions; i++) {
                ledger.accept(event(UUID.randomUUID().toString()), List.of(start));
            }
        }
    }

    private static NewEvent event(String id) {
        return new NewEvent(
                id,
                "measured.v1",
                "benchmark",
                "opportunity",
                id,
                "1",
                null,
                Instant.EPOCH,
                Map.of("id", id),
                new byte[] {'{', '}'},
                "application/json");
    }

    private static void print(
            String database,
            int atOnce,
            int transactions,
            ProcessFigures used,
            Optional<Long> before,
            Optional<Long> after) {
        double steps = (double) transactions * STEPS;
        System.out.printf(
                "=%s, %d at once: %.0f transactions/s, %.0f steps/s, %.2f ms CPU a transaction%s%n",
                database,
                atOnce,
                transactions * 1000.0 / used.wallMillis(),
                steps * 1000 / used.wallMillis(),
                (double) used.cpuMillis() / transactions,
                before.map(first -> ", %.3f flushes a step".formatted((after.orElseThrow() - first) / steps))
                        .orElse(""));
    }
}
