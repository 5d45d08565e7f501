package io.throughline.workflow;

/**
 * What a target offers against a second effect, and so what may be done after an unknown outcome (G5).
 *
 * <table>
 *   <caption>After an unknown outcome</caption>
 *   <tr><th>Safety</th><th>The target offers</th><th>Then</th></tr>
 *   <tr><td>{@link #READ}</td><td>nothing is written</td><td>read again</td></tr>
 *   <tr><td>{@link #KEYED}</td><td>an idempotency key, kept longer than our retries</td><td>repeat with the same key</td></tr>
 *   <tr><td>{@link #CONDITIONAL}</td><td>an expected version or state</td><td>repeat; refused by state: ask</td></tr>
 *   <tr><td>{@link #NATURAL}</td><td>create-or-update by our external id</td><td>repeat</td></tr>
 *   <tr><td>{@link #LOOK_UP}</td><td>a search by our marker</td><td>wait the settle time, ask, then create</td></tr>
 *   <tr><td>{@link #BLIND}</td><td>nothing</td><td>never repeated by itself: a desk case</td></tr>
 * </table>
 */
public enum Safety {
    READ,
    KEYED,
    CONDITIONAL,
    NATURAL,
    LOOK_UP,
    BLIND;

    /** Whether an operation of this safety may change its target. */
    public boolean writes() {
        return this != READ;
    }

    /** The word used in capability files, for example {@code look-up}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Reads the word used in capability files, for example {@code look-up}. */
    public static Safety of(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
