package io.throughline.intake.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages as a test says, and the documents that they were asked with. */
final class ScriptedFeed implements PageSources {

    static final PageFeed FEED = at(java.time.Duration.ofHours(24));

    private final Deque<Map<String, Object>> pages = new ArrayDeque<>();
    final List<Map<String, Object>> asked = new ArrayList<>();

    static PageFeed at(java.time.Duration sweepEvery) {
        return new PageFeed(
                "kantata-time-feed",
                "kantata",
                "psa-time-feed",
                null,
                "entries.read.v1",
                new PagePolling(java.time.Duration.ofMinutes(5), 200, java.time.Duration.ofDays(30), sweepEvery));
    }

    ScriptedFeed then(String position, boolean more, Object... items) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("object", "time-entry");
        page.put("items", List.of(items));
        if (position != null) {
            page.put("position", position);
        }
        page.put("more", more);
        pages.add(page);
        return this;
    }

    ScriptedFeed thenExpired() {
        pages.add(Map.of("object", "time-entry", "items", List.of(), "more", false, "expired", true));
        return this;
    }

    static Map<String, Object> item(String id, String version, String state) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("version", version);
        item.put("change", "changed");
        item.put("state", state);
        return item;
    }

    boolean isEmpty() {
        return pages.isEmpty();
    }

    @Override
    public List<PageFeed> feeds() {
        return List.of(FEED);
    }

    @Override
    public Answer read(PageFeed feed, Map<String, Object> document) {
        @SuppressWarnings("unchecked")
        Map<String, Object> feedPart = (Map<String, Object>) document.get("feed");
        asked.add(feedPart);
        return new Answer(pages.remove(), null, null);
    }

    @Override
    public List<String> problems(String object, Map<String, Object> data) {
        return data.containsKey("misfit") ? List.of("misfit: is not known") : List.of();
    }
}
