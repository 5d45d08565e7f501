package io.throughline.connector.worklog;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one page of a feed of worklogs gives: some of its entries, and where the next page begins. The feed says what is later than a time, so that entries of
 * one millisecond may be cut apart by the edge of a page: they are then read again (vendor fact 5.3).
 *
 * @param entries {@code {worklogId, updatedTime}}, in the order of their time
 * @param after the time after which the next page begins
 * @param last whether there is nothing more now
 */
record FeedStretch(List<Map<String, Object>> entries, long after, boolean last) {

    /**
     * Takes from an answer.
     *
     * @param since the time that was asked for
     * @param room how many may be taken at most; more are only if they have one time
     * @param overlap how far the next read goes back once all was read, for what becomes visible late
     */
    static FeedStretch of(Map<String, Object> answer, long since, int room, long overlap) {
        List<Map<String, Object>> all = new ArrayList<>();
        Json.asList(answer.getOrDefault("values", List.of())).forEach(one -> all.add(Json.asObject(one)));
        boolean lastPage = !Boolean.FALSE.equals(answer.get("lastPage"));
        int size = Math.min(room, all.size());
        while (size > 0 && size < all.size() && at(all.get(size)) == at(all.get(size - 1))) {
            size++;
        }
        if (size == 0) {
            return new FeedStretch(List.of(), since, all.isEmpty() && lastPage);
        }
        long end = at(all.get(size - 1));
        boolean whole = size == all.size();
        long after = whole && !lastPage ? beforeEdge(all, end) : end;
        boolean last = whole && lastPage;
        return new FeedStretch(List.copyOf(all.subList(0, size)), last ? Math.max(since, end - overlap) : after, last);
    }

    /** More of this time may stand on the next page. A page of one time only cannot be divided. */
    private static long beforeEdge(List<Map<String, Object>> all, long end) {
        return at(all.get(0)) == end ? end : end - 1;
    }

    static long at(Map<String, Object> entry) {
        return entry.get("updatedTime") instanceof Number number ? number.longValue() : 0;
    }
}
