package io.throughline.rules.time;

import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import java.util.List;
import java.util.Map;

/**
 * Decides about a time entry: puts the rules of time, rates, caps, companies and money together. Pure: the same entry, knowledge and surroundings always give
 * the same decision with the same keys. The books are never told twice: what they should hold is compared with what they hold, and only the difference is
 * made, as reversals and new lines that are linked. Used by many threads.
 */
public final class TimeDecision {

    private TimeDecision() {}

    /**
     * What becomes of a new version of an entry.
     *
     * @param entry canonical time entry; not changed
     * @param known what is known of it
     * @param around what is needed besides
     */
    public static Decision decide(Map<String, Object> entry, Known known, Surroundings around) {
        TimeEntry read = TimeEntry.of(entry);
        Ruling repeated = repeated(read, known);
        if (repeated != null) {
            return new Decision(
                    Decision.Status.NOTHING,
                    List.of(),
                    List.of(repeated),
                    around.running().caps());
        }
        return decide(read, known, around, false);
    }

    /**
     * The separate act of D28: prices an entry anew by the rates that are in force on its work date, whatever it was logged at. {@link
     * io.throughline.rules.rates.D28ReRate} previews it.
     */
    public static Decision reRate(Map<String, Object> entry, Known known, Surroundings around) {
        return decide(TimeEntry.of(entry), known, around, true);
    }

    private static Decision decide(TimeEntry entry, Known known, Surroundings around, boolean reRate) {
        if (entry.source().deleted()) {
            return new Correction(entry, known, around).takeBack(Rule.D19);
        }
        return switch (D11Approval.of(entry.approval())) {
            case POST -> post(entry, known, around, reRate);
            case TAKE_BACK -> new Correction(entry, known, around).takeBack(Rule.D14);
            case NOTHING -> waiting(entry, known, around);
        };
    }

    /** D18. A deletion and an approval that is gone may come with the version of before; what they mean is found in the books. A version that is older than what was decided about comes too late; what is not known to be older is decided by its content. */
    private static Ruling repeated(TimeEntry entry, Known known) {
        D18Version.Order order = D18Version.of(entry.source().version(), known.version());
        boolean takesBack =
                entry.source().deleted() || D11Approval.of(entry.approval()) == D11Approval.Meaning.TAKE_BACK;
        boolean done =
                !takesBack && (order == D18Version.Order.OLDER || (order == D18Version.Order.SAME && known.settled()));
        if (!done) {
            return null;
        }
        Numbers numbers = Numbers.of("version", entry.source().version()).and("decided", known.version());
        return order == D18Version.Order.SAME
                ? Ruling.skipped("D18", "This version is done already.", numbers.map())
                : Ruling.skipped("D18", "A later version was decided about before.", numbers.map());
    }

    private static Decision waiting(TimeEntry entry, Known known, Surroundings around) {
        Correction correction = new Correction(entry, known, around);
        return correction.hasStanding()
                ? correction.takeBack(Rule.D14)
                : new Decision(
                        Decision.Status.WAITING,
                        List.of(),
                        List.of(D11Approval.waiting(entry)),
                        around.running().caps());
    }

    private static Decision post(TimeEntry entry, Known known, Surroundings around, boolean reRate) {
        Correction correction = new Correction(entry, known, around);
        Rulings rulings = correction.rulings();
        Enrichment enrichment = new Enrichment(entry, known, around, correction.live(), reRate, rulings);
        List<Wanted> wanted = enrichment.wanted();
        return rulings.stopped()
                ? new Decision(
                        rulings.status(),
                        List.of(),
                        rulings.all(),
                        around.running().caps())
                : correction.to(wanted, enrichment.caps());
    }
}
