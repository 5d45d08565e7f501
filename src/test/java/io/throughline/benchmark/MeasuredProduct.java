package io.throughline.benchmark;

import io.throughline.Throughline;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.TimeOrderedIds;
import io.throughline.runner.standalone.SimulatorAccounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Throughline with its own mappings, rules and ledger, from the start of the process to the last deal.
 *
 * <p>Arguments: when the process was started; database; deals in all; deals at once; base port of the simulators; file for the calls.
 */
final class MeasuredProduct {

    private MeasuredProduct() {}

    public static void main(String[] arguments) throws Exception {
        long started = Long.parseLong(arguments[0]);
        int deals = Integer.parseInt(arguments[2]);
        try (MeasuredDatabase database = MeasuredDatabase.named(arguments[1]);
                Ledger ledger = JdbcLedger.open(
                        database.settings().withPoolSize(24),
                        new TimeOrderedIds(InstantSource.system(), new SecureRandom()))) {
            start(ledger, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            System.out.printf("=ready after %d ms%n", System.currentTimeMillis() - started);
            await(ledger, 1);
            System.out.printf("=first deal finished after %d ms%n", System.currentTimeMillis() - started);
            await(ledger, deals / 2);
            long done = finished(ledger);
            ProcessFigures before = ProcessFigures.now();
            await(ledger, deals);
            ProcessFigures.now().since(before).print((int) (finished(ledger) - done));
            System.out.printf("=heap after the last deal %d MiB%n", ProcessFigures.heap());
            Files.write(
                    Path.of(arguments[5]),
                    database.calls().stream().map(RecordedCall::line).toList());
        }
        System.exit(0);
    }

    private static void start(Ledger ledger, int atOnce, int basePort) throws Exception {
        CamelContext context = new DefaultCamelContext();
        Throughline.builder()
                .ledger(ledger)
                .accounts(SimulatorAccounts.replacing(SimulatorAccounts.at(basePort)))
                .settings(WorkflowSettings.DEFAULT.withWorkers(atOnce))
                .pollEvery(Duration.ofSeconds(1))
                .build()
                .addTo(context);
        context.start();
        System.out.printf("=heap after start %d MiB%n", ProcessFigures.heap());
    }

    private static long finished(Ledger ledger) {
        return ledger.workload().ended() + ledger.workload().withPerson();
    }

    // Seldom, for counting costs the database as much as a few commits
    private static void await(Ledger ledger, int deals) {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (finished(ledger) < deals && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000_000);
        }
    }
}
