package io.throughline.runner.load;

import io.throughline.ledger.entries.ReferenceLedger;
import io.throughline.runner.demo.Simulator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes a plan into the running simulators of Kantata and an ERP, and what decisions need of it into a ledger. Memory does not grow with the number of entries. For one thread. */
public final class Load {

    /** How far back the changes of a load lie, so that feeds see all of them at their first reading. */
    private static final Duration BEGIN = Duration.ofDays(30);

    private static final Duration END = Duration.ofHours(1);

    private final LoadPlan plan;
    private final KantataRecords kantata;
    private final ErpRecords erp;
    private final String erpName;
    private final Clock clock;

    /**
     * @param erp name of the connector of the ERP
     * @param clock of the simulators: times of change are told by it
     */
    public Load(LoadPlan plan, Simulator kantata, String erp, Simulator erpSimulator, Clock clock) {
        this.plan = plan;
        this.kantata = new KantataRecords(kantata);
        this.erp = ErpRecords.of(erp, erpSimulator);
        this.erpName = erp;
        this.clock = clock;
    }

    /** How many time entries and expenses the plan has. */
    public long entries() {
        long[] count = new long[1];
        plan.entries(entry -> count[0]++);
        return count[0];
    }

    /** Companies, projects, people, contracts, prices. */
    public void firm(ReferenceLedger references) throws IOException, InterruptedException {
        new ReferenceCopies(plan, erpName, references).write();
        kantata.firm(plan);
        erp.firm(plan);
    }

    /** All entries as they are handed in, with times of change from a month ago to an hour ago. */
    public void entries(Progress progress) {
        long total = entries();
        Instant begin = clock.instant().minus(BEGIN);
        long seconds = BEGIN.minus(END).toSeconds();
        long[] done = new long[1];
        plan.entries(entry -> {
            kantata.entry(plan, entry, begin.plusSeconds(seconds * done[0] / total));
            progress.done(++done[0], total);
        });
        kantata.flush();
    }

    /** What people correct, delete and remember late; changed now. */
    public void corrections(Progress progress) {
        long[] total = new long[1];
        plan.corrections(any -> total[0]++);
        long[] done = new long[1];
        plan.corrections(correction -> {
            if (correction.after() == null) {
                kantata.delete(correction.before());
            } else {
                kantata.entry(plan, correction.after(), clock.instant());
            }
            progress.done(++done[0], total[0]);
        });
        kantata.flush();
    }

    /**
     * What the books must hold.
     *
     * @param corrected whether the corrections count
     */
    public static Expectation expectation(LoadPlan plan, boolean corrected) {
        Expectation expectation = new Expectation(plan);
        plan.entries(expectation::add);
        if (corrected) {
            plan.corrections(expectation::correct);
        }
        return expectation;
    }

    /** Told how far a load is. */
    @FunctionalInterface
    public interface Progress {
        /** So many of so many are written or on their way. */
        void done(long done, long total);
    }
}
