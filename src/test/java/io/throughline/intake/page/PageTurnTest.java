package io.throughline.intake.page;

import static io.throughline.intake.page.ScriptedFeed.FEED;
import static io.throughline.intake.page.ScriptedFeed.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.intake.trigger.EventCheck;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.EventItems;
import io.throughline.ledger.FeedState;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageTurnTest {

    private static final AtomicLong NUMBER = new AtomicLong();
    private static final WorkflowStarts STARTS =
            (type, region) -> List.of(new NewTransaction("posting", region, null, "b"));

    private final AtomicLong ids = new AtomicLong();
    private final JdbcLedger ledger = JdbcLedger.openWithManualClock(
            "pages-" + NUMBER.incrementAndGet(),
            Instant.parse("2026-11-23T09:00:00Z"),
            () -> "id-" + ids.incrementAndGet());
    private final ScriptedFeed system = new ScriptedFeed();

    @AfterEach
    void close() {
        ledger.close();
    }

    private PageTurn open(PageFeed feed) {
        return PageTurn.open(feed, ledger.feeds(), system, STARTS, EventCheck.NONE)
                .orElseThrow();
    }

    private void poll(PageFeed feed) {
        PageTurn turn = open(feed);
        while (turn.more()) {
            turn.take(system.read(feed, turn.input()).page());
        }
    }

    private void poll() {
        poll(FEED);
    }

    private void pollLater() {
        ledger.manualClock().advance(Duration.ofMinutes(6));
        poll();
    }

    private List<TransactionHistory> pages() {
        return ledger.recent(100).stream()
                .sorted((one, other) -> one.event().id().compareTo(other.event().id()))
                .toList();
    }

    private List<String> ids(TransactionHistory page) {
        return new EventItems(ledger.feeds())
                .page(page.event().id()).items().stream()
                        .map(item -> item.get("id") + "@" + item.get("version"))
                        .toList();
    }

    private FeedState state() {
        return ledger.feeds().states().get(0);
    }

    @Test
    void aPageBecomesOneEventWhoseItemsAreTheNewOnesAlone() {
        system.then("p1", true, item("1", "1", "approved"), item("2", "1", "draft"))
                .then("p2", false, item("2", "1", "draft"), item("3", "1", "approved"));

        poll();

        assertThat(pages()).hasSize(2);
        assertThat(ids(pages().get(0))).containsExactly("1@1", "2@1");
        assertThat(ids(pages().get(1))).containsExactly("3@1");
        assertThat(pages().get(1).event().type()).isEqualTo("entries.read.v1");
        assertThat(pages().get(1).event().data())
                .containsEntry("system", "kantata")
                .containsEntry("feed", "kantata-time-feed")
                .containsEntry("object", "time-entry")
                .containsEntry("count", 1);
        assertThat(pages().get(1).transaction().workflow()).isEqualTo("posting");
    }

    @Test
    void theFirstReadHasNoPositionAndLaterOnesHaveThatOfThePageBefore() {
        system.then("p1", true, item("1", "1", "draft")).then("p2", false).then("p3", false);

        poll();
        pollLater();

        assertThat(system.asked).extracting(asked -> asked.get("position")).containsExactly(null, "p1", "p2");
        assertThat(system.asked.get(0))
                .containsEntry("since", "2026-10-24T09:00:00Z")
                .containsEntry("page", 200);
    }

    @Test
    void aPageWhoseItemsAreAllKnownStartsNothingAndItsPositionCountsAllTheSame() {
        system.then("p1", false, item("1", "1", "draft"))
                .then("p2", false, item("1", "1", "draft"))
                .then("p3", false);

        poll();
        pollLater();
        pollLater();

        assertThat(pages()).hasSize(1);
        assertThat(system.asked.get(2)).containsEntry("position", "p2");
    }

    @Test
    void anOlderVersionThatComesLateIsNoNewsAndADeletionIs() {
        Map<String, Object> deleted = item("1", "2", "draft");
        deleted.put("change", "deleted");
        system.then("p1", false, item("1", "2", "draft"))
                .then("p2", false, item("1", "1", "draft"))
                .then("p3", false, deleted);

        poll();
        pollLater();
        pollLater();

        assertThat(pages()).extracting(this::ids).containsExactly(List.of("1@2"), List.of("1@2"));
    }

    @Test
    void aFingerprintThatComesBackIsNewsAgain() {
        system.then("p1", false, item("1", "beef", "approved"))
                .then("p2", false, item("1", "cafe", "draft"))
                .then("p3", false, item("1", "beef", "approved"))
                .then("p4", false, item("1", "cafe", "draft"));

        poll();
        pollLater();
        pollLater();
        pollLater();

        assertThat(pages())
                .extracting(this::ids)
                .containsExactly(List.of("1@beef"), List.of("1@cafe"), List.of("1@beef"), List.of("1@cafe"));
    }

    @Test
    void ofARecordThatStandsTwiceInAPageTheLaterVersionIsHandedOn() {
        system.then("p1", false, item("1", "1", "draft"), item("2", "1", "draft"), item("1", "2", "approved"));

        poll();

        assertThat(ids(pages().get(0))).containsExactly("1@2", "2@1");
    }

    @Test
    void anEventHoldsAtMostFiveHundredItems() {
        system.then(
                "p1",
                false,
                IntStream.range(0, 1000)
                        .mapToObj(number -> item("e" + number, "1", "approved"))
                        .toArray());

        poll();

        assertThat(pages()).hasSize(2).allSatisfy(page -> assertThat(ids(page)).hasSize(500));
        assertThat(state().news()).isEqualTo(1000);
    }

    @Test
    void anItemWithoutIdIsKeptAndToldOnceAndOneThatFitsNoSchemaIsNamed() {
        Map<String, Object> misfit = item("7", "1", "draft");
        misfit.put("data", Map.of("misfit", true));
        Map<String, Object> nameless = Map.of("version", "1", "hours", "8");
        system.then("p1", false, nameless, misfit).then("p2", false, nameless, misfit);

        poll();
        pollLater();

        assertThat(pages()).singleElement().satisfies(page -> {
            assertThat(page.event().data()).containsEntry("unreadable", 1).containsEntry("misfits", 1);
            EventItems.Page kept =
                    new EventItems(ledger.feeds()).page(page.event().id());
            assertThat(kept.unreadable()).containsExactly(nameless);
            assertThat(kept.misfits()).containsExactly(Map.of("id", "7", "problem", "misfit: is not known"));
            assertThat(kept.items()).extracting(item -> item.get("id")).containsExactly("7");
        });
    }

    @Test
    void g1WhatIsNotCommittedIsAskedForAgain() {
        system.then("p1", true, item("1", "1", "draft"))
                .then("p2", false, item("2", "1", "draft"))
                .then("p2", false, item("2", "1", "draft"));
        PageTurn broken = open(FEED);
        broken.take(system.read(FEED, broken.input()).page());
        system.read(FEED, broken.input());
        broken.fail(new IllegalStateException("killed here"));

        pollLater();

        assertThat(pages()).extracting(this::ids).containsExactly(List.of("1@1"), List.of("2@1"));
        assertThat(system.asked.get(2)).containsEntry("position", "p1");
    }

    @Test
    void anExpiredPositionLosesNothingAndWhatTheSweepFindsIsCounted() {
        system.then("p1", false, item("1", "2026-11-01T00:00:00Z", "draft"));
        poll();
        system.thenExpired()
                .then(
                        "s1",
                        true,
                        item("1", "2026-11-01T00:00:00Z", "draft"),
                        item("2", "2026-11-02T00:00:00Z", "draft"))
                .then(
                        "s2",
                        false,
                        item("1", "2026-11-03T00:00:00Z", "approved"),
                        item("3", "2026-11-23T09:05:59Z", "draft"))
                .then("p9", false);

        pollLater();

        assertThat(system.isEmpty()).isTrue();
        assertThat(system.asked.get(1)).containsEntry("position", "p1").doesNotContainKey("sweep");
        assertThat(system.asked.get(2)).containsEntry("sweep", true).doesNotContainKey("position");
        assertThat(system.asked.get(3)).containsEntry("sweep", true).containsEntry("position", "s1");
        assertThat(system.asked.get(4))
                .as("the change feed begins anew a little before the sweep did")
                .containsEntry("since", "2026-11-23T09:01:00Z")
                .doesNotContainKeys("position", "sweep");
        assertThat(state().repaired())
                .as("not the one that changed a moment ago")
                .isEqualTo(2);
        assertThat(state().expirations()).isEqualTo(1);
        assertThat(pages()).hasSize(3);
        assertThat(pages().get(2).event().data()).containsEntry("sweep", true);
    }

    @Test
    void aSweepIsMadeRegularlyAfterTheChangesAndTheChangeFeedKeepsItsPosition() {
        PageFeed hourly = ScriptedFeed.at(Duration.ofHours(1));
        system.then("p1", false, item("1", "1", "draft"));
        poll(hourly);
        system.then("p2", false).then("s1", false, item("1", "1", "draft"), item("2", "1", "draft"));
        ledger.manualClock().advance(Duration.ofMinutes(61));
        poll(hourly);
        system.then("p3", false);
        ledger.manualClock().advance(Duration.ofMinutes(6));
        poll(hourly);

        assertThat(system.asked).extracting(asked -> asked.get("position")).containsExactly(null, "p1", null, "p2");
        assertThat(system.asked.get(2)).containsEntry("sweep", true).containsEntry("since", "2026-10-24T10:01:00Z");
        assertThat(state().repaired()).isEqualTo(1);
        assertThat(state().sweeps()).isEqualTo(1);
    }

    @Test
    void aFeedThatWouldNeverEndIsStoppedAndWhatWasReadIsKept() {
        system.then("p1", true, item("1", "1", "draft")).then("p1", true, item("2", "1", "draft"));
        PageTurn turn = open(FEED);
        turn.take(system.read(FEED, turn.input()).page());

        assertThatThrownBy(() -> turn.take(system.read(FEED, turn.input()).page()))
                .hasMessageContaining("INT-2104");
        assertThat(pages()).hasSize(2);
    }

    @Test
    void aFailedPollIsTriedAgainLaterAndNeverSoonerThanTheSystemAsked() {
        PageTurn turn = open(FEED);
        turn.fail(new PageReadException("CON-2002 throttled", Duration.ofMinutes(20)));

        ledger.manualClock().advance(Duration.ofMinutes(19));
        assertThat(ledger.feeds().due(List.of(FEED.name()))).isEmpty();
        ledger.manualClock().advance(Duration.ofMinutes(2));
        assertThat(ledger.feeds().due(List.of(FEED.name()))).containsExactly(FEED.name());
        assertThat(state().problem()).isEqualTo("CON-2002 throttled");
    }
}
