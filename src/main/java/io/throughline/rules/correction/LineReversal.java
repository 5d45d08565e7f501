package io.throughline.rules.correction;

import io.throughline.canonical.Money;
import io.throughline.rules.PlainObject;
import io.throughline.rules.time.KnownLine;
import io.throughline.rules.time.PlannedLine;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** D14, D16: the line that takes another back: every amount and duration negative, everything else as it was, linked to it. */
final class LineReversal {

    private static final Set<String> SECONDS = Set.of("workedSeconds", "billedSeconds");
    private static final Set<String> RATES = Set.of("costRate", "billRate");

    private LineReversal() {}

    /**
     * Takes the standing part of a line back.
     *
     * @param parts which halves
     * @param on accounting date; the work date stays (D17)
     */
    static PlannedLine of(StandingLine standing, Set<LinePart> parts, LocalDate on, String rule) {
        KnownLine line = standing.made();
        Map<String, Object> body = new LinkedHashMap<>();
        without(line.body(), parts).forEach((name, value) -> body.put(name, mirrored(name, value)));
        String key = line.key() + suffix(line, parts);
        body.put("key", key);
        body.put(
                "reverses",
                new PlainObject()
                        .with("key", line.key())
                        .with("documentId", line.documentId())
                        .with("documentNumber", line.documentNumber())
                        .build());
        body.put("accountingOn", on.toString());
        body.put("rules", List.of(rule));
        return new PlannedLine(key, line.key(), line.place(), YearMonth.from(on).toString(), body);
    }

    /** The body with only these halves. */
    static Map<String, Object> without(Map<String, Object> body, Set<LinePart> parts) {
        Map<String, Object> kept = new LinkedHashMap<>(body);
        EnumSet.complementOf(EnumSet.copyOf(parts))
                .forEach(part -> part.fields().forEach(kept::remove));
        return kept;
    }

    private static String suffix(KnownLine line, Set<LinePart> parts) {
        if (parts.containsAll(LinePart.of(line.body()))) {
            return "-r";
        }
        return parts.contains(LinePart.COST) ? "-r-cost" : "-r-bill";
    }

    private static Object mirrored(String name, Object value) {
        if (SECONDS.contains(name) && value instanceof Number seconds) {
            return -seconds.longValue();
        } else if (RATES.contains(name)) {
            return value;
        } else if (name.equals("exchange") && value instanceof Map<?, ?> exchange) {
            Map<String, Object> mirrored = new LinkedHashMap<>();
            exchange.forEach((field, part) -> mirrored.put((String) field, money(part)));
            return mirrored;
        }
        return money(value);
    }

    private static Object money(Object value) {
        return Money.ofPlain(value)
                .map(money -> (Object) money.negated().plain())
                .orElse(value);
    }
}
