package io.throughline.runner.terminal;

import io.throughline.runner.entries.PostingRate;
import java.util.Map;

/** How far entries are, in the names of {@code EntryProgress.Stage}, in one line. */
public final class EntryProgressText {

    private EntryProgressText() {}

    /** Whether what was approved is accounted for, and what is not. */
    public static String completeness(Map<String, Object> counts) {
        String sum = "Completeness: %,d approved = %,d posted + %,d held + %,d returned + %,d open"
                .formatted(
                        number(counts, "approved"),
                        number(counts, "posted"),
                        number(counts, "held"),
                        number(counts, "returned"),
                        number(counts, "open"));
        if (Boolean.TRUE.equals(counts.get("addsUp"))) {
            return sum + ". It adds up.";
        }
        return sum
                + " + %,d that do not add up: %,d refused by the ERP and held for nobody, %,d decided without any line."
                        .formatted(
                                number(counts, "refused") + number(counts, "missing"),
                                number(counts, "refused"),
                                number(counts, "missing"));
    }

    /** How far it is, for people who wait. */
    public static String of(Map<String, Object> counts, PostingRate rate) {
        return "%,d done, %,d open, %,d on hold, %,d returned, %,d wait for approval%s%s"
                .formatted(
                        PostingRate.done(counts),
                        PostingRate.open(counts),
                        number(counts, "held"),
                        number(counts, "returned"),
                        number(counts, "waiting"),
                        rate.perSecond() > 0 ? "; %,.0f a second".formatted(Math.max(1, rate.perSecond())) : "",
                        PostingRate.open(counts) == 0
                                ? ""
                                : rate.left()
                                        .map(left -> ", %,d s to go".formatted(left.toSeconds()))
                                        .orElse(""));
    }

    static long number(Map<String, Object> counts, String name) {
        return counts.get(name) instanceof Number number ? number.longValue() : 0;
    }

    static String kind(String kind) {
        return "expense".equals(kind) ? "expenses" : "time entries";
    }
}
