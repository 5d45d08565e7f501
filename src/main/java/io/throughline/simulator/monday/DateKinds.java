package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/** Days and spans of days. */
final class DateKinds {

    private DateKinds() {}

    /** A day, with or without a time in UTC: {@code {"date": "2026-01-31", "time": "13:25:00"}}. */
    static final class Day implements ColumnKind {

        @Override
        public String typeName() {
            return "DateValue";
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            String[] simple = given.isObject() ? new String[0] : given.asText().split(" ", 2);
            String date = given.isObject() ? Json.text(given, "date") : simple[0];
            String time = given.isObject() ? Json.text(given, "time") : simple.length > 1 ? simple[1] : null;
            if (date == null || date.isEmpty()) {
                return null;
            }
            ObjectNode kept = write.stamped().put("date", day(date, write));
            if (time != null && !time.isEmpty()) {
                kept.put("time", time(time, write));
            }
            return kept.putNull("icon");
        }

        private static String time(String text, ColumnWrite write) {
            try {
                LocalTime.parse(text);
                return text;
            } catch (DateTimeParseException e) {
                throw write.refusal("invalid time, use HH:MM:SS");
            }
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            if (kept == null) {
                return "";
            }
            String time = Json.text(kept, "time");
            return Json.text(kept, "date") + (time == null ? "" : " " + time.substring(0, 5));
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            // a date that is not set is empty text, not null
            view.put("date", kept == null ? "" : Json.text(kept, "date"));
            String time = kept == null ? null : Json.text(kept, "time");
            view.put("time", time == null ? "" : time.substring(0, 5));
        }
    }

    /** From one day to another: {@code {"from": …, "to": …}}. */
    static final class Timeline implements ColumnKind {

        @Override
        public String typeName() {
            return "TimelineValue";
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            String from = Json.text(given, "from");
            String to = Json.text(given, "to");
            if (from == null || to == null) {
                throw write.refusal("a timeline needs from and to");
            }
            if (day(to, write).compareTo(day(from, write)) < 0) {
                throw write.refusal("a timeline cannot end before it begins");
            }
            return write.stamped().put("to", to).put("from", from);
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            return kept == null ? "" : Json.text(kept, "from") + " - " + Json.text(kept, "to");
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            if (kept != null) {
                // dates of a timeline come as the start of their day
                view.put("from", Json.text(kept, "from") + "T00:00:00+00:00");
                view.put("to", Json.text(kept, "to") + "T00:00:00+00:00");
            }
        }
    }

    private static String day(String text, ColumnKind.ColumnWrite write) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw write.refusal("invalid date, use YYYY-MM-DD");
        }
    }
}
