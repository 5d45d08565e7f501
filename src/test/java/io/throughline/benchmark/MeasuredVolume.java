package io.throughline.benchmark;

import io.throughline.Throughline;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.config.Layers;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.Workload;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.ledger.jdbc.TimeOrderedIds;
import io.throughline.runner.load.ExpectedFile;
import io.throughline.runner.load.LoadComparison;
import io.throughline.runner.standalone.SimulatorAccounts;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Throughline with a loaded ledger, from the start of its routes until everything expected is posted and until it is at rest.
 *
 * <p>Arguments: folder of the ledger; files over the packed ones; file of expected sums; base port of the simulators; number of entries.
 */
final class MeasuredVolume {

    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("volume.minutes", 20));

    private MeasuredVolume() {}

    public static void main(String[] arguments) throws Exception {
        long entries = Long.parseLong(arguments[4]);
        LoadComparison comparison = new LoadComparison(ExpectedFile.read(Path.of(arguments[2])));
        try (Ledger ledger = JdbcLedger.open(
                LedgerSettings.file(Path.of(arguments[0]).resolve("ledger")).withPoolSize(24),
                new TimeOrderedIds(InstantSource.system(), new SecureRandom()))) {
            ProcessFigures before = ProcessFigures.now();
            start(ledger, Path.of(arguments[1]), Integer.parseInt(arguments[3]));
            List<String> differences = posted(comparison, ledger);
            print("posted, %d sums differ".formatted(differences.size()), before, entries);
            rest(ledger);
            print("at rest", before, entries);
            System.out.printf("=old generation at its peak %d MiB%n", highWater() >> 20);
            differences.stream().limit(3).forEach(line -> System.out.println("=" + line));
        }
        System.exit(0);
    }

    private static void start(Ledger ledger, Path files, int basePort) throws Exception {
        CamelContext context = new DefaultCamelContext();
        Throughline.builder()
                .layers(Layers.over(files))
                .ledger(ledger)
                .accounts(SimulatorAccounts.replacing(SimulatorAccounts.at(basePort)))
                .settings(WorkflowSettings.DEFAULT.withWorkers(8))
                .pollEvery(Duration.ofSeconds(1))
                .build()
                .addTo(context);
        context.start();
    }

    private static void print(String what, ProcessFigures before, long entries) {
        ProcessFigures used = ProcessFigures.now().since(before);
        System.out.printf(
                "=%s: %d entries in %.1f s, %.0f entries/s, %.2f ms CPU an entry%n",
                what,
                entries,
                used.wallMillis() / 1000.0,
                entries * 1000.0 / used.wallMillis(),
                (double) used.cpuMillis() / entries);
    }

    // Seldom, for summing up costs the database something
    private static List<String> posted(LoadComparison comparison, Ledger ledger) {
        long end = System.nanoTime() + LONGEST.toNanos();
        List<String> differences = comparison.withLedger(ledger.entries());
        while (!differences.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_500_000_000);
            differences = comparison.withLedger(ledger.entries());
        }
        return differences;
    }

    private static void rest(Ledger ledger) {
        Workload load = ledger.workload();
        while (load.due() + load.leased() > 0) {
            LockSupport.parkNanos(500_000_000);
            load = ledger.workload();
        }
    }

    /** The most that was in the old generation, garbage included. */
    private static long highWater() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(pool -> pool.getName().contains("Tenured"))
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
