package io.throughline.runner.terminal;

import io.throughline.BundleFiles;
import io.throughline.canonical.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Transactions, in the shape of {@code transactions --json}, as text for people. */
public final class TransactionText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;

    /** @param zone the zone of the person who reads */
    public TransactionText(ZoneId zone) {
        this.zone = zone;
    }

    public String all(List<Object> transactions) {
        String texts = transactions.stream().map(this::one).collect(Collectors.joining("\n\n"));
        return transactions.isEmpty() ? "No transactions yet." : texts + "\n\n" + totals(transactions);
    }

    public String one(Object transaction) {
        String head = "%s %s%s · %s · %s · %s%n  transaction %s%s"
                .formatted(
                        Json.textAt(transaction, "objectType"),
                        Json.textAt(transaction, "object"),
                        place(transaction),
                        Json.textAt(transaction, "workflow"),
                        standing(transaction),
                        at(Json.textAt(transaction, "created"), DAY),
                        Json.textAt(transaction, "id"),
                        bundle(transaction));
        return head + "\n" + timeline(transaction, "  ") + decide(transaction);
    }

    private static String bundle(Object transaction) {
        String hash = Json.textAt(transaction, "bundle");
        return hash == null
                ? ""
                : " · bundle %s (%s)"
                        .formatted(
                                BundleFiles.shortened(hash), PlainText.of(Json.textAt(transaction, "bundleVersion")));
    }

    private static String decide(Object transaction) {
        return "WITH_PERSON".equals(Json.textAt(transaction, "state"))
                ? "\n  decide it: throughline desk show %s --data DIR"
                        .formatted(PlainText.of(Json.textAt(transaction, "case.id")))
                : "";
    }

    /** The sentences alone, one a line. */
    public String timeline(Object transaction, String indent) {
        return Json.asList(Json.at(transaction, "timeline")).stream()
                .map(moment ->
                        indent + at(Json.textAt(moment, "at"), TIME) + "  " + PlainText.of(Json.textAt(moment, "says")))
                .collect(Collectors.joining("\n"));
    }

    /** How many stand where, such as {@code 25 transactions: 23 completed, 2 with finance}. */
    public String totals(List<Object> transactions) {
        Map<String, Long> counts = transactions.stream()
                .collect(Collectors.groupingBy(TransactionText::standing, TreeMap::new, Collectors.counting()));
        return "%d transaction%s: %s"
                .formatted(
                        transactions.size(),
                        transactions.size() == 1 ? "" : "s",
                        counts.entrySet().stream()
                                .map(state -> state.getValue() + " " + state.getKey())
                                .collect(Collectors.joining(", ")));
    }

    private static String place(Object transaction) {
        String region = Json.textAt(transaction, "region");
        return region == null ? "" : " · " + region;
    }

    private static String standing(Object transaction) {
        String state =
                Json.textAt(transaction, "state").toLowerCase(Locale.ROOT).replace('_', ' ');
        String team = Json.textAt(transaction, "case.team");
        return state.equals("with person") && team != null ? "with " + team : state;
    }

    private String at(String instant, DateTimeFormatter format) {
        return instant == null ? "" : format.format(Instant.parse(instant).atZone(zone));
    }
}
