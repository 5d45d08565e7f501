package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** All types of columns by the vendor's word, and an item's value in a column as it is shown. */
final class ColumnKinds {

    private static final ColumnKind OTHER = new ShownKinds.Unsupported();
    private static final Map<String, ColumnKind> KINDS = Map.ofEntries(
            Map.entry("text", new TextKinds.Text()),
            Map.entry("long_text", new TextKinds.LongText()),
            Map.entry("numbers", new TextKinds.Numbers()),
            Map.entry("checkbox", new TextKinds.Checkbox()),
            Map.entry("date", new DateKinds.Day()),
            Map.entry("timeline", new DateKinds.Timeline()),
            Map.entry("status", new LabelKinds.Status()),
            Map.entry("dropdown", new LabelKinds.Dropdown()),
            Map.entry("link", new LinkKinds.Address("LinkValue", "url", "text", "url_text")),
            Map.entry("email", new LinkKinds.Address("EmailValue", "email", "text", "label")),
            Map.entry("phone", new LinkKinds.Address("PhoneValue", "phone", "countryShortName", "country_short_name")),
            Map.entry("people", new LinkKinds.People()),
            Map.entry("board_relation", new LinkKinds.BoardRelation()),
            Map.entry("time_tracking", new ShownKinds.TimeTracking()),
            Map.entry("item_id", new ShownKinds.ItemId()),
            Map.entry("mirror", new ShownKinds.Mirror()));

    private ColumnKinds() {}

    static ColumnKind of(ObjectNode column) {
        return KINDS.getOrDefault(Json.text(column, "type"), OTHER);
    }

    /** Whether columns of this type have values that differ from item to item; only such ones are searched and shown. */
    static boolean isValue(ObjectNode column) {
        return !"name".equals(Json.text(column, "type"));
    }

    /** The text of an item's value, null where the vendor shows none. */
    static String text(ObjectNode item, ObjectNode column, Account account) {
        if (!isValue(column)) {
            return Json.text(item, "name");
        }
        return of(column).text(item.path("values").get(Json.text(column, "id")), column, item, account);
    }

    /** An item's value as the schema shows it. */
    static ObjectNode view(ObjectNode item, ObjectNode column, Account account) {
        ColumnKind kind = of(column);
        JsonNode kept = item.path("values").get(Json.text(column, "id"));
        ObjectNode view = Json.object()
                .put("__typename", kind.typeName())
                .put("id", Json.text(column, "id"))
                .put("type", Json.text(column, "type"))
                .put("text", kind.text(kept, column, item, account));
        // the value is JSON inside a text
        view.put(
                "value",
                kept == null || !kind.hasValue() ? null : new String(Json.bytes(kept), StandardCharsets.UTF_8));
        view.set("column", column);
        if (kept != null && kept.has("changed_at")) {
            view.set("updated_at", kept.get("changed_at"));
        }
        kind.show(view, kept, column, item, account);
        return view;
    }
}
