package io.throughline.connector.timeboard;

import io.throughline.canonical.Json;
import io.throughline.config.TimeApproval;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One page of a board's time while it is read. A sweep is the same list, further back. For one thread at a time. */
public final class TimeBoardPage {

    private static final int MOST = 500;
    private static final int FINGERPRINT = 8;
    private static final int USUAL = 200;

    private final TimeApproval approval;
    private final long overlap;
    private final Instant now;
    private final int size;
    private final boolean expired;
    private final List<Object> items = new ArrayList<>();
    private TimeBoardPlace place;
    private boolean more;

    /**
     * For one call of the feed.
     *
     * @param feed {@code position}, {@code since}, {@code page} of the transaction document
     * @param overlap how far a read looks back for what becomes visible late, in milliseconds
     * @throws IllegalArgumentException if it says neither a position nor since when
     */
    public TimeBoardPage(Map<String, Object> feed, TimeApproval approval, long overlap, Instant now) {
        this.approval = approval;
        this.overlap = overlap;
        this.now = now;
        Object page = feed.get("page");
        this.size = page instanceof Number number ? Math.max(1, Math.min(MOST, number.intValue())) : USUAL;
        String position = Json.textAt(feed, "position");
        Optional<TimeBoardPlace> known = Optional.ofNullable(position).flatMap(TimeBoardPlace::parse);
        this.expired = position != null && known.isEmpty();
        this.place = known.map(at -> at.fresh(now))
                .orElseGet(() -> new TimeBoardPlace(expired ? 0 : since(feed), Optional.empty()));
    }

    private static long since(Map<String, Object> feed) {
        try {
            return Instant.parse(String.valueOf(feed.get("since"))).toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "CON-1305 a feed of time was asked neither from a position nor from an instant 'since': nothing was read. Name one of them.",
                    e);
        }
    }

    /** Whether the position is none of ours, so that only a sweep finds what happened since. */
    public boolean expired() {
        return expired;
    }

    /** How many items to ask for. */
    public int size() {
        return size;
    }

    /** Where the list goes on; empty: at its start. */
    public Optional<String> cursor() {
        return place.round().map(TimeBoardPlace.Round::cursor);
    }

    /** Begins the list anew, because the vendor no longer knows the cursor. */
    public void anew() {
        place = place.anew();
    }

    /** Takes a page {@code {cursor, items}}, and gives the entries as mappings read them: those that changed since. */
    public List<Map<String, Object>> taken(Map<String, Object> page) {
        List<Map<String, Object>> all = Json.asList(page.getOrDefault("items", List.of())).stream()
                .map(Json::asObject)
                .toList();
        List<Map<String, Object>> changed =
                all.stream().filter(item -> changedAt(item) >= place.since()).toList();
        long newest = place.round()
                .map(TimeBoardPlace.Round::newest)
                .orElseGet(() -> all.isEmpty() ? place.since() : changedAt(all.get(0)));
        long beganAt = place.round().map(TimeBoardPlace.Round::beganAt).orElse(now.toEpochMilli());
        String cursor = page.get("cursor") instanceof String text ? text : "";
        more = !cursor.isEmpty() && changed.size() == all.size();
        place = more
                ? new TimeBoardPlace(place.since(), Optional.of(new TimeBoardPlace.Round(newest, beganAt, cursor)))
                : new TimeBoardPlace(Math.max(place.since(), newest - overlap), Optional.empty());
        return changed.stream().filter(TimeBoardPage::isWhole).map(this::entry).toList();
    }

    /** An item without a day or hours is no entry yet: filling it in is a change. */
    private static boolean isWhole(Map<String, Object> item) {
        String day = Json.textAt(item, "date.0.date");
        String hours = Json.textAt(item, "hours.0.text");
        return day != null && !day.isBlank() && hours != null && !hours.isBlank();
    }

    private Map<String, Object> entry(Map<String, Object> item) {
        Map<String, Object> entry = new LinkedHashMap<>(item);
        String state = approval.source() == TimeApproval.Source.COLUMN ? approval.stateOf(words(item)) : "submitted";
        entry.put("entryState", state);
        // the time has whole seconds: two changes in one second are told apart by what they say
        String content = Json.hash(item).substring(0, FINGERPRINT);
        entry.put("version", item.get("updated_at") + " " + state + " " + content);
        return entry;
    }

    private static List<String> words(Map<String, Object> item) {
        return Stream.of("status.0.label", "status.0.index")
                .map(path -> Json.at(item, path))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    private static long changedAt(Map<String, Object> item) {
        return Instant.parse(String.valueOf(item.get("updated_at"))).toEpochMilli();
    }

    /** Takes the canonical object that was made of an entry. */
    public void add(Map<String, Object> entry, Object data) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", String.valueOf(entry.get("id")));
        item.put("version", entry.get("version"));
        item.put("change", "changed");
        item.put("state", entry.get("entryState"));
        item.put("data", data);
        items.add(item);
    }

    /** The page: a {@code feed-page}. */
    public Map<String, Object> close() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("object", "time-entry");
        page.put("items", List.copyOf(items));
        page.put("position", place.text());
        page.put("more", more);
        return page;
    }
}
