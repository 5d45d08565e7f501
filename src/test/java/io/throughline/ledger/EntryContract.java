package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Money;
import io.throughline.ledger.entries.BatchKey;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.EntryConflictException;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryProgress;
import io.throughline.ledger.entries.EntryProgress.Stage;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.EntryTotal;
import io.throughline.ledger.entries.Gathering;
import io.throughline.ledger.entries.LineOutcome;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.NewLine;
import io.throughline.ledger.entries.PostingBatch;
import io.throughline.ledger.entries.PostingLine;
import io.throughline.ledger.entries.Reference;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What posting time and expenses may rely on. */
interface EntryContract extends LedgerUnderTest {

    Gathering BY_THREE = new Gathering(3, Duration.ofHours(1));
    Gathering DUE_AT_ONCE = new Gathering(500, Duration.ZERO);

    private EntryLedger entries() {
        return ledger().entries();
    }

    private static EntryKey key(String system, String id) {
        return new EntryKey(system, "time-entry", id);
    }

    private static BatchKey batch(String system) {
        return new BatchKey(system, "time", "de01", "P-1", "2026-03", "EUR");
    }

    private static Decided decided(EntryKey key, String version, int seen, String transaction, NewLine... lines) {
        return new Decided(record(key, version, seen, EntryState.DECIDED, transaction), List.of(lines));
    }

    private static EntryRecord record(EntryKey key, String version, int seen, EntryState state, String transaction) {
        boolean held = state == EntryState.HELD;
        return new EntryRecord(
                key,
                version,
                seen,
                new EntryRecord.Place("de01", "P-1", LocalDate.parse("2026-03-30"), "17", 3600),
                new EntryRecord.Verdict(
                        state,
                        held ? "D25|de01|" + key.system() : null,
                        held ? "D25" : null,
                        held ? "finance" : null,
                        held ? Money.of("1600.00", "EUR") : null,
                        List.of(Map.of("rule", "D25"))),
                Map.of("id", key.id()),
                transaction);
    }

    private static NewLine line(EntryKey key, int number, String hours) {
        BigDecimal cost = new BigDecimal(hours).multiply(new BigDecimal("100.10"));
        return new NewLine(
                key.system() + "-" + key.id() + "-" + number,
                null,
                batch(key.system()),
                new NewLine.Amounts(
                        new BigDecimal(hours).multiply(new BigDecimal(3600)).longValueExact(),
                        3600,
                        cost,
                        cost.add(cost),
                        BigDecimal.ZERO),
                Map.of("key", key.system() + "-" + key.id() + "-" + number));
    }

    private PostingBatch onlyClosed(String system) {
        return entries().unannounced(10_000).stream()
                .map(id -> entries().batch(id).orElseThrow())
                .filter(one -> one.key().source().equals(system))
                .reduce((one, other) -> {
                    throw new AssertionError("two closed batches of " + system);
                })
                .orElseThrow();
    }

    @Test
    default void d18AnEntryIsKnownWithItsVersionAndTheLinesThatWereMadeOfIt() {
        String system = unique("kx");
        EntryKey key = key(system, "88");
        assertThat(entries().known(List.of(key))).isEmpty();
        entries().store(List.of(decided(key, "v1", 0, "t1", line(key, 1, "8"))), BY_THREE);
        EntryRecord known = entries().known(List.of(key, key(system, "89"))).get(key);
        assertThat(known.version()).isEqualTo("v1");
        assertThat(known.revision()).isEqualTo(1);
        assertThat(known.place().workedOn()).isEqualTo(LocalDate.parse("2026-03-30"));
        assertThat(known.data()).isEqualTo(Map.of("id", "88"));
        assertThat(known.verdict().rulings()).isEqualTo(List.of(Map.of("rule", "D25")));
        assertThat(entries().lines(List.of(key)).get(key))
                .singleElement()
                .satisfies(line -> assertThat(line.outcome()).isEqualTo(PostingLine.Outcome.OPEN));
    }

    @Test
    default void g4ADecisionThatIsStoredAgainByTheSameTransactionChangesNothing() {
        String system = unique("kx");
        EntryKey key = key(system, "88");
        List<Decided> page = List.of(decided(key, "v1", 0, "t1", line(key, 1, "8")));
        entries().store(page, BY_THREE);
        entries().store(page, BY_THREE);
        assertThat(entries().lines(List.of(key)).get(key)).hasSize(1);
        assertThat(entries().known(List.of(key)).get(key).revision()).isEqualTo(1);
    }

