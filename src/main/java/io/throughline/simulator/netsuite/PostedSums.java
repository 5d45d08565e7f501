package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.RecordWatch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What was posted per kind, legal entity, project, month, currency and account, kept up with each change: a million records are summed up in no time. Time is worth
 * its hours at its rate if it is billable, each bill rounded to the currency; a journal is worth debit less credit on each account.
 */
final class PostedSums {

    private static final int SIXTY = 60;

    private final Books books;
    private final Map<Place, Sum> sums = new HashMap<>();

    private record Place(
            String kind, String subsidiary, String project, String period, String currency, String account) {}

    private static final class Sum {
        private long entries;
        private long minutes;
        private BigDecimal amount = BigDecimal.ZERO;
    }

    PostedSums(Books books) {
        this.books = books;
        watch("timeBill", this::time);
        watch("journalEntry", this::journal);
    }

    private void watch(String type, BiConsumer<ObjectNode, Integer> adding) {
        books.store().watch(type, new RecordWatch() {
            @Override
            public void changed(ObjectNode out, ObjectNode in) {
                if (out != null) {
                    adding.accept(out, -1);
                }
                if (in != null) {
                    adding.accept(in, 1);
                }
            }

            @Override
            public void cleared() {
                sums.clear();
            }
        });
    }

    private void time(ObjectNode bill, int sign) {
        String project = RecordRules.idOf(bill, "customer");
        String currency = books.find("job", project)
                .or(() -> books.find("customer", project))
                .map(holder -> RecordRules.idOf(holder, "currency"))
                .orElse("");
        long minutes = minutes(Json.text(bill, "hours"));
        Place place = new Place("time", RecordRules.idOf(bill, "subsidiary"), project, month(bill), currency, "");
        add(place, sign, sign * minutes, worth(bill, minutes, currency).multiply(BigDecimal.valueOf(sign)));
    }

    private BigDecimal worth(ObjectNode bill, long minutes, String currency) {
        if (!bill.path("isBillable").booleanValue() || !bill.hasNonNull("rate")) {
            return BigDecimal.ZERO;
        }
        int digits = books.find("currency", currency)
                .map(found -> found.path("currencyPrecision").asInt(2))
                .orElse(2);
        return bill.get("rate")
                .decimalValue()
                .multiply(BigDecimal.valueOf(minutes))
                .divide(BigDecimal.valueOf(SIXTY), digits, RoundingMode.HALF_UP);
    }

    private static long minutes(String hours) {
        String[] parts = hours.replace("-", "").split(":");
        long minutes = Long.parseLong(parts[0]) * SIXTY + Long.parseLong(parts[1]);
        return hours.startsWith("-") ? -minutes : minutes;
    }

    private void journal(ObjectNode journal, int sign) {
        for (JsonNode line : journal.path("line")) {
            Place place = new Place(
                    "journal",
                    RecordRules.idOf(journal, "subsidiary"),
                    line.path("entity").path("id").asText(),
                    month(journal),
                    RecordRules.idOf(journal, "currency"),
                    line.path("account").path("id").asText());
            BigDecimal debit = line.hasNonNull("debit") ? line.get("debit").decimalValue() : BigDecimal.ZERO;
            BigDecimal credit = line.hasNonNull("credit") ? line.get("credit").decimalValue() : BigDecimal.ZERO;
            add(place, sign, 0, debit.subtract(credit).multiply(BigDecimal.valueOf(sign)));
        }
    }

    private static String month(ObjectNode record) {
        return Json.text(record, "tranDate").substring(0, "2026-11".length());
    }

    private void add(Place place, int entries, long minutes, BigDecimal amount) {
        Sum sum = sums.computeIfAbsent(place, added -> new Sum());
        sum.entries += entries;
        sum.minutes += minutes;
        sum.amount = sum.amount.add(amount);
        if (sum.entries == 0) {
            sums.remove(place);
        }
    }

    /** One object for each place, in a fixed order, with the names that people use. */
    ArrayNode shown() {
        ArrayNode shown = Json.array();
        List<Place> places = sums.keySet().stream()
                .sorted(Comparator.comparing(Place::toString))
                .toList();
        for (Place place : places) {
            Sum sum = sums.get(place);
            ObjectNode one = shown.addObject()
                    .put("kind", place.kind())
                    .put("legalEntity", name("subsidiary", place.subsidiary(), "name"))
                    .put("projectId", place.project())
                    .put("project", name("job", place.project(), "entityId"))
                    .put("period", place.period())
                    .put("currency", name("currency", place.currency(), "symbol"));
            if (place.kind().equals("journal")) {
                one.put("account", name("account", place.account(), "externalId"));
            } else {
                one.put("minutes", sum.minutes);
            }
            one.put("entries", sum.entries).put("amount", sum.amount.toPlainString());
        }
        return shown;
    }

    private String name(String type, String id, String field) {
        return Optional.of(id)
                .filter(known -> !known.isEmpty())
                .flatMap(known -> books.find(type, known))
                .map(record -> Json.text(record, field))
                .orElse(id);
    }
}
