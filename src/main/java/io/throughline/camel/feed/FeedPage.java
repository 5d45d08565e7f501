package io.throughline.camel.feed;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page that one call of a feed makes, item by item; shared by the copies of its exchange. For one thread at a time. */
final class FeedPage {

    private static final int FINGERPRINT = 8;

    private final FeedWindow window;
    private final PageFields fields;
    private final List<Object> items = new ArrayList<>();

    FeedPage(FeedWindow window, PageFields fields) {
        this.window = window;
        this.fields = fields;
    }

    void changed(Map<String, Object> record, Object data) {
        item(record, "changed", data).put("data", data);
    }

    void deleted(Map<String, Object> record) {
        item(record, "deleted", null);
    }

    void merged(Map<String, Object> record, String into) {
        String master = String.valueOf(record.get(into));
        item(record, "merged", master).put("into", master);
    }

    private Map<String, Object> item(Map<String, Object> record, String change, Object told) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", fields.idOf(record));
        item.put("version", version(record, told));
        item.put("change", change);
        items.add(item);
        return item;
    }

    // stamps have whole seconds: two changes in one second are told apart by what they say
    private String version(Map<String, Object> record, Object told) {
        String content = Json.hash(told == null ? "" : told).substring(0, FINGERPRINT);
        return fields.positionOf(record).time() + "-" + content;
    }

    /**
     * The page with where the next one begins.
     *
     * @param records all that were read, in their order
     */
    Map<String, Object> close(List<Object> records) {
        Optional<FeedPosition> last = records.isEmpty()
                ? Optional.empty()
                : Optional.of(fields.positionOf(Json.asObject(records.get(records.size() - 1))));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("object", fields.object());
        page.put("items", List.copyOf(items));
        return window.close(page, last, records.size() >= window.page());
    }
}
