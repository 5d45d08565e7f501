package io.throughline.connector.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.config.TimeApproval;
import io.throughline.config.TimeApproval.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorklogPageTest {

    private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");
    private static final WorklogRequest.Settings PLAIN = new WorklogRequest.Settings(TimeApproval.NONE, 1000, false);

    private static WorklogPage page(Map<String, Object> feed, WorklogRequest.Settings settings) {
        return new WorklogPage(WorklogRequest.of(feed, settings, NOW));
    }

    private static Map<String, Object> entry(int id, long at) {
        return Map.of("worklogId", id, "updatedTime", at);
    }

    /** A site with these changes, {@code vendorPage} of them a page. */
    private static Map<String, Object> answer(List<Map<String, Object>> all, long since, int vendorPage) {
        List<Map<String, Object>> after = all.stream()
                .filter(one -> FeedStretch.at(one) > since)
                .sorted(java.util.Comparator.comparingLong(FeedStretch::at))
                .toList();
        return Map.of("values", after.stream().limit(vendorPage).toList(), "lastPage", after.size() <= vendorPage);
    }

    @Test
    void changesOfOneMillisecondOnBothSidesOfAnEdgeAreAllTold() {
        List<Map<String, Object>> all = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> all.add(entry(i, 1_000_000 + i / 4)));
        Set<Object> told = new LinkedHashSet<>();
        String position = "u0.d0.i0";
        boolean more = true;
        for (int round = 0; more && round < 100; round++) {
            WorklogPage page = page(Map.of("position", position, "page", 5), PLAIN);
            told.addAll(page.changed(answer(all, page.changesAfter(), 7)));
            Map<String, Object> closed = page.close();
            position = (String) closed.get("position");
            more = (Boolean) closed.get("more");
        }

        assertThat(more).isFalse();
        assertThat(told).hasSize(60);
    }

    @Test
    void aPositionNeverGoesBackAndTheNextRoundLooksBackByTheOverlap() {
        WorklogPage page = page(Map.of("position", "u5000.d0.i0"), PLAIN);
        page.changed(answer(List.of(entry(1, 9000)), 5000, 10));

        assertThat(page.close().get("position")).isEqualTo("u8000.d0.i0");

        WorklogPage close = page(Map.of("position", "u5000.d0.i0"), PLAIN);
        close.changed(answer(List.of(entry(1, 5001)), 5000, 10));
        assertThat(close.close().get("position")).isEqualTo("u5000.d0.i0");
    }

    @Test
    void d10IssuesAreAskedForUntilAllAboveThemAreKnown() {
        IssueTree tree = new IssueTree();
        assertThat(tree.unknown(List.of("3"), 100)).containsExactly("3");
        tree.add(List.of("3"), List.of(Map.of("id", "3", "fields", Map.of("parent", Map.of("id", "2")))));
        assertThat(tree.unknown(List.of("3"), 100)).containsExactly("2");
        tree.add(List.of("2"), List.of());

        assertThat(tree.unknown(List.of("3"), 100)).isEmpty();
        assertThat(tree.ancestors("3")).containsExactly("2");
    }

    @Test
    void issuesThatAreAboveThemselvesEnd() {
        IssueTree tree = new IssueTree();
        tree.add(
                List.of("1", "2"),
                List.of(
                        Map.of("id", "1", "fields", Map.of("parent", Map.of("id", "2"))),
                        Map.of("id", "2", "fields", Map.of("parent", Map.of("id", "1")))));

        assertThat(tree.ancestors("1")).containsExactly("2");
        assertThat(tree.unknown(List.of("1"), 100)).isEmpty();
    }

    @Test
    void d11AnAddOnsPropertySaysStateAndApprover() {
        TimeApproval source = new TimeApproval(
                Source.WORKLOG_PROPERTY, "timesheet", "state", "by", List.of("OK"), List.of("NO"), List.of("NEW"));

        assertThat(said(source, Map.of("state", "OK", "by", "u9"))).hasToString("approved by u9");
        assertThat(said(source, Map.of("state", "NO", "by", "u9"))).hasToString("rejected");
        assertThat(said(source, Map.of("state", "NEW"))).hasToString("draft");
        assertThat(said(source, Map.of("state", "ok"))).hasToString("submitted");
        assertThat(said(TimeApproval.NONE, Map.of("state", "OK"))).hasToString("submitted");
    }

    private static String said(TimeApproval source, Map<String, Object> value) {
        WorklogApproval said = WorklogApproval.of(
                source,
                Map.of("properties", List.of(Map.of("key", "timesheet", "value", value))),
                java.util.Optional.empty());
        return said.state() + said.approvedBy().map(who -> " by " + who).orElse("");
    }

    @Test
    void d9TheAuthorsZoneDecidesWhereTheSystemSaysSo() {
        Map<String, Object> worklog = Map.of(
                "id",
                "1",
                "issueId",
                "1",
                "updated",
                "x",
                "started",
                "2026-04-01T06:30:00.000+0000",
                "author",
                Map.of("timeZone", "America/Los_Angeles"));

        assertThat(new WorklogEntries(new IssueTree(), TimeApproval.NONE, true).joined(worklog))
                .containsEntry("startedAt", "2026-03-31T23:30:00-07:00")
                .containsEntry("zone", "America/Los_Angeles");
        assertThat(new WorklogEntries(new IssueTree(), TimeApproval.NONE, false).joined(worklog))
                .containsEntry("startedAt", "2026-04-01T06:30:00Z")
                .doesNotContainKey("zone");
    }

    @Test
    void aFeedWithoutPositionAndInstantIsRefused() {
        assertThatThrownBy(() -> page(Map.of(), PLAIN)).hasMessageStartingWith("CON-1201");
    }
}
