package io.throughline.connector.worklog;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One page of logged time while it is read: it says what to ask next, takes the answers, and becomes the page. Changes and deletions come from Jira's two feeds;
 * where the issue says what is approved, and in a sweep, the worklogs of changed issues are listed besides. For one thread at a time.
 */
public final class WorklogPage {

    private static final int MOST = 1000;
    private static final int ISSUES_AT_ONCE = 100;

    private final WorklogRequest request;
    private final IssueTree issues = new IssueTree();
    private final List<Map<String, Object>> worklogs = new ArrayList<>();
    private final List<Object> items = new ArrayList<>();
    private WorklogPlace place;
    private List<Long> scanned = List.of();
    private boolean more;

    /** For one call of the feed. */
    public WorklogPage(WorklogRequest request) {
        this.request = request;
        this.place = request.begin();
    }

    /** Whether the feed of changes is to be asked; a listing under way goes on first. */
    public boolean asksChanges() {
        return place.scan().isEmpty();
    }

    /** After which time changes are asked for. */
    public long changesAfter() {
        return place.updatedAfter();
    }

    /** After which time deletions are asked for. */
    public long deletionsAfter() {
        return place.deletedAfter();
    }

    /** Takes a page of changes, and says which worklogs must be read. */
    public List<Object> changed(Map<String, Object> answer) {
        FeedStretch stretch = FeedStretch.of(answer, place.updatedAfter(), request.page(), request.overlap());
        place = new WorklogPlace(stretch.after(), place.deletedAfter(), place.scannedFrom(), place.scan());
        more |= !stretch.last();
        Set<Object> ids = new LinkedHashSet<>();
        stretch.entries().forEach(entry -> ids.add(entry.get("worklogId")));
        return List.copyOf(ids);
    }

    /** Takes worklogs. One that is not among them was deleted since, or may not be seen. */
    public void listed(List<Object> found) {
        found.stream().filter(Json::isObject).map(Json::asObject).forEach(worklogs::add);
    }

    /** Takes a page of deletions, as far as there is room. */
    public void deleted(Map<String, Object> answer) {
        int room = Math.min(request.page(), MOST - worklogs.size());
        FeedStretch stretch = FeedStretch.of(answer, place.deletedAfter(), Math.max(0, room), request.overlap());
        if (stretch.entries().size() > MOST - worklogs.size()) {
            more = true;
            return;
        }
        place = new WorklogPlace(place.updatedAfter(), stretch.after(), place.scannedFrom(), place.scan());
        more |= !stretch.last();
        stretch.entries().forEach(this::gone);
    }

    private void gone(Map<String, Object> entry) {
        items.add(Map.of(
                "id",
                String.valueOf(entry.get("worklogId")),
                "version",
                FeedStretch.at(entry) + " deleted",
                "change",
                "deleted"));
    }

    /** Whether issues are to be listed now: in a sweep always, else once the feeds are read to their end. */
    public boolean asksIssues() {
        if (place.scan().isEmpty() && !more && request.approval().source().atIssue()) {
            place = place.scanning(request.now(), false);
        }
        return place.scan().isPresent() && room() > 0;
    }

    /** How long ago the changes of the listed issues may lie, in minutes: a distance means the same in every zone (vendor fact 5.7). */
    public long minutesBack() {
        long back = request.now() - place.scannedFrom() + request.overlap();
        return Math.max(1, (back + 119_999) / 60_000);
    }

    /** Takes the ids of all issues that changed. */
    public void scanned(List<Object> found) {
        long first = place.scan().orElseThrow().issue();
        scanned = found.stream()
                .map(issue -> Long.parseLong(String.valueOf(Json.asObject(issue).get("id"))))
                .filter(id -> id >= first)
                .sorted()
                .toList();
        goOn();
    }

    /** The issue whose worklogs are to be read next; empty: none, or no room. */
    public Optional<Long> nextIssue() {
        return scanned.isEmpty() || room() <= 0 ? Optional.empty() : Optional.of(scanned.get(0));
    }

    /** How many of its worklogs to pass over. */
    public int offset() {
        WorklogPlace.Scan at = place.scan().orElseThrow();
        return at.issue() == scanned.get(0) ? at.offset() : 0;
    }

    /** How many more this page may hold. */
    public int room() {
        return request.page() - worklogs.size() - items.size();
    }

    /** Takes a page of the worklogs of {@link #nextIssue}; null if the issue is gone. */
    public void ofIssue(Map<String, Object> answerOrNull) {
        long issue = scanned.get(0);
        Map<String, Object> answer = answerOrNull == null ? Map.of() : answerOrNull;
        List<Object> found = Json.asList(answer.getOrDefault("worklogs", List.of()));
        int read = offset() + found.size();
        listed(found);
        boolean whole = found.isEmpty() || !(answer.get("total") instanceof Number total) || read >= total.intValue();
        place = whole ? place.at(issue + 1, 0) : place.at(issue, read);
        scanned = whole ? scanned.subList(1, scanned.size()) : scanned;
        goOn();
    }

    private void goOn() {
        if (scanned.isEmpty()) {
            place = place.scanned(request.overlap());
        }
    }

    /** The issues that must be asked for next, so that all entries know where they belong; at most a hundred. */
    public List<String> wantedIssues() {
        return issues.unknown(issueIds(), ISSUES_AT_ONCE);
    }

    private Collection<String> issueIds() {
        Set<String> ids = new LinkedHashSet<>();
        worklogs.forEach(worklog -> ids.add(String.valueOf(worklog.get("issueId"))));
        return ids;
    }

    /** Takes what was answered about some issues. */
    public void issues(List<String> asked, List<Object> found) {
        issues.add(asked, found);
    }

    /** The worklogs as the mapping reads them. */
    public List<Map<String, Object>> entries() {
        WorklogEntries entries = new WorklogEntries(issues, request.approval(), request.inAuthorsZone());
        return worklogs.stream().map(entries::joined).toList();
    }

    /** Takes the canonical object that was made of an entry. */
    public void add(Map<String, Object> entry, Object data) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", String.valueOf(entry.get("id")));
        item.put("version", entry.get("version"));
        item.put("change", "changed");
        item.put("state", entry.get("state"));
        item.put("data", data);
        items.add(item);
    }

    /** The page: a {@code feed-page}. */
    public Map<String, Object> close() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("object", "time-entry");
        page.put("items", List.copyOf(items));
        page.put("position", place.text());
        page.put("more", more || place.scan().isPresent());
        return page;
    }
}
