package io.throughline.posting;

import static io.throughline.posting.PostingBed.deleted;
import static io.throughline.posting.PostingBed.item;
import static io.throughline.posting.PostingBed.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.entries.EntryCount;
import io.throughline.ledger.entries.EntryState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of entries from the page of a feed to the answer of the ERP, one thing at a time. Prices: 200 an hour, cost 100. */
class PostingFlowTest {

    private static final String TIME = "time-entry";
    private static final PostingBed.Terms P1 = PostingBed.Terms.of("P1", "de01", "EUR", "200", "100");
    private static final PostingBed.Terms P2 = PostingBed.Terms.of("P2", "de01", "EUR", "200", "100");
    private static final String T = "2026-04-01T10:00:00Z";

    private PostingBed bed;

    @BeforeEach
    void open() {
        bed = new PostingBed(500);
        bed.months("de01");
        bed.project(P1);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private Map<String, Object> hours(String version, String state, int hours) {
        return item("e1", version, state, time("their-P1", "2026-03-10", hours * 3600L));
    }

    private void take(Map<String, Object>... items) {
        bed.take(TIME, List.of(items));
    }

    private BigDecimal billed(String project) {
        return bed.posted(false).entrySet().stream()
                .filter(one -> one.getKey().contains("|" + project + "|"))
                .map(one -> one.getValue().get(1))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private EntryState state(String id) {
        return bed.entries
                .known(List.of(new io.throughline.ledger.entries.EntryKey(PostingBed.PSA, TIME, id)))
                .values()
                .iterator()
                .next()
                .verdict()
                .state();
    }

    @Test
    void d17BeforeTheErpHasToldItsPeriodsNothingIsDecidedAndNobodyIsAsked() {
        bed.project(PostingBed.Terms.of("P3", "gb01", "GBP", "200", "100"));
        Map<String, Object> early = item("e9", "1", "approved", time("their-P3", "2026-03-10", 3600));

        assertThatThrownBy(() -> take(early)).isInstanceOf(PeriodsUnknownException.class);
        assertThat(bed.entries.counts()).isEmpty();
        assertThat(bed.entries.holdKeys()).isEmpty();

        bed.months("gb01");
        take(early);
        bed.post();
        assertThat(billed("P3")).isEqualByComparingTo("200");
    }

    @Test
    void d18OfTwoVersionsOnOnePageTheNewerCountsInWhateverOrderTheyStand() {
        take(hours("2", "approved", 5), hours("1", "approved", 8));
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1000");
    }

    @Test
    void d18AnApprovalThatLeavesTheTimeOfChangeAsItWasIsNews() {
        take(hours(T + " submitted", "submitted", 8));
        take(hours(T + " approved", "approved", 8));
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1600");
    }

    @Test
    void d18AnOlderTimeOfChangeComesTooLateWhateverStandsBehindIt() {
        take(hours("2026-04-01T10:00:05Z/approved/480", "approved", 8));
        take(hours("2026-04-01T10:00:01Z/submitted/999", "submitted", 2));
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1600");
    }

    @Test
    void d18TimesOfChangeAreComparedAcrossOffsets() {
        take(hours("2026-10-25T02:50:00.000+0200 approved", "approved", 8));
        take(hours("2026-10-25T02:10:00.000+0100 approved", "approved", 5));
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1000");
    }

    @Test
    void d18FingerprintsThatHaveNoOrderAreNews() {
        take(hours("sha-ffff", "approved", 8));
        take(hours("sha-0000", "approved", 5));
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1000");
    }

    @Test
    void d19AnOlderPageThatIsWorkedOnLateDoesNotBringBackWhatWasDeleted() {
        take(hours(T, "approved", 8));
        take(deleted("e1", T));
        take(hours(T, "approved", 8));
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("0");
    }

    @Test
    void d19ADeletionThatWasHeldIsTakenBackWhenItMayBe() {
        take(hours("1", "approved", 8));
        bed.post();
        for (int month = 1; month <= 12; month++) {
            bed.month("de01", "2026-%02d".formatted(month), "closed");
        }
        take(deleted("e1", "2"));
        assertThat(state("e1")).isEqualTo(EntryState.HELD);
        bed.months("de01");
        bed.releaseAll();
        bed.post();
        assertThat(state("e1")).isEqualTo(EntryState.DECIDED);
        assertThat(billed("P1")).isEqualByComparingTo("0");
    }

    @Test
    void d33WhatStandsInAnotherProjectGivesNoRoomAtTheCapOfThisOne() {
        bed.project(P2.with(cap("1000", "non-chargeable")));
        take(hours("1", "approved", 8));
        take(item("e1", "2", "approved", time("their-P2", "2026-03-10", 8 * 3600L)));
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("0");
        assertThat(billed("P2")).isEqualByComparingTo("1000");
    }

    private static Map<String, Object> cap(String limit, String over) {
        return Map.of("notToExceed", Map.of("limit", Money.of(limit, "EUR").plain(), "over", over));
    }

    @Test
    void d33PagesThatAreTakenSideBySideNeverPassTheCapTogether() throws Exception {
        bed.project(P1.with(cap("1000", "non-chargeable")));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Callable<Map<String, Object>>> pages = new ArrayList<>();
        IntStream.range(0, 12)
                .forEach(page -> pages.add(() -> bed.take(
                        TIME, List.of(item("e" + page, "1", "approved", time("their-P1", "2026-03-10", 3600L))))));
        for (Future<Map<String, Object>> page : pool.invokeAll(pages)) {
            page.get();
        }
        pool.shutdown();
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1000");
    }

    @Test
    void d33WhatWaitsOverTheCapIsCountedWithItsMoneyAndGoesOnOnceTheLimitIsRaised() {
        bed.project(P1.with(cap("1000", "hold")));
        take(hours("1", "approved", 8));
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1000");
        assertThat(bed.entries.counts())
                .singleElement()
                .extracting(EntryCount::rule, EntryCount::team, EntryCount::atRisk)
                .containsExactly("D33", "sales-operations", Money.of("600.00", "EUR"));
        assertThat(bed.releaseAll()).as("a desk case exists").isTrue();
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1000");
        bed.project(P1.with(cap("5000", "hold")));
        bed.releaseAll();
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1600");
        assertThat(bed.entries.holdKeys()).isEmpty();
    }

    @Test
    void aRefusedLineHoldsItsEntryAlsoWhenAVersionThatSaysTheSameCameMeanwhile() {
        take(hours("1", "approved", 8));
        take(hours("2", "approved", 8));
        bed.books.refuses = line -> true;
        bed.post();
        assertThat(state("e1")).isEqualTo(EntryState.HELD);
        bed.books.refuses = line -> false;
        bed.releaseAll();
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1600");
    }

    @Test
    void aRefusalThatIsToldAgainAfterTheEntryWasDecidedAgainChangesNothing() {
        take(hours("1", "approved", 8));
        bed.books.refuses = line -> true;
        String batch = bed.gathered().get(0);
        Map<String, Object> refusal = bed.books.post(bed.read(batch));
        bed.keep(refusal);
        bed.books.refuses = line -> false;
        bed.releaseAll();
        bed.keep(refusal);
        assertThat(state("e1")).isEqualTo(EntryState.DECIDED);
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1600");
        assertThat(bed.books.lines).hasSize(1);
    }

    @Test
    void whatTakesALineBackWaitsUntilTheErpHasAnsweredToTheLine() {
        take(hours("1", "approved", 8));
        String first = bed.gathered().get(0);
        bed.month("de01", "2026-03", "closed");
        take(hours("2", "approved", 5));
        bed.post();
        assertThat(bed.books.lines.keySet()).noneMatch(key -> key.endsWith("-r"));
        bed.keepAgain(first);
        bed.post();
        bed.releaseAll();
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1000");
    }

    @Test
    void ofALineAndItsReversalInOneBatchNothingStaysIfTheErpRefusesTheLine() {
        take(hours("1", "approved", 8));
        take(hours("2", "approved", 5));
        bed.books.refuses = line ->
                Json.at(line, "reverses") == null && Integer.valueOf(28800).equals(line.get("workedSeconds"));
        bed.post();
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("1000");
    }

    @Test
    void d16AnExpenseWhoseReversalWasRefusedIsTakenBackOnceMore() {
        Map<String, Object> data = Map.of(
                "id",
                "x",
                "employee",
                Map.of("id", "17"),
                "projectId",
                "their-P1",
                "spentOn",
                "2026-03-10",
                "net",
                Money.of("100.00", "EUR").plain());
        bed.take("expense", List.of(item("x1", "1", "approved", data)));
        bed.post();
        bed.take("expense", List.of(deleted("x1", "2")));
        bed.books.refuses = line -> true;
        bed.post();
        bed.releaseAll();
        bed.post();
        bed.books.refuses = line -> false;
        bed.releaseAll();
        bed.post();
        assertThat(billed("P1")).isEqualByComparingTo("0");
    }

    @Test
    void g4APageThatIsTakenAgainAfterItsAnswerWasLostTellsAgainWhatGoesBack() {
        Map<String, Object> page = hours("1", "approved", 8);
        Map<String, Object> once = bed.take(TIME, List.of(page), "t-page");
        assertThat(bed.take(TIME, List.of(page), "t-page")).isEqualTo(once);
    }
}
