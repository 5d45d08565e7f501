package io.throughline.intake.page;

import io.throughline.canonical.Json;
import io.throughline.intake.trigger.EventCheck;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.FeedItem;
import io.throughline.ledger.FeedTurn;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.StoredPage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes events of the news of a page: each of at most 500 items and about a million bytes, which the ledger keeps and reads in one piece. */
final class PageParts {

    static final int MOST_ITEMS = 500;
    private static final int MOST_BYTES = 900_000;
    private static final int HASH_LENGTH = 32;

    private final PageSources sources;
    private final WorkflowStarts starts;
    private final EventCheck check;

    PageParts(PageSources sources, WorkflowStarts starts, EventCheck check) {
        this.sources = sources;
        this.starts = starts;
        this.check = check;
    }

    /** @param news items with the version as it is known from now on, in their order */
    List<StoredPage.Part> of(PageFeed feed, FeedTurn turn, String object, Collection<PageItem> news) {
        List<StoredPage.Part> parts = new ArrayList<>();
        List<PageItem> part = new ArrayList<>();
        int bytes = 0;
        for (PageItem item : news) {
            int more = item.json().length;
            if (part.size() == MOST_ITEMS || !part.isEmpty() && bytes + more > MOST_BYTES) {
                parts.add(part(feed, turn, object, part));
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(item);
            bytes += more;
        }
        if (!part.isEmpty()) {
            parts.add(part(feed, turn, object, part));
        }
        return parts;
    }

    private StoredPage.Part part(PageFeed feed, FeedTurn turn, String object, List<PageItem> news) {
        List<FeedItem> handedOn = news.stream().map(PageItem::version).toList();
        String hash = hash(handedOn);
        List<Map<String, Object>> misfits = misfits(object, news);
        Map<String, Object> data = data(feed, turn, object, news, hash, misfits.size());
        List<String> wrong = check.problems(feed.event(), data);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "INT-2102 the event %s of feed '%s' would not fit its schema: %s Nothing of the page was taken and the position did not move. Mend mappings/events/%s.schema.json."
                            .formatted(feed.event(), feed.name(), String.join(" ", wrong), feed.event()));
        }
        NewEvent event = new NewEvent(
                "page:%s:%s:%s".formatted(feed.system(), feed.name(), hash),
                feed.event(),
                feed.system(),
                object + "-page",
                hash,
                null,
                feed.region(),
                null,
                data,
                body(object, news, misfits),
                "application/json");
        List<NewTransaction> started = starts.startedBy(feed.event(), feed.region());
        return new StoredPage.Part(event, started, handedOn);
    }

    private static Map<String, Object> data(
            PageFeed feed, FeedTurn turn, String object, Iterable<PageItem> items, String hash, int misfits) {
        int count = 0;
        int unreadable = 0;
        for (PageItem item : items) {
            count += item.readable() ? 1 : 0;
            unreadable += item.readable() ? 0 : 1;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("system", feed.system());
        data.put("feed", feed.name());
        data.put("object", object);
        data.put("count", count);
        data.put("hash", hash);
        if (turn.sweep()) {
            data.put("sweep", true);
        }
        if (unreadable > 0) {
            data.put("unreadable", unreadable);
        }
        if (misfits > 0) {
            data.put("misfits", misfits);
        }
        return data;
    }

    private List<Map<String, Object>> misfits(String object, Iterable<PageItem> items) {
        List<Map<String, Object>> misfits = new ArrayList<>();
        for (PageItem item : items) {
            Object data = item.readable() ? Json.asObject(item.item()).get("data") : null;
            List<String> problems = data == null
                    ? List.of()
                    : Json.isObject(data)
                            ? sources.problems(object, Json.asObject(data))
                            : List.of("its data are no object");
            if (!problems.isEmpty()) {
                misfits.add(Map.of("id", item.version().id(), "problem", String.join("; ", problems)));
            }
        }
        return misfits;
    }

    /** {@code {"object": …, "items": […], "unreadable": […], "misfits": […]}}; put together from what was written already. */
    private static byte[] body(String object, Iterable<PageItem> items, List<Map<String, Object>> misfits) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(MOST_BYTES);
        write(body, "{\"object\":" + Json.write(object) + ",\"items\":[");
        list(body, items, true);
        write(body, "],\"unreadable\":[");
        list(body, items, false);
        write(body, "],\"misfits\":" + Json.write(misfits) + "}");
        return body.toByteArray();
    }

    private static void list(ByteArrayOutputStream body, Iterable<PageItem> items, boolean readable) {
        String comma = "";
        for (PageItem item : items) {
            if (item.readable() == readable) {
                write(body, comma);
                body.writeBytes(item.json());
                comma = ",";
            }
        }
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of id, version, change and revision: a version that an item had before, and has again, is another fact. */
    private static String hash(Iterable<FeedItem> items) {
        StringBuilder facts = new StringBuilder();
        items.forEach(item -> facts.append(item.id())
                .append('\n')
                .append(item.version())
                .append('\n')
                .append(item.change())
                .append('\n')
                .append(item.revision())
                .append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(facts.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
