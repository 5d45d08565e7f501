package io.throughline.intake.page;

import io.throughline.canonical.Json;
import io.throughline.intake.trigger.EventCheck;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.FeedItem;
import io.throughline.ledger.FeedLedger;
import io.throughline.ledger.FeedTurn;
import io.throughline.ledger.StoredPage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out what of a page is news, and makes it what the ledger commits. Thread-safe. */
final class PageIntake {

    /** What changed later than this before a sweep began, the change feed may just not have told yet. */
    private static final Duration UNTOLD = Duration.ofMinutes(5);

    private final FeedLedger ledger;
    private final PageParts parts;

    PageIntake(FeedLedger ledger, PageSources sources, WorkflowStarts starts, EventCheck check) {
        this.ledger = ledger;
        this.parts = new PageParts(sources, starts, check);
    }

    /**
     * Prepares a page for the commit; writes nothing.
     *
     * @throws PageReadException if it is no page
     */
    StoredPage prepare(PageFeed feed, FeedTurn turn, Map<String, Object> page) {
        if (!(page.get("items") instanceof List<?> list) || !(page.get("object") instanceof String object)) {
            throw new PageReadException(
                    "INT-2103 %s of '%s' did not answer with a page: it has no items or names no object. Mend its route."
                            .formatted(feed.operation(), feed.system()),
                    null);
        }
        List<PageItem> items = list.stream().map(PageItem::of).toList();
        Map<String, FeedItem> known =
                ledger.known(feed.name(), items.stream().map(PageItem::id).toList());
        List<PageItem> news = news(items, known);
        int repaired = turn.sweep() ? repaired(news, turn.begunAt()) : 0;
        String position = Json.textAt(page, "position");
        return new StoredPage(position, parts.of(feed, turn, object, news), items.size(), repaired);
    }

    /** Of a record that stands twice in the page, the later version is the news. */
    private static List<PageItem> news(List<PageItem> items, Map<String, FeedItem> known) {
        Map<String, PageItem> latest = new LinkedHashMap<>();
        for (PageItem item : items) {
            PageItem before = latest.get(item.id());
            FeedItem last = before == null ? known.get(item.id()) : before.version();
            if (!item.version().isNoNews(last)) {
                latest.put(item.id(), item);
            }
        }
        return latest.values().stream()
                .map(item -> item.after(known.get(item.id())))
                .toList();
    }

    private static int repaired(Iterable<PageItem> news, Instant begunAt) {
        int repaired = 0;
        for (PageItem item : news) {
            repaired += isAfter(item.version().version(), begunAt.minus(UNTOLD)) ? 0 : 1;
        }
        return repaired;
    }

    private static boolean isAfter(String version, Instant at) {
        try {
            return OffsetDateTime.parse(version).toInstant().isAfter(at);
        } catch (DateTimeException noInstant) {
            return false;
        }
    }
}
