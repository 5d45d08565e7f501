package io.throughline.intake.trigger;

import io.throughline.ledger.SourceObject;
import java.util.Optional;

/**
 * Decides what a look at a source record means. Pure, and the same for poll and webhook: both look at the record itself, so both
 * come to the same generation and the same dedupe key.
 *
 * <table>
 *   <caption>Known before × seen now</caption>
 *   <tr><th>Known</th><th>Seen</th><th>Verdict</th></tr>
 *   <tr><td>a newer version</td><td>anything</td><td>nothing: an old look</td></tr>
 *   <tr><td>anything</td><td>not won</td><td>remembered as not won</td></tr>
 *   <tr><td>never seen, or not won</td><td>won</td><td>won, generation + 1</td></tr>
 *   <tr><td>won</td><td>won, watched fields differ</td><td>changed, same generation (D40)</td></tr>
 *   <tr><td>won</td><td>won, watched fields alike</td><td>nothing: our own write-back, or a change without meaning</td></tr>
 * </table>
 */
public final class TriggerDecision {

    private TriggerDecision() {}

    /** Decides; {@code known} is what the ledger remembers of the same object. */
    public static Verdict decide(Feed feed, Optional<SourceObject> known, Sighting sighting) {
        SourceObject before = known.orElseGet(() -> neverSeen(feed, sighting));
        int order = before.version() == null ? 1 : sighting.version().compareTo(SourceVersion.read(before.version()));
        if (order < 0) {
            return new Verdict.Nothing(before);
        }
        if (!sighting.triggered()) {
            return order == 0 && !before.triggered()
                    ? new Verdict.Nothing(before)
                    : new Verdict.Remembered(after(before, sighting, before.generation()));
        }
        if (!before.triggered()) {
            return new Verdict.Won(after(before, sighting, before.generation() + 1));
        }
        return whileWon(before, sighting, order);
    }

    private static Verdict whileWon(SourceObject before, Sighting sighting, int order) {
        if (!sighting.fingerprint().equals(before.fingerprint())) {
            return new Verdict.Changed(after(before, sighting, before.generation()));
        }
        return order == 0
                ? new Verdict.Nothing(before)
                : new Verdict.Remembered(after(before, sighting, before.generation()));
    }

    private static SourceObject neverSeen(Feed feed, Sighting sighting) {
        return new SourceObject(feed.system(), feed.object(), sighting.id(), 0, false, null, null);
    }

    private static SourceObject after(SourceObject before, Sighting sighting, int generation) {
        return new SourceObject(
                before.source(),
                before.objectType(),
                before.objectId(),
                generation,
                sighting.triggered(),
                sighting.version().text(),
                sighting.triggered() ? sighting.fingerprint() : before.fingerprint());
    }
}
