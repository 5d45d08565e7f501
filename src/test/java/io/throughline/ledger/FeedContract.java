package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What page feeds may rely on. */
interface FeedContract extends LedgerUnderTest {

    Duration LEASE = Duration.ofMinutes(5);
    Duration FAR = Duration.ofHours(1);
    FeedLedger.Times TIMES = new FeedLedger.Times(Duration.ofDays(30), LEASE);

    private FeedTurn turn(String feed) {
        return ledger().feeds().claim(feed, TIMES).orElseThrow();
    }

    private static StoredPage page(String feed, String position, String hash, FeedItem... items) {
        NewEvent event = new NewEvent(
                "page:kantata:" + feed + ":" + hash,
                "entries.read.v1",
                "kantata",
                "time-entry-page",
                feed + hash,
                null,
                null,
                null,
                Map.of("feed", feed),
                ("{\"items\":\"" + hash + "\"}").getBytes(StandardCharsets.UTF_8),
                "application/json");
        NewTransaction start = new NewTransaction("time-and-expense-" + feed, null, null, "bundle");
        StoredPage.Part part = new StoredPage.Part(event, List.of(start), List.of(items));
        return new StoredPage(position, List.of(part), items.length, 0);
    }

    @Test
    default void i14ThePositionMovesTogetherWithTheEventAndWhatItStarts() {
        String feed = unique("feed");
        FeedTurn turn = turn(feed);
        FeedItem item = new FeedItem("e/1", "2026-11-01T10:00:00Z", "changed", 1);

        List<Accepted> stored = ledger().feeds()
                .store(turn, page(feed, "p1", "h1", item), LEASE)
                .orElseThrow();

        assertThat(stored).singleElement().satisfies(accepted -> {
            assertThat(accepted.transactionIds()).hasSize(1);
            assertThat(ledger().feeds().body(accepted.eventId()))
                    .hasValueSatisfying(body ->
                            assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("{\"items\":\"h1\"}"));
            assertThat(ledger().history(accepted.transactionIds().get(0))).isPresent();
        });
        assertThat(ledger().feeds().known(feed, List.of("e/1", "e/2"))).containsExactly(Map.entry("e/1", item));
        ledger().feeds().end(turn, Duration.ZERO, Duration.ZERO);
        assertThat(turn(feed).position()).isEqualTo("p1");
    }

    @Test
    default void g6WhoLostTheTurnStoresNothing() {
        String feed = unique("feed");
        FeedTurn lost = turn(feed);
        ledger().feeds().fail(lost, "the runner was paused", Duration.ZERO);
        turn(feed);

        assertThat(ledger().feeds().store(lost, page(feed, "p1", "h1", new FeedItem("1", "1", "changed", 1)), LEASE))
                .isEmpty();
        assertThat(ledger().feeds().beginSweep(lost, Instant.EPOCH, null, LEASE))
                .isEmpty();
        assertThat(ledger().feeds().endSweep(lost)).isEmpty();
        assertThat(ledger().feeds().known(feed, List.of("1"))).isEmpty();
    }

    @Test
    default void oneRunnerAtATimePollsAFeedAndTheNextPollIsDueLater() {
        String feed = unique("feed");
        FeedTurn turn = turn(feed);

        assertThat(ledger().feeds().claim(feed, TIMES)).isEmpty();
        assertThat(ledger().feeds().due(List.of(feed, "never-seen"))).containsExactly("never-seen");
        ledger().feeds().end(turn, FAR, Duration.ZERO);
        assertThat(ledger().feeds().claim(feed, TIMES)).isEmpty();
    }

    @Test
    default void newsThatAreToldDuringAPollLeadToOneMorePoll() {
        String feed = unique("feed");
        FeedTurn turn = turn(feed);

        ledger().feeds().hint(feed, Duration.ZERO);
        ledger().feeds().hint(feed, Duration.ZERO);
        assertThat(ledger().feeds().claim(feed, TIMES)).isEmpty();
        ledger().feeds().end(turn, FAR, Duration.ZERO);

        FeedTurn second = turn(feed);
        ledger().feeds().end(second, FAR, Duration.ZERO);
        assertThat(ledger().feeds().claim(feed, TIMES)).isEmpty();
        ledger().feeds().hint(feed, Duration.ZERO);
        assertThat(ledger().feeds().claim(feed, TIMES)).isPresent();
    }

