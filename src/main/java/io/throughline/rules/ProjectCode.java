package io.throughline.rules;

import io.throughline.canonical.Json;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The code of a deal's project: always the same for the same won deal, so that a repeated run finds what the first one made. */
final class ProjectCode {

    /** Digits and letters without I, L, O and U, so that people read codes to each other without mistakes. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 26;

    private ProjectCode() {}

    /** The code; empty if the deal lacks something that the scheme needs. */
    static Optional<String> of(Deal deal) {
        Map<String, String> values = new HashMap<>();
        values.put("entity", upper(deal.entity().id()));
        values.put("region", upper(deal.region().code()));
        values.put("deal", digest(deal));
        deal.opportunity().text("number").ifPresent(number -> values.put("number", number));
        deal.opportunity().text("account.number").ifPresent(number -> values.put("account", number));
        deal.serviceLine().ifPresent(line -> values.put("line", upper(line)));
        deal.startOn().ifPresent(start -> putDate(values, start));
        return deal.entity().delivery().projectCode().code(values);
    }

    private static void putDate(Map<String, String> values, LocalDate start) {
        values.put("yyyy", "%04d".formatted(start.getYear()));
        values.put("yy", "%02d".formatted(start.getYear() % 100));
        values.put("mm", "%02d".formatted(start.getMonthValue()));
    }

    /** A won deal that was lost and won again is another project, so the generation is part of the digest. */
    private static String digest(Deal deal) {
        String source = deal.event().text("source").orElse("");
        String generation = deal.event().text("data.generation").orElse("1");
        BigInteger number = new BigInteger(Json.hash(List.of(source, deal.id(), generation)), 16);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < LENGTH; at++) {
            text.append(ALPHABET.charAt(number.shiftRight(at * 5).intValue() & 31));
        }
        return text.toString();
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
