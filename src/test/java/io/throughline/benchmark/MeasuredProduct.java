package io.throughline.benchmark;

import io.throughline.Throughline;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.standalone.SimulatorAccounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Throughline on an H2 file, from the start of the process to the last deal. */
final class MeasuredProduct {

    private MeasuredProduct() {}

    public static void main(String[] arguments) throws Exception {
        long started = Long.parseLong(arguments[0]);
        int deals = Integer.parseInt(arguments[3]);
        try (Ledger ledger = JdbcLedger.open(
                LedgerSettings.file(Path.of(arguments[1])),
                () -> UUID.randomUUID().toString())) {
            CamelContext context = start(ledger, Integer.parseInt(arguments[2]));
            System.out.printf("=ready after %d ms%n", System.currentTimeMillis() - started);
            await(ledger, 1);
            System.out.printf("=first deal finished after %d ms%n", System.currentTimeMillis() - started);
            await(ledger, deals / 2);
            long done = ledger.workload().ended();
            ProcessFigures warm = ProcessFigures.now();
            await(ledger, deals);
            warm.printPerDeal("second half", (int) (ledger.workload().ended() - done));
            context.stop();
        }
    }

    private static CamelContext start(Ledger ledger, int basePort) throws Exception {
        CamelContext context = new DefaultCamelContext();
        Throughline.builder()
                .ledger(ledger)
                .accounts(SimulatorAccounts.replacing(SimulatorAccounts.at(basePort)))
                .settings(WorkflowSettings.DEFAULT)
                .pollEvery(Duration.ofSeconds(1))
                .build()
                .addTo(context);
        context.start();
        System.out.printf("=heap after start %d MiB%n", ProcessFigures.heap());
        return context;
    }

    private static void await(Ledger ledger, int deals) {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (ledger.workload().ended() + ledger.workload().withPerson() < deals && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
