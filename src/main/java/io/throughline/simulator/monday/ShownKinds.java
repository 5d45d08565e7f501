package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Columns that nobody writes through the API. */
final class ShownKinds {

    private ShownKinds() {}

    /** What an item's clock counted, in seconds. People start and stop it; the API only tells. */
    static final class TimeTracking extends Shown {

        TimeTracking() {
            super("TimeTrackingValue");
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            long seconds = times(column, item, account).stream()
                    .mapToLong(time -> seconds(time, account))
                    .sum();
            return seconds == 0 ? "" : "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        }

        private static List<ObjectNode> times(ObjectNode column, ObjectNode item, Account account) {
            return account.below(Account.TIMES, "item_id", Json.text(item, "id")).stream()
                    .filter(time -> Json.text(column, "id").equals(Json.text(time, "column_id")))
                    .toList();
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            List<ObjectNode> times = times(column, item, account);
            ArrayNode history = view.putArray("history");
            times.forEach(time -> history.add(session(time)));
            boolean running = times.stream().anyMatch(time -> !time.hasNonNull("ended_at"));
            view.put("running", running);
            view.put(
                    "duration",
                    times.stream().mapToLong(time -> seconds(time, account)).sum());
            if (!times.isEmpty()) {
                ObjectNode last = times.get(times.size() - 1);
                view.put("started_at", Json.text(last, "started_at")).put("updated_at", Json.text(last, "updated_at"));
            }
        }

        private static ObjectNode session(ObjectNode time) {
            ObjectNode session = time.deepCopy();
            session.put("status", "active");
            for (String part : List.of("end_date", "end_time", "start_date", "start_time")) {
                session.put("manually_entered_" + part, time.path("manual").booleanValue());
            }
            return session;
        }

        private static long seconds(ObjectNode time, Account account) {
            Instant end = time.hasNonNull("ended_at") ? Instant.parse(Json.text(time, "ended_at")) : account.instant();
            return Duration.between(Instant.parse(Json.text(time, "started_at")), end)
                    .toSeconds();
        }
    }

    /** The item's own number. */
    static final class ItemId extends Shown {

        ItemId() {
            super("ItemIdValue");
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            view.put("item_id", Json.text(item, "id")).put("text", Json.text(item, "id"));
        }
    }

    /** What linked items hold in one of their columns: the text is null, only {@code display_value} tells. */
    static final class Mirror extends Shown {

        Mirror() {
            super("MirrorValue");
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            String relation = column.at("/settings/relation_column")
                            .fieldNames()
                            .hasNext()
                    ? column.at("/settings/relation_column").fieldNames().next()
                    : "";
            StringBuilder shown = new StringBuilder();
            for (JsonNode id : item.path("values").path(relation).path("item_ids")) {
                account.find(Account.ITEMS, id.asText())
                        .ifPresent(linked -> shown.append(shown.length() == 0 ? "" : ", ")
                                .append(mirrored(linked, column, account)));
            }
            view.put("display_value", shown.toString());
        }

        private static String mirrored(ObjectNode linked, ObjectNode column, Account account) {
            String board = Json.text(linked, "board_id");
            JsonNode there = column.at("/settings/displayed_linked_columns/" + board + "/0");
            return account.column(board, there.asText())
                    .map(found -> ColumnKinds.text(linked, found, account))
                    .orElse("");
        }
    }

    /** What this simulator does not know more about. */
    static final class Unsupported extends Shown {

        Unsupported() {
            super("UnsupportedValue");
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {}
    }

    private abstract static class Shown implements ColumnKind {

        private final String typeName;

        Shown(String typeName) {
            this.typeName = typeName;
        }

        @Override
        public String typeName() {
            return typeName;
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            throw write.refusal(
                    "columns of type " + Json.text(write.column(), "type") + " cannot be changed by the API");
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            return null;
        }
    }
}
