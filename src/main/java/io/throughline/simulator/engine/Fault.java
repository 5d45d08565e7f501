package io.throughline.simulator.engine;

/**
 * What goes wrong with one call.
 *
 * @param text the fault as it was set, for the journal; null when nothing goes wrong
 * @param number the HTTP status or the milliseconds
 * @param afterCommit whether it strikes after the work is done and journalled
 */
record Fault(Kind kind, String text, int number, boolean afterCommit) {

    static final Fault NONE = new Fault(Kind.NONE, null, 0, false);

    enum Kind {
        NONE,
        REFUSE,
        STATUS,
        DELAY,
        LOSE_ANSWER,
        GARBAGE
    }

    /**
     * Reads a fault such as {@code http:503}.
     *
     * @param when {@code before-commit}, {@code after-commit} or null for the default: after-commit for a lost answer and
     *     for garbage, before-commit for everything else
     */
    static Fault parse(String text, String when) {
        Kind kind = kind(text);
        boolean after = when == null ? kind == Kind.LOSE_ANSWER || kind == Kind.GARBAGE : after(when);
        if (kind == Kind.REFUSE && after) {
            throw new IllegalArgumentException("refuse happens before anything: it cannot be after-commit");
        }
        return new Fault(kind, text, number(text, kind), after);
    }

    /** Whether the call's work is not done at all. */
    boolean skipsWork() {
        return kind != Kind.NONE && kind != Kind.DELAY && !afterCommit;
    }

    /** Whether the connection is cut instead of an answer. */
    boolean cuts() {
        return kind == Kind.REFUSE || kind == Kind.LOSE_ANSWER;
    }

    /** Whether the answer is cut in the middle of its body, so that nobody can read it. */
    boolean garbles() {
        return kind == Kind.GARBAGE;
    }

    /** Whether another answer than the real one goes out. */
    boolean replaces() {
        return kind == Kind.STATUS;
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
        return switch (text) {
            case "refuse" -> Kind.REFUSE;
            case "lose-answer" -> Kind.LOSE_ANSWER;
            case "garbage" -> Kind.GARBAGE;
            default ->
                throw new IllegalArgumentException(
                        "fault is refuse, http:STATUS (400 to 599), delay:MILLISECONDS, lose-answer or garbage, not "
                                + text);
        };
    }

    private static int number(String text, Kind kind) {
        return kind == Kind.STATUS || kind == Kind.DELAY ? Integer.parseInt(text.substring(text.indexOf(':') + 1)) : 0;
    }
}
