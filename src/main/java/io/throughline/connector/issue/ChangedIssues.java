package io.throughline.connector.issue;

import io.throughline.canonical.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of a feed of changed issues of Jira, read by searches that are ordered by time of change and continued by token (vendor fact 5.2). A search knows
 * whole minutes only, so it begins earlier and what was told is passed over; a page never ends between two issues of the same instant. For one thread at a time.
 */
public final class ChangedIssues {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final String OBJECT = "task";
    private static final int MOST = 500;
    private static final int USUAL = 200;

    /** JQL cuts seconds off, and clocks differ a little. */
    private static final long MINUTES_MORE = 2;

    private final IssuePlace place;
    private final Instant after;
    private final Instant now;
    private final int page;
    private final String leftOut;
    private final Map<String, Map<String, Object>> read = new LinkedHashMap<>();
    private final List<Object> items = new ArrayList<>();
    private String token = "";
    private boolean more;

    private ChangedIssues(IssuePlace place, Instant after, Instant now, int page, String leftOut) {
        this.place = place;
        this.after = after;
        this.now = now;
        this.page = page;
        this.leftOut = leftOut;
    }

    /**
     * The page that a feed operation was asked for; empty if its position is unknown, so that only a sweep finds what changed since.
     *
     * @param feed {@code position}, {@code since}, {@code page} (200 if absent, at most 500), {@code sweep}
     * @param overlap how far a feed that was read to its end looks back
     * @param leftOut name of the issue type that is no task
     * @throws IllegalArgumentException if the feed says neither a position nor since when (CON-1204)
     */
    public static Optional<ChangedIssues> of(Map<String, Object> feed, Duration overlap, String leftOut, Instant now) {
        int page = feed.get("page") instanceof Number number ? Math.max(1, Math.min(MOST, number.intValue())) : USUAL;
        return IssuePlace.of(feed).map(place -> new ChangedIssues(place, place.after(overlap), now, page, leftOut));
    }

    /** What is answered when the position is unknown. */
    public static Map<String, Object> expired() {
        return Map.of("object", OBJECT, "items", List.of(), "more", false, "expired", true);
    }

    /** How far back the search goes, in minutes. */
    public long minutesBack() {
        return Math.max(0, Duration.between(after, now).toMinutes()) + MINUTES_MORE;
    }

    /**
     * Takes one answer of the search.
     *
     * @return how the search goes on; empty: the page is whole
     * @throws IllegalArgumentException if the search goes round in circles (CON-1205), or an issue says no time of change
     */
    public Optional<String> take(Map<String, Object> answer) {
        for (Object one : Json.asList(answer.get("issues"))) {
            Map<String, Object> issue = Json.asObject(one);
            if (stamp(issue).isAfter(after)) {
                String id = String.valueOf(issue.get("id"));
                // one that changed while the list was read stands in it twice
                read.remove(id);
                read.put(id, issue);
            }
        }
        String next = Json.textAt(answer, "nextPageToken");
        if (next != null && next.equals(token)) {
            throw new IllegalArgumentException(
                    "CON-1205 the search for changed issues goes on where it was: nothing was taken, and the feed stays where it is. It is read again by itself; if this stays, ask Atlassian.");
        }
        token = next;
        more = next != null && cut();
        return more ? Optional.empty() : Optional.ofNullable(next);
    }

    /** Whether the page is full, and ends between two instants. */
    private boolean cut() {
        List<Map<String, Object>> all = new ArrayList<>(read.values());
        int end = page;
        while (end < all.size() && stamp(all.get(end)).equals(stamp(all.get(end - 1)))) {
            end++;
        }
        if (end >= all.size()) {
            return false;
        }
        all.subList(end, all.size()).forEach(issue -> read.remove(String.valueOf(issue.get("id"))));
        return true;
    }

    /** The issues of the page that are tasks, in the order of their change. */
    public List<Map<String, Object>> tasks() {
        return read.values().stream()
                .filter(issue -> !leftOut.equals(Json.textAt(issue, "fields.issuetype.name")))
                .toList();
    }

    /** Adds a task that was mapped. The version changes with the time of change and with the status. */
    public void add(Map<String, Object> issue, Object task) {
        String status = Json.textAt(issue, "fields.status.id");
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", String.valueOf(issue.get("id")));
        item.put("version", stamp(issue) + (status == null ? "" : "/" + status));
        item.put("change", "changed");
        item.put("data", task);
        items.add(item);
    }

    /** The page: {@code object}, {@code items}, {@code more}, {@code position}. */
    public Map<String, Object> close() {
        Instant last = read.values().stream()
                .map(ChangedIssues::stamp)
                .max(Instant::compareTo)
                .orElse(place.at());
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("object", OBJECT);
        made.put("items", List.copyOf(items));
        made.put("more", more);
        made.put("position", place.moved(last, more).text());
        return made;
    }

    private static Instant stamp(Map<String, Object> issue) {
        return OffsetDateTime.parse(String.valueOf(Json.at(issue, "fields.updated")), STAMP)
                .toInstant();
    }
}
