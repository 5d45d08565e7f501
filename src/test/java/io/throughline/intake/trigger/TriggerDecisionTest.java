package io.throughline.intake.trigger;

import static io.throughline.intake.trigger.Deals.FEED;
import static io.throughline.intake.trigger.Deals.deal;
import static io.throughline.intake.trigger.Deals.open;
import static io.throughline.intake.trigger.Deals.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.SourceObject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TriggerDecisionTest {

    private static final String T1 = "2026-11-01T10:00:00.000+0000";
    private static final String T2 = "2026-11-01T10:00:01.000+0000";
    private static final String T3 = "2026-11-01T10:00:02.000+0000";

    private Optional<SourceObject> known = Optional.empty();

    @Test
    void aDealFirstSeenWonIsItsFirstGeneration() {
        assertThat(see(won(T1, "100"))).isInstanceOf(Verdict.Won.class);
        assertThat(known.orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void aDealSeenOpenAndThenWonIsItsFirstGeneration() {
        assertThat(see(open(T1, "100"))).isInstanceOf(Verdict.Remembered.class);
        assertThat(see(won(T2, "100"))).isInstanceOf(Verdict.Won.class);
        assertThat(known.orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void theSameLookAgainStartsNothing() {
        see(won(T1, "100"));
        assertThat(see(won(T1, "100"))).isInstanceOf(Verdict.Nothing.class);
    }

    @Test
    void ourWriteBackOfFieldsThatNobodyWatchesStartsNothing() {
        see(won(T1, "100"));
        Map<String, Object> linked = won(T2, "100");
        linked.put("ERP_Project_Id__c", "PRJ-1");
        assertThat(see(linked)).isInstanceOf(Verdict.Remembered.class);
        assertThat(known.orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    @DisplayName("D40 a watched field that changes after the win is a change of the same generation")
    void d40AChangeAfterTheWinIsAChange() {
        see(won(T1, "100000"));
        assertThat(see(won(T2, "80000"))).isInstanceOf(Verdict.Changed.class);
        assertThat(known.orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void anotherNotationOfTheSameAmountIsNoChange() {
        see(won(T1, "100000"));
        assertThat(see(won(T2, "100000.00"))).isInstanceOf(Verdict.Remembered.class);
    }

    @Test
    void aChangeWithinTheSameSecondIsStillSeen() {
        see(won(T1, "100000"));
        assertThat(see(won(T1, "80000"))).isInstanceOf(Verdict.Changed.class);
    }

    @Test
    @DisplayName("D40 a new generation begins only after the deal was seen not won")
    void d40ReopenedAndWonAgainIsTheNextGeneration() {
        see(won(T1, "100000"));
        assertThat(see(open(T2, "80000"))).isInstanceOf(Verdict.Remembered.class);
        assertThat(see(won(T3, "80000"))).isInstanceOf(Verdict.Won.class);
        assertThat(known.orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void anOldLookThatComesLateChangesNothing() {
        see(won(T2, "100"));
        SourceObject before = known.orElseThrow();
        assertThat(see(open(T1, "100"))).isInstanceOf(Verdict.Nothing.class);
        assertThat(known).contains(before);
    }

    @Test
    void anOpenDealSeenAgainIsNotWrittenAgain() {
        see(open(T1, "100"));
        assertThat(see(open(T1, "100"))).isInstanceOf(Verdict.Nothing.class);
    }

    @Test
    void aShortIdIsTheSameDeal() {
        see(won(T1, "100"));
        Verdict verdict = see(deal(Deals.ID.substring(0, 15), true, T1, "100"));
        assertThat(verdict).isInstanceOf(Verdict.Nothing.class);
        assertThat(verdict.seen().objectId()).isEqualTo(Deals.ID);
    }

    private Verdict see(Map<String, Object> record) {
        Verdict verdict = TriggerDecision.decide(FEED, known, Sighting.of(FEED, record));
        known = Optional.of(verdict.seen());
        return verdict;
    }
}
