package io.throughline.simulator.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What goes wrong with one call.
 *
 * @param text the fault as it was set, for the journal; null when nothing goes wrong
 * @param number the HTTP status or the milliseconds
 * @param afterCommit whether it strikes after the work is done and journalled
 */
record Fault(Kind kind, String text, int number, boolean afterCommit) {

    static final Fault NONE = new Fault(Kind.NONE, null, 0, false);

    private static final Set<Kind> BROKEN_ANSWERS = EnumSet.of(Kind.LOSE_ANSWER, Kind.GARBAGE, Kind.CUT_BODY);
    private static final Set<Kind> REFUSALS = EnumSet.of(Kind.REFUSE, Kind.QUOTA, Kind.EXPIRED_POSITION);
    private static final Set<Kind> OF_EVENTS = EnumSet.of(Kind.DUPLICATE_EVENT, Kind.OUT_OF_ORDER, Kind.LOSE_EVENT);
    private static final Map<String, Kind> WORDS = Map.of(
            "refuse", Kind.REFUSE,
            "lose-answer", Kind.LOSE_ANSWER,
            "garbage", Kind.GARBAGE,
            "cut-body", Kind.CUT_BODY,
            "quota", Kind.QUOTA,
            "expired-position", Kind.EXPIRED_POSITION,
            "duplicate-event", Kind.DUPLICATE_EVENT,
            "out-of-order", Kind.OUT_OF_ORDER,
            "lose-event", Kind.LOSE_EVENT);

    enum Kind {
        NONE,
        REFUSE,
        STATUS,
        DELAY,
        LOSE_ANSWER,
        GARBAGE,
        CUT_BODY,
        QUOTA,
        EXPIRED_POSITION,
        DUPLICATE_EVENT,
        OUT_OF_ORDER,
        LOSE_EVENT
    }

    /**
     * Reads a fault such as {@code http:503}.
     *
     * @param when {@code before-commit}, {@code after-commit} or null for the default: after-commit for an answer that is lost, cut
     *     or garbage, before-commit for everything else
     */
    static Fault parse(String text, String when) {
        Kind kind = kind(text);
        boolean after = when == null ? BROKEN_ANSWERS.contains(kind) : after(when);
        if (REFUSALS.contains(kind) && after) {
            throw new IllegalArgumentException(text + " happens before anything: it cannot be after-commit");
        }
        return new Fault(kind, text, number(text, kind), after);
    }

    /** Whether it strikes what the vendor sends by itself, and no call. */
    boolean ofEvents() {
        return OF_EVENTS.contains(kind);
    }

    /** Whether the call's work is not done at all. */
    boolean skipsWork() {
        return kind != Kind.NONE && kind != Kind.DELAY && !afterCommit;
    }

    /** Whether the connection is cut instead of an answer. */
    boolean cuts() {
        return kind == Kind.REFUSE || kind == Kind.LOSE_ANSWER;
    }

    /** Whether the body that goes out is no JSON, so that nobody can read it. */
    boolean garbles() {
        return kind == Kind.GARBAGE;
    }

    /** Whether the connection breaks off in the middle of the body. */
    boolean cutsBody() {
        return kind == Kind.CUT_BODY;
    }

    /** What goes out instead of the real answer, in the vendor's own words; empty if the real one does. */
    Optional<Answer> instead(Vendor vendor) {
        return switch (kind) {
            case STATUS -> Optional.of(vendor.failure(number, "fault " + text));
            case QUOTA -> Optional.of(vendor.exhausted());
            case EXPIRED_POSITION -> vendor.expiredPosition();
            default -> Optional.empty();
        };
    }

    int delayBefore() {
        return kind == Kind.DELAY && !afterCommit ? number : 0;
    }

    int delayAfter() {
        return kind == Kind.DELAY && afterCommit ? number : 0;
    }

    private static boolean after(String when) {
        return switch (when) {
            case "before-commit" -> false;
            case "after-commit" -> true;
            default -> throw new IllegalArgumentException("when is before-commit or after-commit, not " + when);
        };
    }

    private static Kind kind(String text) {
        if (text.matches("http:[45]\\d\\d")) {
            return Kind.STATUS;
        }
        if (text.matches("delay:\\d{1,7}")) {
            return Kind.DELAY;
        }
        Kind kind = WORDS.get(text);
        if (kind == null) {
            throw new IllegalArgumentException("fault is http:STATUS (400 to 599), delay:MILLISECONDS, "
                    + String.join(", ", new TreeSet<>(WORDS.keySet())) + ", not " + text);
        }
        return kind;
    }

    private static int number(String text, Kind kind) {
        return kind == Kind.STATUS || kind == Kind.DELAY ? Integer.parseInt(text.substring(text.indexOf(':') + 1)) : 0;
    }
}
