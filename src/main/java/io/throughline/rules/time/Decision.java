package io.throughline.rules.time;

import io.throughline.rules.Ruling;
import io.throughline.rules.billing.CapAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of an entry.
 *
 * @param status whether anything is posted
 * @param lines the smallest set of lines that brings the books from what they hold to what the entry is; empty unless {@code POST}
 * @param rulings every rule that had a say, in the order in which they were asked
 * @param caps the caps with this entry counted; those that came in if nothing is posted
 */
public record Decision(Status status, List<PlannedLine> lines, List<Ruling> rulings, List<CapAccount> caps) {

    /** What happens with an entry. */
    public enum Status {
        /** Its lines go to the ERP. */
        POST,
        /** A person decides; nothing is written. */
        HOLD,
        /** It goes back to its author; nothing is written. */
        RETURN,
        /** It is not approved: counted, not posted (D11). */
        WAITING,
        /** The books are as they should be. */
        NOTHING
    }

    /** Copies the lists. */
    public Decision {
        lines = List.copyOf(lines);
        rulings = List.copyOf(rulings);
    }

    /** The ruling that stopped it: the first that holds or returns it. */
    public Optional<Ruling> headline() {
        return rulings.stream()
                .filter(ruling -> ruling.effect() == Ruling.Effect.HELD || ruling.effect() == Ruling.Effect.RETURNED)
                .findFirst();
    }

    /** By line, whether it can still be adjusted (D14): what is taken back is adjusted, a reversal never can be. */
    public Map<String, String> adjustments() {
        Map<String, String> adjustments = new LinkedHashMap<>();
        lines.forEach(line -> {
            if (line.reverses() != null) {
                adjustments.put(line.reverses(), "adjusted");
            }
            adjustments.put(line.key(), line.reverses() == null ? "adjustable" : "unadjustable");
        });
        return adjustments;
    }
}
