package io.throughline.connector;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the lines of a posting batch: what the ERP had before, what it answered to each, and what it has now, put together into the canonical posting with
 * one outcome for each line. For one thread.
 */
public final class BatchPosting {

    private static final String KEY = "key";
    private static final String OUTCOME = "outcome";
    private static final String REFUSED = "refused";
    private static final String LINES = "lines";

    private final Map<String, Object> batch;
    private final ErpFacts.Quantity quantity;
    private final Map<String, Map<String, Object>> lines = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> outcomes = new LinkedHashMap<>();
    private final Map<String, Object> documents = new LinkedHashMap<>();

    /**
     * Of a batch of which nothing is known yet.
     *
     * @param quantity how the ERP keeps hours
     * @throws IllegalArgumentException if it holds no lines
     */
    public BatchPosting(Map<String, Object> batch, ErpFacts.Quantity quantity) {
        this.batch = Map.copyOf(batch);
        this.quantity = quantity;
        for (Object line : list(batch, LINES)) {
            lines.put(Json.textAt(line, KEY), Json.asObject(line));
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "CON-1403 the document holds no posting batch with lines: nothing was sent. Look at what the step before gives.");
        }
    }

    /** Refuses the lines that lack a field, without which the ERP could not take them; all of them, if they go as a whole. */
    public void need(List<String> fields) {
        List.copyOf(lines.values())
                .forEach(line -> fields.stream()
                        .filter(field -> Json.at(line, field) == null)
                        .findFirst()
                        .ifPresent(field -> refuse(
                                Json.textAt(line, KEY),
                                "CON-1404 the line has no " + field + ", which the ERP needs: it was not sent.",
                                false)));
    }

    /** The ERP had these lines before: a posting with those that are there. */
    public void had(Object posting) {
        note(posting, "existed");
    }

    /** The ERP has these lines now. */
    public void has(Object posting) {
        note(posting, "posted");
    }

    private static List<Object> list(Object value, String name) {
        return Json.at(value, name) instanceof List<?> ? Json.asList(Json.at(value, name)) : List.of();
    }

    private void note(Object posting, String outcome) {
        for (Object document : list(posting, "documents")) {
            documents.put(Json.textAt(document, "id"), document);
        }
        for (Object found : list(posting, LINES)) {
            String key = Json.textAt(found, KEY);
            if (lines.containsKey(key)) {
                Map<String, Object> line = new LinkedHashMap<>(Json.asObject(found));
                Map<String, Object> before = outcomes.get(key);
                line.put(
                        OUTCOME, before == null || REFUSED.equals(before.get(OUTCOME)) ? outcome : before.get(OUTCOME));
                outcomes.put(key, line);
            }
        }
    }

    /**
     * The ERP answered to each line by itself.
     *
     * @param answers {@code {key, outcome: applied, id}} or {@code {key, outcome: refused, reason, at}}
     * @param later fields whose refusal may end some day, such as the day of a period that is closed
     */
    public void answered(List<Object> answers, List<String> later) {
        for (Object answer : answers) {
            String key = Json.textAt(answer, KEY);
            if (REFUSED.equals(Json.textAt(answer, OUTCOME))) {
                refuse(key, Json.textAt(answer, "reason"), isAbout(answer, later));
            } else {
                posted(key, Json.at(answer, "id"));
                numbered(key, Json.at(answer, "number"));
            }
        }
    }

    /**
     * The ERP answered to one document that held all open lines. If it refuses one of them, the others may go without it, unless they belong together.
     *
     * @param answer as {@link #answered}, of the document
     * @param rows the rows that were sent, each with the key of its line in a field
     * @param at path of the rows as the vendor names it, before {@code [n]}
     */
    public void answeredAsOne(Object answer, Rows rows, String at, List<String> later) {
        if (!REFUSED.equals(Json.textAt(answer, OUTCOME))) {
            open().forEach(line -> posted(Json.textAt(line, KEY), Json.at(answer, "id")));
            return;
        }
        String reason = Json.textAt(answer, "reason");
        boolean retry = isAbout(answer, later);
        Optional<String> named = rows.named(list(answer, "at"), at).filter(lines::containsKey);
        if (named.isEmpty() || isWhole()) {
            open().forEach(line -> refuse(Json.textAt(line, KEY), reason, retry));
        } else {
            refuse(named.get(), reason, retry);
        }
    }

    /**
     * Rows of a document that was sent.
     *
     * @param sent the rows
     * @param key the field of a row that holds the key of its line
     */
    public record Rows(List<Object> sent, String key) {

        /** The line of the row that a place such as {@code line.items[3].account} names. */
        Optional<String> named(List<Object> places, String at) {
            for (Object place : places) {
                String text = String.valueOf(place);
                int end = text.indexOf(']');
                if (text.startsWith(at + "[") && end > 0) {
                    String number = text.substring(at.length() + 1, end);
                    if (number.matches("\\d{1,5}") && Integer.parseInt(number) < sent.size()) {
                        return Optional.ofNullable(Json.textAt(sent.get(Integer.parseInt(number)), key));
                    }
                }
            }
            return Optional.empty();
        }
    }

    private static boolean isAbout(Object answer, List<String> fields) {
        return list(answer, "at").stream()
                .map(String::valueOf)
                .anyMatch(place -> fields.stream().anyMatch(place::equalsIgnoreCase));
    }

    private void posted(String key, Object documentId) {
        Map<String, Object> line = line(key, "posted");
        if (documentId != null) {
            line.put("documentId", documentId.toString());
        }
        outcomes.put(key, line);
    }

    /**
     * These periods take no postings now: a line that was refused and is of a day in one of them may be taken later.
     *
     * @param from field of a period with its first day, as date or date-time
     * @param to field with its last day
     */
    public void shut(List<Object> periods, String from, String to) {
        outcomes.forEach((key, line) -> {
            String day = Json.textAt(lines.get(key), "accountingOn");
            String posted = day == null ? String.valueOf(batch.get("accountingOn")) : day;
            boolean shut = periods.stream()
                    .anyMatch(period -> day(period, from).compareTo(posted) <= 0
                            && day(period, to).compareTo(posted) >= 0);
            if (shut && REFUSED.equals(line.get(OUTCOME))) {
                line.put("retry", true);
            }
        });
    }

    private static String day(Object period, String field) {
        String text = String.valueOf(Json.textAt(period, field));
        return text.substring(0, Math.min(10, text.length()));
    }

    /** How many lines were refused. */
    public long refused() {
        return outcomes.values().stream()
                .filter(line -> REFUSED.equals(line.get(OUTCOME)))
                .count();
    }

    private void numbered(String key, Object documentNumber) {
        if (documentNumber != null) {
            outcomes.get(key).put("documentNumber", documentNumber.toString());
        }
    }

    private void refuse(String key, String reason, boolean retry) {
        Map<String, Object> line = line(key, REFUSED);
        line.put("reason", reason.length() > 1000 ? reason.substring(0, 1000) : reason);
        line.put("retry", retry);
        outcomes.put(key, line);
        if (isWhole()) {
            open().forEach(other -> refuse(
                    Json.textAt(other, KEY),
                    "Line " + key + ", which belongs to it, was refused: none of them was posted.",
                    retry));
        }
    }

    private static Map<String, Object> line(String key, String outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(KEY, key);
        line.put(OUTCOME, outcome);
        return line;
    }

    private boolean isWhole() {
        return Boolean.TRUE.equals(batch.get("balanced"));
    }

    /** How many lines the ERP had before. */
    public long existing() {
        return outcomes.values().stream()
                .filter(line -> "existed".equals(line.get(OUTCOME)))
                .count();
    }

    /** The lines of which nothing is known yet, in their order. */
    public List<Map<String, Object>> open() {
        return lines.values().stream()
                .filter(line -> !outcomes.containsKey(Json.textAt(line, KEY)))
                .toList();
    }

    /** The batch with the lines that are open, each with {@code kept}: quantity and rates as the ERP keeps them ({@link LineQuantity}), and {@code number}: its place in the whole batch. */
    public Map<String, Object> openBatch() {
        Map<String, Object> rest = new LinkedHashMap<>(batch);
        List<Object> left = new ArrayList<>();
        int number = 0;
        for (Map<String, Object> line : lines.values()) {
            number++;
            if (!outcomes.containsKey(Json.textAt(line, KEY))) {
                Map<String, Object> whole = new LinkedHashMap<>(line);
                whole.put("kept", kept(line));
                whole.put("number", number);
                left.add(whole);
            }
        }
        rest.put(LINES, left);
        return rest;
    }

    /**
     * The same with {@code rows}: both sides of each amount, as a journal has them ({@link LedgerRows}). A line that is worth nothing is refused, for there is nothing
     * to post.
     */
    public Map<String, Object> openJournal() {
        String kind = String.valueOf(batch.get("kind"));
        List<Object> rows = new ArrayList<>();
        for (Map<String, Object> line : open()) {
            List<Object> own = LedgerRows.of(kind, line);
            if (own.isEmpty()) {
                refuse(
                        Json.textAt(line, KEY),
                        "CON-1409 the line has neither cost nor tax nor revenue: there is nothing to post.",
                        false);
            }
            rows.addAll(own);
        }
        Map<String, Object> rest = new LinkedHashMap<>(batch);
        rest.put(LINES, List.copyOf(open()));
        rest.put("rows", rows);
        return rest;
    }

    /** How many lines were taken of which the ERP has not said which record it made. */
    public long unnamed() {
        return outcomes.values().stream()
                .filter(line -> !REFUSED.equals(line.get(OUTCOME)) && line.get("documentId") == null)
                .count();
    }

    private Map<String, Object> kept(Map<String, Object> line) {
        LineQuantity hours = LineQuantity.of(seconds(line, "workedSeconds"), seconds(line, "billedSeconds"), quantity);
        Optional<BigDecimal> rate = Money.ofPlain(line.get("bill"))
                .flatMap(amount -> hours.rateFor(amount, Money.ofPlain(line.get("billRate"))));
        Map<String, Object> kept = hours.plain(rate);
        Money.ofPlain(line.getOrDefault("accountingCost", line.get("cost")))
                .flatMap(cost -> hours.rateFor(cost, costRate(line, cost)))
                .ifPresent(value -> kept.put("costRate", value.toPlainString()));
        return kept;
    }

    /** The agreed rate counts only in the currency that the ERP keeps the cost in. */
    private static Optional<Money> costRate(Map<String, Object> line, Money cost) {
        return Money.ofPlain(line.get("costRate"))
                .filter(rate -> rate.currency().equals(cost.currency()));
    }

    private static long seconds(Map<String, Object> line, String field) {
        return line.get(field) instanceof Number number ? number.longValue() : 0;
    }

    /**
     * The canonical posting.
     *
     * @throws IllegalStateException if a line has no outcome: the ERP took it, yet does not show it
     */
    public Map<String, Object> posting() {
        List<Map<String, Object>> left = open();
        if (!left.isEmpty()) {
            throw new IllegalStateException("CON-1405 the ERP said nothing of " + left.size() + " lines, the first "
                    + Json.textAt(left.get(0), KEY)
                    + ": what is there is asked before anything is repeated. Mend the route.");
        }
        Map<String, Object> posting = new LinkedHashMap<>();
        posting.put("batchId", batch.get("id"));
        if (!documents.isEmpty()) {
            posting.put("documents", List.copyOf(documents.values()));
        }
        posting.put(LINES, lines.keySet().stream().map(this::told).toList());
        return posting;
    }

    /** With the hours as the ERP keeps them, where these are not what was worked (D5). */
    private Object told(String key) {
        Map<String, Object> told = new LinkedHashMap<>(outcomes.get(key));
        Map<String, Object> line = lines.get(key);
        long worked = seconds(line, "workedSeconds");
        LineQuantity hours = LineQuantity.of(worked, seconds(line, "billedSeconds"), quantity);
        if (worked != 0 && !REFUSED.equals(told.get(OUTCOME)) && !hours.isExactly(worked)) {
            told.put("quantity", hours.hours().setScale(6, RoundingMode.HALF_UP).toPlainString());
        }
        return told;
    }
}