    @Test
    default void g6WhoDecidedOnWhatWasKnownBeforeAnotherDecisionStoresNothingOfItsPage() {
        String system = unique("kx");
        EntryKey changed = key(system, "88");
        EntryKey other = key(system, "89");
        entries().store(List.of(decided(changed, "v1", 0, "t1")), BY_THREE);
        entries().store(List.of(decided(changed, "v2", 1, "t2")), BY_THREE);
        List<Decided> late = List.of(
                decided(other, "v1", 0, "t3", line(other, 1, "1")),
                decided(changed, "v3", 1, "t3", line(changed, 3, "1")));
        assertThatThrownBy(() -> entries().store(late, BY_THREE)).isInstanceOf(EntryConflictException.class);
        assertThat(entries().known(List.of(other))).isEmpty();
        assertThat(entries().lines(List.of(changed, other))).isEmpty();
    }

    @Test
    default void aBatchTakesNoMoreLinesWhenItIsFullAndNeverTearsTheLinesOfAnEntryApart() {
        String system = unique("kx");
        EntryKey first = key(system, "1");
        EntryKey second = key(system, "2");
        entries().store(List.of(decided(first, "v1", 0, "t1", line(first, 1, "1"), line(first, 2, "1"))), BY_THREE);
        entries().store(List.of(decided(second, "v1", 0, "t2", line(second, 1, "1"), line(second, 2, "1"))), BY_THREE);
        PostingBatch full = onlyClosed(system);
        assertThat(full.lines()).extracting(PostingLine::entry).containsExactly(first, first);
        assertThat(full.key()).isEqualTo(batch(system));
        entries().announced(full.id());
        assertThat(entries().unannounced(10_000)).doesNotContain(full.id());
    }

    @Test
    default void aBatchTakesNoMoreLinesWhenItIsDueAndTheNextLineOpensAnother() {
        String system = unique("kx");
        EntryKey first = key(system, "1");
        EntryKey second = key(system, "2");
        entries().store(List.of(decided(first, "v1", 0, "t1", line(first, 1, "1"))), DUE_AT_ONCE);
        entries().closeDue(10_000);
        entries().store(List.of(decided(second, "v1", 0, "t1", line(second, 1, "1"))), BY_THREE);
        assertThat(onlyClosed(system).lines()).extracting(PostingLine::entry).containsExactly(first);
    }

    @Test
    default void g6PagesThatFeedTheSameBatchAtOnceLoseAndDoubleNoLine() throws Exception {
        String system = unique("kx");
        Gathering bySeven = new Gathering(7, Duration.ZERO);
        List<Callable<Object>> pages = IntStream.range(0, 12)
                .<Callable<Object>>mapToObj(page -> () -> {
                    entries().store(page(system, page), bySeven);
                    return null;
                })
                .toList();
        runAtOnce(pages);
        entries().closeDue(10_000);
        List<PostingBatch> batches = entries().unannounced(10_000).stream()
                .map(id -> entries().batch(id).orElseThrow())
                .filter(one -> one.key().source().equals(system))
                .toList();
        assertThat(batches).allSatisfy(one -> assertThat(one.lines()).hasSizeLessThanOrEqualTo(7));
        assertThat(batches.stream().flatMap(one -> one.lines().stream()))
                .extracting(PostingLine::key)
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    default void g6ABatchThatIsDueWhileLinesArePutIntoItIsAnnouncedWithAllOfThem() throws Exception {
        String system = unique("kx");
        List<Callable<Object>> work = IntStream.range(0, 24)
                .<Callable<Object>>mapToObj(number -> () -> {
                    if (number % 2 == 0) {
                        entries().store(page(system, number), DUE_AT_ONCE);
                    } else {
                        entries().closeDue(10_000);
                        entries().unannounced(10_000).forEach(id -> readAndAnnounce(system, id));
                    }
                    return null;
                })
                .toList();
        runAtOnce(work);
        entries().closeDue(10_000);
        entries().unannounced(10_000).forEach(id -> readAndAnnounce(system, id));
        assertThat(entries()
                        .lines(IntStream.range(0, 24)
                                .mapToObj(number -> page(system, number))
                                .flatMap(List::stream)
                                .map(one -> one.entry().key())
                                .toList()))
                .hasSize(60)
                .allSatisfy((key, lines) ->
                        assertThat(lines.get(0).outcome().state()).isEqualTo(LineState.POSTED));
    }

    /** As a posting does: what it does not see, nobody posts. */
    private void readAndAnnounce(String system, String id) {
        PostingBatch batch = entries().batch(id).orElseThrow();
        if (batch.key().source().equals(system)) {
            PostingLine.Outcome posted = new PostingLine.Outcome(LineState.POSTED, "1", null, null);
            entries()
                    .record(batch.lines().stream()
                            .map(line -> new LineOutcome(line.key(), posted))
                            .toList());
            entries().announced(id);
        }
    }

    private static List<Decided> page(String system, int page) {
        return IntStream.range(0, 5)
                .mapToObj(i -> key(system, page + "-" + i))
                .map(key -> decided(key, "v1", 0, "t" + page, line(key, 1, "1")))
                .toList();
    }

    private static void runAtOnce(List<Callable<Object>> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Object> one : threads.invokeAll(work)) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    default void whatTheErpSaidIsKeptAndALineThatItHasIsNotTakenBackByAnOlderAnswer() {
        String system = unique("kx");
        EntryKey key = key(system, "1");
        entries().store(List.of(decided(key, "v1", 0, "t1", line(key, 1, "1"), line(key, 2, "1"))), BY_THREE);
        String posted = system + "-1-1";
        entries()
                .record(List.of(
                        new LineOutcome(posted, new PostingLine.Outcome(LineState.POSTED, "9001", "JRN-1", null)),
                        new LineOutcome(
                                system + "-1-2",
                                new PostingLine.Outcome(LineState.REFUSED, null, null, "x".repeat(3000)))));
        entries()
                .record(List.of(
                        new LineOutcome(posted, new PostingLine.Outcome(LineState.REFUSED, null, null, "late"))));
        assertThat(entries().lines(List.of(key)).get(key))
                .extracting(PostingLine::outcome)
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo(new PostingLine.Outcome(LineState.POSTED, "9001", "JRN-1", null)),
                        two -> assertThat(two.state()).isEqualTo(LineState.REFUSED));
    }

