package io.throughline.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.workflow.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a feed as the product does: page after page, the position moves after each, and an item that comes again is the same fact. For one thread. */
final class FeedTaker {

    private static final int MOST_PAGES = 2_000;

    private final ConnectorBed bed;
    private final FeedFacts facts;
    private final int page;
    private final String since;
    private final Map<String, Map<String, Object>> latest = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> byVersion = new LinkedHashMap<>();
    private String position;
    private boolean more = true;
    private int pages;

    FeedTaker(ConnectorBed bed, FeedFacts facts, int page, Instant since) {
        this.bed = bed;
        this.facts = facts;
        this.page = page;
        this.since = since.toString();
    }

    /** Forgets the position: the next read is a sweep. */
    FeedTaker sweep() {
        position = null;
        return toEnd(true);
    }

    FeedTaker toEnd() {
        return toEnd(false);
    }

    private FeedTaker toEnd(boolean sweep) {
        more = true;
        for (int read = 0; more; read++) {
            assertThat(read).as("pages of %s", facts.operation()).isLessThan(MOST_PAGES);
            take(ask(sweep));
        }
        return this;
    }

    /** Reads one page. */
    FeedTaker one() {
        take(ask(false));
        return this;
    }

    private Map<String, Object> ask(boolean sweep) {
        Map<String, Object> feed = new LinkedHashMap<>(Map.of("since", since, "page", page));
        if (position != null) {
            feed.put("position", position);
        }
        if (sweep) {
            feed.put("sweep", true);
        }
        return answer(bed, facts, feed);
    }

    /** The page that a feed operation answers, which must be applied. */
    static Map<String, Object> answer(ConnectorBed bed, FeedFacts facts, Map<String, Object> feed) {
        Map<String, Object> document = new LinkedHashMap<>(facts.document());
        document.put("feed", feed);
        OperationResult result = bed.call(facts.operation(), document, "feed");
        assertThat(result)
                .as("%s: %s", facts.operation(), result.problem())
                .returns(Outcome.APPLIED, OperationResult::outcome);
        return result.value();
    }

    private void take(Map<String, Object> told) {
        assertThat(told.get("expired")).as("expired").isNotEqualTo(true);
        assertThat(Json.asList(told.get("items"))).as("items of a page").hasSizeLessThanOrEqualTo(page);
        for (Object each : Json.asList(told.get("items"))) {
            Map<String, Object> item = Json.asObject(each);
            String fact = item.get("id") + " " + item.get("version");
            assertThat(byVersion.getOrDefault(fact, item))
                    .as("the same version twice is the same fact (D18)")
                    .isEqualTo(item);
            byVersion.put(fact, item);
            latest.put(String.valueOf(item.get("id")), item);
        }
        pages++;
        more = Boolean.TRUE.equals(told.get("more"));
        position = told.get("position") == null ? position : String.valueOf(told.get("position"));
    }

    int pages() {
        return pages;
    }

    /** The records that were told, each by its id with what was told last. */
    Map<String, Map<String, Object>> latest() {
        return latest;
    }
}
