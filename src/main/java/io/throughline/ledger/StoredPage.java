package io.throughline.ledger;

import java.util.List;

/**
 * What is committed of one page of a feed, in one database transaction.
 *
 * @param position where the next page begins; null: the old one stays
 * @param parts the news of the page, divided into events; none if every item was known
 * @param items how many items the page had
 * @param repaired how many of them a sweep had to repair
 */
public record StoredPage(String position, List<Part> parts, int items, int repaired) {

    /**
     * One event and what it starts.
     *
     * @param event whose raw body holds the items
     * @param starts the transactions of the workflows that take it up
     * @param handedOn versions that are known from now on
     */
    public record Part(NewEvent event, List<NewTransaction> starts, List<FeedItem> handedOn) {}

    /** How many items were news. */
    public int news() {
        return parts.stream().mapToInt(part -> part.handedOn().size()).sum();
    }
}