    @Test
    default void d1SumsAreExactAndToldByCompanyProjectPeriodCurrencyAndState() {
        String system = unique("kx");
        String project = unique("p");
        List<Decided> many = IntStream.range(0, 30)
                .mapToObj(i -> key(system, "s" + i))
                .map(key -> decided(key, "v1", 0, "t1", ofProject(line(key, 1, "0.5"), project)))
                .toList();
        entries().store(many, new Gathering(500, Duration.ofHours(1)));
        EntryTotal total = entries().totals().stream()
                .filter(one -> one.projectId().equals(project))
                .findFirst()
                .orElseThrow();
        assertThat(total.lines()).isEqualTo(30);
        assertThat(total.state()).isEqualTo(LineState.OPEN);
        assertThat(total.cost()).isEqualByComparingTo("1501.50");
        assertThat(total.amounts().workedSeconds()).isEqualTo(54_000);
    }

    private static NewLine ofProject(NewLine line, String project) {
        BatchKey key = line.batch();
        return new NewLine(
                line.key(),
                null,
                new BatchKey(key.source(), key.kind(), key.legalEntity(), project, key.period(), key.currency()),
                line.amounts(),
                line.body());
    }

    @Test
    default void heldEntriesAreFoundByWhatHoldsThemAndCountedWithTheirMoney() {
        String system = unique("kx");
        List<Decided> held = IntStream.range(0, 3)
                .mapToObj(i -> new Decided(record(key(system, "h" + i), "v1", 0, EntryState.HELD, "t1"), List.of()))
                .toList();
        entries().store(held, BY_THREE);
        assertThat(entries().held("D25|de01|" + system, 10)).hasSize(3);
        assertThat(entries().counts())
                .filteredOn(count -> count.state() == EntryState.HELD)
                .allSatisfy(count -> assertThat(count.team()).isEqualTo("finance"))
                .anySatisfy(
                        count -> assertThat(count.atRisk().value()).isGreaterThanOrEqualTo(new BigDecimal("4800.00")));
    }

