package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Columns that choose among labels. The labels stand in the column's settings, each board has its own. */
final class LabelKinds {

    private LabelKinds() {}

    /** One label of a status: {@code {"label": "Done"}}, {@code {"index": 1}}, or one of both as text. */
    static final class Status implements ColumnKind {

        @Override
        public String typeName() {
            return "StatusValue";
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            String label = given.isObject() ? Json.text(given, "label") : given.asText();
            String index = given.isObject() ? Json.text(given, "index") : null;
            ObjectNode labels = labels(write.column());
            String chosen = index != null
                    ? index
                    : label == null ? "" : key(labels, label).orElse(label);
            if (chosen.isEmpty()) {
                return null;
            }
            if (!labels.has(chosen)) {
                chosen = missing(label == null ? chosen : label, labels, write);
            }
            return write.stamped().put("index", Integer.parseInt(chosen)).putNull("post_id");
        }

        private static String missing(String label, ObjectNode labels, ColumnWrite write) {
            if (!write.createsLabels()) {
                String possible = labels.properties().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().asText())
                        .collect(Collectors.joining(", ", "{", "}"));
                throw write.refusal("This status label doesn't exist, possible statuses are: " + possible);
            }
            int free = 0;
            while (labels.has(String.valueOf(free))) {
                free++;
            }
            ObjectNode column = write.column().deepCopy();
            labels(column).put(String.valueOf(free), label);
            write.account().put(Account.COLUMNS, column);
            return String.valueOf(free);
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            return kept == null
                    ? null
                    : Json.text(labels(column), kept.get("index").asText());
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            if (kept != null) {
                String index = kept.get("index").asText();
                view.put("index", kept.get("index").intValue()).put("label", Json.text(labels(column), index));
                boolean done = false;
                for (JsonNode one : column.path("settings").path("done_colors")) {
                    done |= one.asText().equals(index);
                }
                view.put("is_done", done);
                view.putObject("label_style").put("color", "#00c875").put("border", "#00b461");
            }
        }
    }

    /** Several labels: {@code {"labels": ["a"]}}, {@code {"ids": [1]}}, or labels as text with commas. */
    static final class Dropdown implements ColumnKind {

        @Override
        public String typeName() {
            return "DropdownValue";
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            ArrayNode ids = Json.array();
            for (String wanted : wanted(given)) {
                ObjectNode labels = labels(write.column());
                String id = given.has("ids") ? wanted : key(labels, wanted).orElse("");
                if (!labels.has(id)) {
                    id = missing(wanted, labels, write);
                }
                ids.add(Integer.parseInt(id));
            }
            return ids.isEmpty() ? null : write.stamped().set("ids", ids);
        }

        private static List<String> wanted(JsonNode given) {
            List<String> wanted = new ArrayList<>();
            if (given.isObject()) {
                (given.has("ids") ? given.get("ids") : given.path("labels")).forEach(one -> wanted.add(one.asText()));
            } else {
                List.of(given.asText().split(",")).forEach(one -> wanted.add(one.strip()));
            }
            return wanted;
        }

        private static String missing(String label, ObjectNode labels, ColumnWrite write) {
            if (!write.createsLabels()) {
                throw write.refusal("The dropdown label '" + label + "' does not exist");
            }
            String id = String.valueOf(labels.size() + 1);
            ObjectNode column = write.column().deepCopy();
            labels(column).put(id, label);
            write.account().put(Account.COLUMNS, column);
            return id;
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            if (kept == null) {
                return "";
            }
            List<String> texts = new ArrayList<>();
            kept.path("ids").forEach(id -> texts.add(Json.text(labels(column), id.asText())));
            return String.join(", ", texts);
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            ArrayNode values = view.putArray("values");
            if (kept != null) {
                kept.path("ids")
                        .forEach(id -> values.addObject()
                                .put("id", id.intValue())
                                .put("label", Json.text(labels(column), id.asText())));
            }
        }
    }

    /** The labels of a column by index or id; part of the node, so that a change of it is one of the column. */
    static ObjectNode labels(ObjectNode column) {
        return column.withObject("/settings/labels");
    }

    static Optional<String> key(ObjectNode labels, String label) {
        return labels.properties().stream()
                .filter(entry -> entry.getValue().asText().equals(label))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
