package io.throughline.runner.terminal;

import io.throughline.AffectedFinding;
import io.throughline.SystemDiagnosis;
import io.throughline.canonical.Json;
import io.throughline.setup.SetupField;
import io.throughline.setup.SetupGuide;
import io.throughline.setup.SetupTable;
import io.throughline.setup.SetupTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The checklist of {@code setup}, for people and as JSON. Pure. */
public final class SetupText {

    private static final String OPEN = "[ ]";
    private static final String THERE = "[x]";
    private static final String WRONG = "[!]";
    private static final int MOST_VALUES = 12;

    private SetupText() {}

    /**
     * The checklist as a plain value; each field has {@code state}: {@code unknown}, or with a diagnosis {@code there} or what is wrong.
     *
     * @param found what the system said about itself, if it was asked
     */
    public static Map<String, Object> view(String system, SetupGuide guide, Optional<SystemDiagnosis> found) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("system", system);
        view.put("connector", guide.connector());
        view.put("described", guide.described());
        found.ifPresent(diagnosis -> view.put("answers", diagnosis.problem().isEmpty()));
        found.filter(diagnosis -> !diagnosis.problem().isEmpty())
                .ifPresent(diagnosis -> view.put("problem", diagnosis.problem()));
        view.put("tasks", guide.tasks().stream().map(SetupText::task).toList());
        view.put("read", new ArrayList<Object>(guide.read()));
        view.put("written", new ArrayList<Object>(guide.written()));
        view.put(
                "fields",
                guide.fields().stream().map(field -> field(field, found)).toList());
        view.put("tables", guide.tables().stream().map(SetupText::table).toList());
        return view;
    }

    private static Map<String, Object> task(SetupTask task) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("do", task.what());
        plain.put("where", task.where());
        plain.put("why", task.why());
        return plain;
    }

    private static Map<String, Object> table(SetupTable table) {
        return new LinkedHashMap<>(Map.of("file", table.file(), "rows", table.rows()));
    }

    private static Map<String, Object> field(SetupField field, Optional<SystemDiagnosis> found) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("object", field.object());
        plain.put("name", field.name());
        plain.put("type", field.type());
        plain.put("maxLength", field.maxLength());
        plain.put("use", field.written() ? "written" : "read");
        plain.put("values", new ArrayList<Object>(field.values()));
        plain.put("state", found.map(diagnosis -> state(field, diagnosis)).orElse("unknown"));
        return plain;
    }

    private static String state(SetupField field, SystemDiagnosis diagnosis) {
        if (!diagnosis.problem().isEmpty()) {
            return "unknown";
        }
        String differs = diagnosis.drift().stream()
                .map(AffectedFinding::finding)
                .filter(finding -> finding.object().equals(field.object())
                        && (finding.field().equals(field.name())
                                || finding.field().isEmpty()))
                .map(finding -> finding.what())
                .collect(Collectors.joining(" "));
        return differs.isEmpty() ? "there" : differs;
    }

    /** The text of what {@link #view} made. */
    public static String of(Map<String, Object> view) {
        List<String> lines = new ArrayList<>();
        lines.add("Preparing %s for Throughline".formatted(view.get("system")));
        if (view.get("problem") != null) {
            lines.add("It does not answer, so nothing could be checked: " + view.get("problem"));
        }
        section(lines, "Access and settings, by hand", view.get("tasks"), SetupText::taskLines);
        lines.addAll(List.of("", "Permissions of the integration's user"));
        if (Boolean.TRUE.equals(view.get("described"))) {
            lines.add("  read   " + words(view.get("read")));
            lines.add("  write  " + words(view.get("written")));
        } else {
            lines.add("  not listed: nothing in the files describes the objects of this system; see the tasks above");
        }
        section(lines, "Custom fields", view.get("fields"), SetupText::fieldLines);
        section(lines, "Tables of this tenant's own ids, to be filled in", view.get("tables"), SetupText::tableLines);
        lines.addAll(List.of(
                "",
                "Then: throughline setup %s --check, and throughline doctor --system %s"
                        .formatted(view.get("system"), view.get("system"))));
        return String.join(System.lineSeparator(), lines);
    }

    private interface Lines {
        List<String> of(Object item);
    }

    private static void section(List<String> lines, String title, Object items, Lines each) {
        List<Object> all = Json.asList(items);
        if (!all.isEmpty()) {
            lines.addAll(List.of("", title));
            all.forEach(item -> lines.addAll(each.of(item)));
        }
    }

    private static List<String> taskLines(Object task) {
        return List.of(
                "  %s %s".formatted(OPEN, Json.textAt(task, "do")),
                "      where  " + Json.textAt(task, "where"),
                "      why    " + Json.textAt(task, "why"));
    }

    private static List<String> fieldLines(Object field) {
        String state = Json.textAt(field, "state");
        String mark = state.equals("unknown") ? OPEN : state.equals("there") ? THERE : WRONG;
        Object length = Json.at(field, "maxLength");
        List<String> lines = new ArrayList<>();
        lines.add("  %s %-56s %-12s %s"
                .formatted(
                        mark,
                        Json.textAt(field, "object") + "." + Json.textAt(field, "name"),
                        Json.textAt(field, "type") + (length == null ? "" : " " + length),
                        Json.textAt(field, "use"))
                .stripTrailing());
        List<Object> values = Json.asList(Json.at(field, "values"));
        if (!values.isEmpty()) {
            lines.add("      values " + values(values));
        }
        if (mark.equals(WRONG)) {
            lines.add("      " + state);
        }
        return lines;
    }

    private static String values(List<Object> values) {
        String some = values.stream().limit(MOST_VALUES).map(String::valueOf).collect(Collectors.joining(", "));
        return values.size() > MOST_VALUES ? some + " and %d more".formatted(values.size() - MOST_VALUES) : some;
    }

    private static List<String> tableLines(Object table) {
        return List.of("  %s %s (%s rows now)".formatted(OPEN, Json.textAt(table, "file"), Json.at(table, "rows")));
    }

    private static String words(Object names) {
        List<Object> all = Json.asList(names);
        return all.isEmpty() ? "nothing" : all.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
