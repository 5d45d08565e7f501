package io.throughline.ledger.jdbc;

/** Text for people, cut to what its column holds: a long vendor message must not stop an outcome from being recorded. */
final class Clipped {

    static final int DETAIL = 4_000;
    static final int REASON = 2_000;
    static final int TITLE = 500;

    private Clipped() {}

    /** Null stays null. */
    static String to(int length, String text) {
        return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
