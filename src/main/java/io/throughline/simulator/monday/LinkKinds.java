package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.util.ArrayList;
import java.util.List;

/** Addresses of pages, mail and telephones, and the people and items that a column names. */
final class LinkKinds {

    private LinkKinds() {}

    /**
     * An address with a text beside it, {@code {"url": …, "text": …}} or both as text with a blank between.
     *
     * @param typeName the type of its value
     * @param main the name of the address
     * @param beside the name of the text
     * @param shown how the text is called in the schema
     */
    record Address(String typeName, String main, String beside, String shown) implements ColumnKind {

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            String[] simple = given.isObject() ? new String[0] : given.asText().split(" ", 2);
            String address = given.isObject() ? Json.text(given, main) : simple[0];
            String text = given.isObject() ? Json.text(given, beside) : simple.length > 1 ? simple[1] : null;
            if (address == null || address.isEmpty()) {
                return null;
            }
            if (main.equals("url") && !address.matches("https?://\\S+")) {
                throw write.refusal("invalid url, it must begin with http:// or https://");
            }
            return write.stamped().put(main, address).put(beside, text == null ? "" : text);
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            if (kept == null) {
                return "";
            }
            String text = Json.text(kept, beside);
            boolean plain = text.isEmpty() || main.equals("phone");
            return main.equals("url") && !plain ? text + " - " + Json.text(kept, main) : Json.text(kept, main);
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            if (kept != null) {
                view.put(main, Json.text(kept, main)).put(shown, Json.text(kept, beside));
            }
        }
    }

    /** People and teams: {@code {"personsAndTeams": [{"id": 1, "kind": "person"}]}}, or ids with commas. */
    static final class People implements ColumnKind {

        @Override
        public String typeName() {
            return "PeopleValue";
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            ArrayNode people = Json.array();
            if (given.isObject()) {
                given.path("personsAndTeams")
                        .forEach(one -> add(people, one.path("id").asText(), write));
            } else {
                List.of(given.asText().split(",")).forEach(id -> add(people, id.strip(), write));
            }
            return people.isEmpty() ? null : write.stamped().set("personsAndTeams", people);
        }

        private static void add(ArrayNode people, String id, ColumnWrite write) {
            if (write.account().find(Account.USERS, id).isEmpty()) {
                throw write.refusal("User with the ID " + id + " does not exist in the account");
            }
            people.addObject().put("id", Long.parseLong(id)).put("kind", "person");
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            List<String> names = new ArrayList<>();
            if (kept != null) {
                kept.path("personsAndTeams")
                        .forEach(one -> account.find(
                                        Account.USERS, one.path("id").asText())
                                .ifPresent(user -> names.add(Json.text(user, "name"))));
            }
            return String.join(", ", names);
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            ArrayNode people = view.putArray("persons_and_teams");
            if (kept != null) {
                kept.path("personsAndTeams")
                        .forEach(one -> people.addObject()
                                .put("id", one.get("id").asText())
                                .put("kind", Json.text(one, "kind")));
            }
        }
    }

    /** Items of other boards: {@code {"item_ids": [1]}}. Neither text nor value is told, only what is linked. */
    static final class BoardRelation implements ColumnKind {

        @Override
        public String typeName() {
            return "BoardRelationValue";
        }

        @Override
        public boolean hasValue() {
            return false;
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            ArrayNode ids = Json.array();
            for (JsonNode id : given.path("item_ids")) {
                if (write.account().find(Account.ITEMS, id.asText()).isEmpty()) {
                    throw write.refusal("item " + id.asText() + " to link does not exist");
                }
                ids.add(id.asText());
            }
            return ids.isEmpty() ? null : write.stamped().set("item_ids", ids);
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            return null;
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            ArrayNode ids = view.putArray("linked_item_ids");
            ArrayNode items = view.putArray("linked_items");
            List<String> names = new ArrayList<>();
            if (kept != null) {
                kept.path("item_ids")
                        .forEach(id -> account.find(Account.ITEMS, id.asText()).ifPresent(linked -> {
                            ids.add(id.asText());
                            items.add(linked);
                            names.add(Json.text(linked, "name"));
                        }));
            }
            view.put("display_value", String.join(", ", names));
        }
    }
}
