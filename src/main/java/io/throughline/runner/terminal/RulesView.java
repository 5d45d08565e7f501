package io.throughline.runner.terminal;

import io.throughline.config.Position;
import io.throughline.rules.RuleCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The rulebook with states and parameters, as text and as JSON. */
public final class RulesView {

    private RulesView() {}

    /** A block a rule: id and title, then a line for all legal entities that have the same. */
    public static String text(List<RuleCatalog.Row> rows) {
        StringBuilder page = new StringBuilder();
        rows.forEach(row -> block(row, page));
        return page.toString();
    }

    private static void block(RuleCatalog.Row row, StringBuilder page) {
        page.append("%-8s %s (%s)\n".formatted(row.rule().id(), row.rule().title(), use(row)));
        Map<String, List<String>> same = new LinkedHashMap<>();
        row.states()
                .keySet()
                .forEach(entity -> same.computeIfAbsent(held(row, entity), any -> new ArrayList<>())
                        .add(entity));
        boolean everybody = same.size() == 1 && row.states().size() > 1;
        same.forEach((held, entities) ->
                page.append("         %s: %s\n".formatted(everybody ? "all" : String.join(", ", entities), held)));
    }

    private static String held(RuleCatalog.Row row, String entity) {
        String parameters = row.parameters().get(entity).stream()
                .map(value -> value.parameter().name() + " " + value.text() + place(value.position()))
                .collect(Collectors.joining("; "));
        String state = row.states().get(entity);
        return parameters.isEmpty() ? state : state + "; " + parameters;
    }

    private static String place(Position position) {
        return position == null ? "" : " (" + position.file() + ":" + position.line() + ")";
    }

    private static String use(RuleCatalog.Row row) {
        return row.rule().use().name().toLowerCase(Locale.ROOT);
    }

    /** The same for programs. */
    public static Map<String, Object> json(List<RuleCatalog.Row> rows) {
        return Map.of("rules", rows.stream().map(RulesView::rule).toList());
    }

    private static Map<String, Object> rule(RuleCatalog.Row row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", row.rule().id());
        view.put("title", row.rule().title());
        view.put("kind", row.rule().kind());
        view.put("use", use(row));
        Map<String, Object> entities = new LinkedHashMap<>();
        row.states().forEach((entity, state) -> entities.put(entity, state(row, entity, state)));
        view.put("legalEntities", entities);
        return view;
    }

    private static Map<String, Object> state(RuleCatalog.Row row, String entity, String state) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("state", state);
        view.put(
                "parameters",
                row.parameters().get(entity).stream().map(RulesView::parameter).toList());
        return view;
    }

    private static Map<String, Object> parameter(RuleCatalog.Value value) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", value.parameter().name());
        view.put("value", value.text());
        view.put("says", value.parameter().says());
        view.put("file", value.position() == null ? null : value.position().file());
        view.put("line", value.position() == null ? null : value.position().line());
        return view;
    }
}
