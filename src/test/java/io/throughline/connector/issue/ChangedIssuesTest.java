package io.throughline.connector.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangedIssuesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    @Test
    void aPageNeverEndsBetweenTwoIssuesOfOneInstant() {
        ChangedIssues page = since("2026-11-23T09:00:00Z", 2);

        assertThat(page.take(answer(
                        "next", issue("1", "09:10:00.000"), issue("2", "09:10:00.001"), issue("3", "09:10:00.001"))))
                .as("the last one may have more of its instant behind it")
                .contains("next");
        assertThat(page.take(answer("last", issue("4", "09:10:00.001"), issue("5", "09:20:00.000"))))
                .isEmpty();

        assertThat(told(page)).containsExactly("1", "2", "3", "4");
        assertThat(page.close()).containsEntry("more", true).containsEntry("position", "2026-11-23T09:10:00.001Z;on");
    }

    @Test
    void aFeedThatGoesOnTellsNothingTwiceAndOneThatWasReadToItsEndLooksBack() {
        ChangedIssues goingOn = read(Map.of("position", "2026-11-23T09:10:00.001Z;on"));
        goingOn.take(answer(null, issue("4", "09:10:00.001"), issue("5", "09:20:00.000")));
        assertThat(told(goingOn)).containsExactly("5");
        String end = String.valueOf(goingOn.close().get("position"));

        ChangedIssues later = read(Map.of("position", end));
        assertThat(later.minutesBack())
                .as("40 minutes, the overlap, and what JQL cuts off")
                .isEqualTo(44);
        later.take(answer(null, issue("6", "09:18:00.001"), issue("5", "09:20:00.000")));
        assertThat(told(later)).as("what became visible late").containsExactly("6", "5");
        assertThat(later.close()).containsEntry("more", false).containsEntry("position", end);
    }

    @Test
    void anIssueThatChangedWhileTheListWasReadIsToldOnceAsItIsNow() {
        ChangedIssues page = since("2026-11-23T09:00:00Z", 10);
        page.take(answer("next", issue("1", "09:10:00.000"), issue("2", "09:11:00.000")));
        page.take(answer(null, issue("1", "09:59:00.000")));

        assertThat(told(page)).containsExactly("2", "1");
        assertThat(page.close()).containsEntry("position", "2026-11-23T09:59:00Z");
    }

    @Test
    void aRequestForStaffIsNoTaskButMovesThePosition() {
        ChangedIssues page = since("2026-11-23T09:00:00Z", 10);
        Map<String, Object> request = issue("1", "09:10:00.000");
        Json.asObject(request.get("fields")).put("issuetype", Map.of("name", "Staffing request"));
        page.take(answer(null, request));

        assertThat(page.tasks()).isEmpty();
        assertThat(page.close()).containsEntry("position", "2026-11-23T09:10:00Z");
    }

    @Test
    void aSweepBeginsAnewGoesOnByItsOwnPositionAndTheFeedGoesOnFromThere() {
        Map<String, Object> asked =
                Map.of("sweep", true, "since", "2026-11-23T09:00:00Z", "position", "2026-11-23T09:50:00Z", "page", 1);
        ChangedIssues sweep = read(asked);
        sweep.take(answer("next", issue("1", "09:10:00.000"), issue("2", "09:20:00.000")));
        String position = String.valueOf(sweep.close().get("position"));
        assertThat(position).startsWith("sweep;");

        ChangedIssues next = read(Map.of("sweep", true, "since", "2026-11-23T09:00:00Z", "position", position));
        next.take(answer(null, issue("1", "09:10:00.000"), issue("2", "09:20:00.000")));
        assertThat(told(next)).containsExactly("2");
        ChangedIssues feed = read(Map.of("position", next.close().get("position")));
        feed.take(answer(null, issue("1", "09:10:00.000"), issue("3", "09:30:00.000")));
        assertThat(told(feed)).containsExactly("3");
    }

    @Test
    void aPositionThatNobodyWroteIsExpiredAndASearchInCirclesIsRefused() {
        assertThat(ChangedIssues.of(Map.of("position", "x;on"), OVERLAP, "", NOW))
                .isEmpty();
        assertThatThrownBy(() -> ChangedIssues.of(Map.of(), OVERLAP, "", NOW)).hasMessageContaining("CON-1204");

        ChangedIssues page = since("2026-11-23T09:00:00Z", 10);
        page.take(answer("again"));
        assertThatThrownBy(() -> page.take(answer("again"))).hasMessageContaining("CON-1205");
    }

    private static ChangedIssues since(String since, int page) {
        return read(Map.of("since", since, "page", page));
    }

    private static ChangedIssues read(Map<String, Object> feed) {
        return ChangedIssues.of(feed, OVERLAP, "Staffing request", NOW).orElseThrow();
    }

    private static List<String> told(ChangedIssues page) {
        return page.tasks().stream()
                .map(issue -> String.valueOf(issue.get("id")))
                .toList();
    }

    @SafeVarargs
    private static Map<String, Object> answer(String token, Map<String, Object>... issues) {
        Map<String, Object> answer = new HashMap<>(Map.of("issues", new ArrayList<Object>(List.of(issues))));
        Optional.ofNullable(token).ifPresent(text -> answer.put("nextPageToken", text));
        return answer;
    }

    private static Map<String, Object> issue(String id, String time) {
        Map<String, Object> fields = new HashMap<>(Map.of("updated", "2026-11-23T" + time + "+0000"));
        return new HashMap<>(Map.of("id", id, "fields", fields));
    }
}