    @Test
    default void i6EachEntryIsCountedOnceByTheLineThatIsLeastFar() {
        String system = unique("kx");
        Map<Stage, Long> before = stages();
        EntryKey open = key(system, "open");
        EntryKey posted = key(system, "posted");
        EntryKey refused = key(system, "refused");
        EntryKey dropped = key(system, "dropped");
        entries()
                .store(
                        List.of(
                                decided(open, "v1", 0, "t1", line(open, 1, "1"), line(open, 2, "1")),
                                decided(posted, "v1", 0, "t1", line(posted, 1, "1")),
                                decided(refused, "v1", 0, "t1", line(refused, 1, "1")),
                                decided(dropped, "v1", 0, "t1", line(dropped, 1, "1")),
                                decided(key(system, "missing"), "v1", 0, "t1"),
                                new Decided(record(key(system, "held"), "v1", 0, EntryState.HELD, "t1"), List.of()),
                                new Decided(
                                        record(key(system, "waiting"), "v1", 0, EntryState.WAITING, "t1"), List.of())),
                        BY_THREE);
        PostingLine.Outcome taken = new PostingLine.Outcome(LineState.POSTED, "1", "JRN-1", null);
        PostingLine.Outcome not = new PostingLine.Outcome(LineState.REFUSED, null, null, "closed");
        entries()
                .record(List.of(
                        new LineOutcome(system + "-open-1", taken),
                        new LineOutcome(system + "-posted-1", taken),
                        new LineOutcome(system + "-refused-1", not),
                        new LineOutcome(system + "-dropped-1", not)));
        entries().store(List.of(decided(dropped, "v2", 1, "t2")), BY_THREE);

        Map<Stage, Long> more = stages();
        before.forEach((stage, entries) -> more.merge(stage, -entries, Long::sum));
        assertThat(more)
                .containsEntry(Stage.OPEN, 1L)
                .containsEntry(Stage.POSTED, 1L)
                .containsEntry(Stage.REFUSED, 1L)
                .containsEntry(Stage.DROPPED, 1L)
                .containsEntry(Stage.MISSING, 1L)
                .containsEntry(Stage.HELD, 1L)
                .containsEntry(Stage.WAITING, 1L);
        Map<EntryKey, List<PostingLine>> lines = entries().lines(List.of(open, posted, refused, dropped));
        entries()
                .known(lines.keySet())
                .forEach((key, entry) -> assertThat(Stage.of(entry, lines.get(key)))
                        .hasToString(key.id().toUpperCase(Locale.ROOT)));
    }

    private Map<Stage, Long> stages() {
        return entries().progress().stream()
                .collect(Collectors.toMap(EntryProgress::stage, EntryProgress::entries, Long::sum));
    }

    @Test
    default void i6WhatIsStoppedIsReadPageByPageOverSystemsAndKindsEachEntryOnce() {
        String system = unique("kx");
        List<Decided> many = IntStream.range(0, 7)
                .mapToObj(i ->
                        new EntryKey(system + (i < 4 ? "-a" : "-b"), i % 2 == 0 ? "expense" : "time-entry", "s" + i))
                .map(key -> new Decided(record(key, "v1", 0, EntryState.HELD, "t1"), List.of()))
                .toList();
        entries().store(many, BY_THREE);
        entries()
                .store(
                        List.of(decided(key(system, "done"), "v1", 0, "t1", line(key(system, "done"), 1, "1"))),
                        BY_THREE);

        List<EntryKey> read = new ArrayList<>();
        EntryKey after = null;
        for (List<EntryRecord> page = entries().stopped(null, 2);
                !page.isEmpty();
                page = entries().stopped(after, 2)) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(entry -> read.add(entry.key()));
            after = read.get(read.size() - 1);
        }
        assertThat(read).doesNotHaveDuplicates();
        assertThat(read.stream().filter(key -> key.system().startsWith(system)))
                .containsExactlyInAnyOrderElementsOf(
                        many.stream().map(one -> one.entry().key()).toList());
    }

    @Test
    default void aCopyIsReplacedByANewerVersionOnlyInWhateverOrderTheyCome() {
        String kind = unique("assignment");
        var references = ledger().references();
        assertThat(references.keep(List.of(
                        reference(kind, "1", "2026-03-02T00:00:00Z"), reference(kind, "1", "2026-03-01T00:00:00Z"))))
                .isEqualTo(1);
        assertThat(references.keep(List.of(reference(kind, "1", "2026-03-01T12:00:00Z"))))
                .isZero();
        assertThat(references.ofIds(kind, List.of("1", "2")))
                .extracting(Reference::version)
                .containsExactly("2026-03-02T00:00:00Z");
        references.keep(List.of(reference(kind, "1", "2026-03-02T00:00:00.5Z"), reference(kind, "2", "1")));
        assertThat(references.ofProjects(kind, List.of("P-1"))).hasSize(2);
        assertThat(references.all(kind)).hasSize(2);
        assertThat(references.forget(kind, "2")).isTrue();
        assertThat(references.all(kind)).hasSize(1);
    }

    private static Reference reference(String kind, String id, String version) {
        return new Reference(kind, id, version, "P-1", Map.of("version", version));
    }
}
