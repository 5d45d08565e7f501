package io.throughline.rules.time;

import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;

/** D11, D14: only approved entries are posted; drafts may be counted. An approval that is gone takes back what it made. */
public final class D11Approval {

    private D11Approval() {}

    /** What an approval means for the books. */
    public enum Meaning {
        /** The books hold it. */
        POST,
        /** The books hold nothing of it. */
        NOTHING,
        /** The approval was taken away: what it made is taken back. */
        TAKE_BACK
    }

    /** The meaning of a status; one that nobody gave or knows is none. */
    public static Meaning of(String status) {
        return switch (status == null ? "" : status) {
            case "approved" -> Meaning.POST;
            case "cancelled" -> Meaning.TAKE_BACK;
            default -> Meaning.NOTHING;
        };
    }

    static Ruling waiting(TimeEntry entry) {
        return Ruling.skipped(
                "D11",
                "It is not approved, so it is counted and not posted.",
                Numbers.of("status", entry.approval() == null ? "none" : entry.approval())
                        .and("seconds", entry.work().seconds())
                        .map());
    }
}