    @Test
    default void anInterruptedSweepGoesOnWhereItWasAndTheChangeFeedKeepsItsPosition() {
        String feed = unique("feed");
        Instant from = Instant.parse("2026-10-01T00:00:00Z");
        FeedTurn turn = turn(feed);
        ledger().feeds()
                .store(turn, page(feed, "change 7", "h1", new FeedItem("1", "1", "changed", 1)), LEASE)
                .orElseThrow();
        FeedTurn sweep = ledger().feeds().beginSweep(turn, from, null, LEASE).orElseThrow();
        ledger().feeds()
                .store(sweep, page(feed, "sweep 3", "h2", new FeedItem("2", "1", "changed", 1)), LEASE)
                .orElseThrow();
        ledger().feeds().fail(sweep, "CON-2001 away", Duration.ZERO);

        FeedTurn again = turn(feed);
        assertThat(again.sweep()).isTrue();
        assertThat(again.position()).isEqualTo("sweep 3");
        assertThat(again.since()).isEqualTo(from);
        FeedTurn after = ledger().feeds().endSweep(again).orElseThrow();
        assertThat(after.sweep()).isFalse();
        assertThat(after.position()).isEqualTo("change 7");
    }

    @Test
    default void afterAnExpiredPositionTheChangeFeedBeginsAnew() {
        String feed = unique("feed");
        Instant restart = Instant.parse("2026-11-20T08:00:00Z");
        FeedTurn turn = turn(feed);
        ledger().feeds()
                .store(turn, page(feed, "p1", "h1", new FeedItem("1", "1", "changed", 1)), LEASE)
                .orElseThrow();

        FeedTurn sweep =
                ledger().feeds().beginSweep(turn, Instant.EPOCH, restart, LEASE).orElseThrow();
        FeedTurn after = ledger().feeds().endSweep(sweep).orElseThrow();

        assertThat(after.position()).isNull();
        assertThat(after.since()).isEqualTo(restart);
        assertThat(after.sweptAt()).isAfterOrEqualTo(turn.begunAt());
    }

    @Test
    default void aRecordIsKnownInTheVersionThatWasHandedOnLast() {
        String feed = unique("feed");
        FeedTurn turn = turn(feed);
        ledger().feeds()
                .store(turn, page(feed, "p1", "h1", new FeedItem("1", "a", "changed", 1)), LEASE)
                .orElseThrow();
        FeedItem second = new FeedItem("1", "b", "deleted", 2);
        ledger().feeds()
                .store(turn, page(feed, null, "h2", second, new FeedItem("2", "a", "changed", 1)), LEASE)
                .orElseThrow();

        assertThat(ledger().feeds().known(feed, List.of("1"))).containsEntry("1", second);
        assertThat(ledger().feeds().states())
                .filteredOn(state -> state.feed().equals(feed))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.pages()).isEqualTo(2);
                    assertThat(state.news()).isEqualTo(3);
                    assertThat(state.polling()).isTrue();
                    assertThat(state.lag()).isNull();
                });
    }

    @Test
    default void aFeedTellsSinceWhenItFailsAndForgetsItWhenItWorks() {
        String feed = unique("feed");
        ledger().feeds().fail(turn(feed), "CON-2001 the system is away", Duration.ZERO);
        FeedTurn second = turn(feed);
        assertThat(ledger().feeds().states())
                .filteredOn(state -> state.feed().equals(feed))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.problem()).isEqualTo("CON-2001 the system is away");
                    assertThat(state.failingSince()).isNotNull();
                });

        ledger().feeds().end(second, FAR, FAR);
        assertThat(ledger().feeds().states())
                .filteredOn(state -> state.feed().equals(feed))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.problem()).isNull();
                    assertThat(state.failingSince()).isNull();
                    assertThat(state.lag()).isLessThan(Duration.ofMinutes(1));
                });
    }

    @Test
    default void theVeryFirstPollBeginsSoFarBack() {
        FeedTurn turn = turn(unique("feed"));

        assertThat(turn.position()).isNull();
        assertThat(turn.since()).isEqualTo(turn.begunAt().minus(30, ChronoUnit.DAYS));
    }
}
