package io.throughline.intake.feed;

import static io.throughline.intake.trigger.Deals.FEED;
import static io.throughline.intake.trigger.Deals.deal;
import static io.throughline.intake.trigger.Deals.open;
import static io.throughline.intake.trigger.Deals.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.intake.MemoryLedger;
import io.throughline.intake.trigger.Deals;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeedPollTest {

    private static final String T1 = "2026-11-01T10:00:00.000+0000";
    private static final String T2 = "2026-11-01T10:00:01.000+0000";
    private static final String T3 = "2026-11-01T10:00:02.000+0000";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

    private final MemoryLedger ledger = new MemoryLedger();
    private final RecordIntake intake = new RecordIntake(
            ledger, (type, region) -> List.of(new NewTransaction("for-" + type, region, null, "bundle")), CLOCK);

    @Test
    void theVeryFirstPollBeginsTheStatedTimeAgoAndStoresIt() {
        FeedPoll poll = poll();
        assertThat(ledger.cursor(FEED.name())).contains("2026-10-31T12:00:00.000Z 000000000000000");
        assertThat(poll.asked().changedAt().text()).isEqualTo("2026-10-31T11:55:00.000Z");
    }

    @Test
    void aWonDealBecomesOneEventNamedByTheBusinessFact() {
        poll().take(List.of(won(T1, "100")));
        NewEvent event = ledger.events().get(0);
        assertThat(event.dedupeKey()).isEqualTo("opportunity.won:00D000000000062EAA:" + Deals.ID + ":1");
        assertThat(event.objectVersion()).isEqualTo("2026-11-01T10:00:00.000Z");
        assertThat(event.region()).isEqualTo("de");
        assertThat(event.data())
                .containsEntry("generation", 1)
                .containsEntry("id", Deals.ID)
                .doesNotContainKey("Amount");
        assertThat(ledger.started()).extracting(NewTransaction::workflow).containsExactly("for-opportunity.won.v1");
    }

    @Test
    void tenPollsAfterwardsStartNothing() {
        for (int poll = 0; poll < 10; poll++) {
            poll().take(List.of(won(T1, "100")));
        }
        assertThat(ledger.started()).hasSize(1);
    }

    @Test
    void aKillBetweenEventAndMemoryRepeatsTheSameDecisionOnly() {
        ledger.forget(true);
        poll().take(List.of(won(T1, "100")));
        ledger.forget(false);
        poll().take(List.of(won(T1, "100")));
        assertThat(ledger.started()).hasSize(1);
        assertThat(ledger.sourceObject("salesforce", "opportunity", Deals.ID)).isPresent();
    }

    @Test
    @DisplayName("G2 eight looks at the same win at once start one transaction")
    void g2LooksAtOnceStartOne() throws Exception {
        ExecutorService lookers = Executors.newFixedThreadPool(8);
        try {
            for (int round = 1; round <= 50; round++) {
                String deal = "006%012dAAA".formatted(round);
                List<Callable<Taken>> looks =
                        Collections.nCopies(8, () -> intake.take(FEED, deal(deal, true, T1, "100")));
                for (Future<Taken> look : lookers.invokeAll(looks)) {
                    look.get();
                }
                assertThat(ledger.started()).hasSize(round);
            }
        } finally {
            lookers.shutdownNow();
        }
    }

    @Test
    @DisplayName("D40 a generation that a kill took from memory is not used twice")
    void d40AGenerationLostFromMemoryIsNotUsedAgain() {
        ledger.forget(true);
        poll().take(List.of(won(T1, "100")));
        ledger.forget(false);
        poll().take(List.of(open(T2, "100")));
        poll().take(List.of(won(T3, "100")));
        poll().take(List.of(won(T3, "100")));
        assertThat(ledger.keys())
                .containsExactly(
                        "opportunity.won:00D000000000062EAA:" + Deals.ID + ":1",
                        "opportunity.won:00D000000000062EAA:" + Deals.ID + ":2");
        assertThat(ledger.sourceObject("salesforce", "opportunity", Deals.ID)
                        .orElseThrow()
                        .generation())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("D40 a change after the win is an event of its own, keyed by its terms")
    void d40AChangeIsItsOwnEvent() {
        poll().take(List.of(won(T1, "100000")));
        poll().take(List.of(won(T2, "80000")));
        poll().take(List.of(won(T2, "80000")));
        assertThat(ledger.keys()).hasSize(2);
        assertThat(ledger.keys().get(0))
                .matches("opportunity.changed:00D000000000062EAA:" + Deals.ID + ":1:[0-9a-f]{24}");
    }

    @Test
    void aDealWonAgainAfterItWasSeenOpenIsTheNextGeneration() {
        poll().take(List.of(won(T1, "100")));
        poll().take(List.of(open(T2, "100"), won(T3, "100")));
        assertThat(ledger.keys()).contains("opportunity.won:00D000000000062EAA:" + Deals.ID + ":2");
    }

    @Test
    @DisplayName("I14 the position moves only after all of a page is committed")
    void i14ThePositionStaysWhenTheLedgerIsAway() {
        FeedPoll poll = poll();
        String before = ledger.cursor(FEED.name()).orElseThrow();
        ledger.failNext(1);
        assertThatThrownBy(() -> poll.take(List.of(won(T1, "100")))).isInstanceOf(LedgerUnavailableException.class);
        assertThat(ledger.cursor(FEED.name())).contains(before);
        poll().take(List.of(won(T1, "100")));
        assertThat(ledger.started()).hasSize(1);
    }

    @Test
    void aFullPageIsFollowedByTheOneAfterItsLastRecord() {
        FeedPoll poll = poll();
        poll.take(List.of(won(T1, "100"), deal("006000000000002AAA", true, T1, "5")));
        assertThat(poll.more()).isTrue();
        assertThat(poll.asked().text()).isEqualTo("2026-11-01T10:00:00.000Z 006000000000002AAA");
        poll.take(List.of());
        assertThat(poll.more()).isFalse();
    }

    @Test
    void thePositionNeverGoesBack() {
        poll().take(List.of(won(T3, "100")));
        String before = ledger.cursor(FEED.name()).orElseThrow();
        poll().take(List.of(deal("006000000000002AAA", true, T1, "5")));
        assertThat(ledger.cursor(FEED.name())).contains(before);
    }

    @Test
    void oneBadRecordIsKeptForAPersonAndHoldsUpNobody() {
        Map<String, Object> bad = deal("not/an/id", true, T1, "1");
        for (int poll = 0; poll < 3; poll++) {
            poll().take(List.of(bad, won(T2, "100")));
        }
        assertThat(ledger.started())
                .extracting(NewTransaction::workflow)
                .containsExactlyInAnyOrder("for-opportunity.noticed.v1", "for-opportunity.won.v1");
        assertThat(ledger.cursor(FEED.name()).orElseThrow()).startsWith("2026-11-01T10:00:01.000Z");
        assertThat(ledger.events()).anySatisfy(event -> assertThat(event.data()).containsKey("problem"));
    }

    @Test
    void aBadRecordAtTheEndOfThePageDoesNotHoldTheFeed() {
        poll().take(List.of(won(T1, "100"), deal("not/an/id", true, T2, "1")));
        assertThat(ledger.cursor(FEED.name()).orElseThrow()).startsWith("2026-11-01T10:00:00.000Z");
    }

    @Test
    void aFieldThatWasNotAskedStopsTheFeedInsteadOfMisjudgingEveryDeal() {
        Map<String, Object> record = won(T1, "100");
        record.remove("Amount");
        assertThatThrownBy(() -> poll().take(List.of(record)))
                .hasMessageContaining("INT-2003")
                .hasMessageContaining("Amount");
    }

    private FeedPoll poll() {
        return FeedPoll.open(FEED, ledger, intake, CLOCK);
    }
}
