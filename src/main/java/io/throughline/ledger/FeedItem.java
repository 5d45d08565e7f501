package io.throughline.ledger;

import java.util.regex.Pattern;

/**
 * Which version of a record a page feed has handed on, or offers. Immutable.
 *
 * @param id of the record at its system, at most 120 characters
 * @param version at the source: an instant, a number, or a text that only says whether something changed; at most 1000 characters
 * @param change {@code changed}, {@code deleted}, {@code missing} or {@code merged}
 * @param revision how many versions of the record were handed on, this one included; 0 for one that is only offered
 */
public record FeedItem(String id, String version, String change, long revision) {

    private static final Pattern NUMBER_OR_INSTANT = Pattern.compile("[+-]?[0-9]{1,60}(\\.[0-9]{1,20})?"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}(Z|[+-][0-9]{2}:?[0-9]{2})");

    /** One that is offered. */
    public static FeedItem offered(String id, String version, String change) {
        return new FeedItem(id, version, change, 0);
    }

    /**
     * Whether this one, which is offered, was handed on before, or is older than what was. Texts that are neither instants nor numbers have no order:
     * one that differs is news.
     *
     * @param known what was handed on last; null: nothing
     */
    public boolean isNoNews(FeedItem known) {
        if (known == null) {
            return false;
        }
        if (version.equals(known.version)) {
            return change.equals(known.change);
        }
        return isOrdered(version)
                && isOrdered(known.version)
                && new ObjectVersion(version).isOlderThan(new ObjectVersion(known.version));
    }

    /** This one as it is handed on after {@code known}, which may be null. */
    public FeedItem after(FeedItem known) {
        return new FeedItem(id, version, change, known == null ? 1 : known.revision + 1);
    }

    private static boolean isOrdered(String version) {
        return NUMBER_OR_INSTANT.matcher(version).matches();
    }
}
