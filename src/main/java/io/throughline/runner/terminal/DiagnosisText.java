package io.throughline.runner.terminal;

import io.throughline.canonical.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code doctor} found, for people. */
public final class DiagnosisText {

    private static final int MOST = 20;

    private DiagnosisText() {}

    /** The text of what {@link DiagnosisView} made. */
    public static String of(Map<String, Object> view) {
        StringBuilder text = new StringBuilder();
        List<Object> problems = Json.asList(view.get("problems"));
        line(
                text,
                "Throughline %s, Java %s: %s"
                        .formatted(
                                view.get("version"),
                                view.get("java"),
                                problems.isEmpty()
                                        ? "the files are well"
                                        : problems.size() + " problems in files ('throughline validate' tells more)"));
        problems.stream().limit(MOST).forEach(problem -> line(text, "  " + problem));
        Json.asList(view.get("systems")).forEach(system -> system(text, system));
        if (view.get("ledger") != null) {
            ledger(text, view.get("ledger"));
        }
        line(text, Boolean.TRUE.equals(view.get("well")) ? "all well" : "not all is well");
        return text.toString().stripTrailing();
    }

    private static void system(StringBuilder text, Object system) {
        String name = Json.textAt(system, "system") + " " + Json.textAt(system, "address");
        if (Json.at(system, "problem") != null) {
            line(text, name + " does not answer: " + Json.textAt(system, "problem"));
            return;
        }
        Object ahead = Json.at(system, "clockAheadSeconds");
        line(
                text,
                "%s (%s) answers%s"
                        .formatted(
                                name,
                                Json.textAt(system, "version"),
                                ahead == null ? "" : "; its clock is " + ahead + " s ahead"));
        List<Object> drift = Json.asList(Json.at(system, "drift"));
        line(
                text,
                drift.isEmpty()
                        ? "  looks as the mappings need it"
                        : "  differs from what the mappings were written for:");
        drift.forEach(finding -> finding(text, finding));
        each(text, "  not captured, so not compared: ", Json.asList(Json.at(system, "notCaptured")));
        if (Json.at(system, "cannotTell") != null) {
            line(text, "  note: " + Json.textAt(system, "cannotTell"));
        }
    }

    private static void finding(StringBuilder text, Object finding) {
        boolean stops = Boolean.TRUE.equals(Json.at(finding, "stops"));
        String field = Json.textAt(finding, "field");
        line(
                text,
                "  %s %s%s: %s"
                        .formatted(
                                stops ? "STOPS " : "notice",
                                Json.textAt(finding, "object"),
                                field.isEmpty() ? "" : "." + field,
                                Json.textAt(finding, "what")));
        Json.asList(Json.at(finding, "rules")).forEach(rule -> line(text, "         rule        " + rule));
        Json.asList(Json.at(finding, "feeds")).forEach(feed -> line(text, "         feed        " + feed));
        each(text, "         waits       ", Json.asList(Json.at(finding, "operations")));
        each(text, "         workflows   ", Json.asList(Json.at(finding, "workflows")));
        each(text, "         open deals  ", Json.asList(Json.at(finding, "openTransactions")));
        line(text, "         do          " + Json.textAt(finding, "todo"));
    }

    private static void ledger(StringBuilder text, Object ledger) {
        Object problem = Json.at(ledger, "problem");
        line(
                text,
                "ledger %s: %s"
                        .formatted(
                                Json.textAt(ledger, "place"),
                                problem == null ? numbers(Json.at(ledger, "workload")) : problem));
        if (Json.at(ledger, "workload.pageFeeds") instanceof List<?> feeds) {
            feeds.forEach(feed -> line(text, "  " + feed(feed)));
        }
        if (Json.at(ledger, "workload.unmatchedPeople") instanceof List<?> people) {
            people.forEach(person -> line(
                    text,
                    "  person %s of %s is in no ERP, and what they log is held: %s"
                            .formatted(
                                    Json.textAt(person, "id"),
                                    Json.textAt(person, "system"),
                                    Json.textAt(person, "reason"))));
        }
    }

    private static String feed(Object feed) {
        String lag = Json.textAt(feed, "lagInSeconds");
        String told = "feed %s: %s; %s items in %s pages, %s of them new, %s repaired by sweeps"
                .formatted(
                        Json.textAt(feed, "feed"),
                        lag == null ? "not yet read to its end" : "read to its end " + lag + " s ago",
                        Json.textAt(feed, "items"),
                        Json.textAt(feed, "pages"),
                        Json.textAt(feed, "news"),
                        Json.textAt(feed, "repaired"));
        String problem = Json.textAt(feed, "problem");
        return problem == null ? told : told + "; fails since " + Json.textAt(feed, "failingSince") + ": " + problem;
    }

    private static String numbers(Object workload) {
        return "%s due, %s leased, %s waiting, %s with a person"
                .formatted(
                        Json.textAt(workload, "due"),
                        Json.textAt(workload, "leased"),
                        Json.textAt(workload, "waiting"),
                        Json.textAt(workload, "withPerson"));
    }

    private static void each(StringBuilder text, String label, List<Object> items) {
        if (!items.isEmpty()) {
            String more = items.size() > MOST ? " and " + (items.size() - MOST) + " more" : "";
            line(
                    text,
                    label + items.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(", ")) + more);
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
