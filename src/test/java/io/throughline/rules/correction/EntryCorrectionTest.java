package io.throughline.rules.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.rules.Ruling;
import io.throughline.rules.time.KnownLine;
import io.throughline.rules.time.PlannedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EntryCorrectionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
    private static final KnownLine.Place HERE = new KnownLine.Place("de01", "P-1", "EUR");
    private static final BookingDay APRIL = (entity, day) -> Optional.of(LocalDate.of(2026, 4, 1));

    @Example
    void d16EightHoursBecomeSevenByOneReversalAndOneNewLine() {
        List<KnownLine> made = List.of(made(line("k-1", 8, 100, 200), false, "9001", "TB-1"));

        EntryCorrection correction = approved(made, line("k-2", 7, 100, 200));

        assertThat(correction.lines()).hasSize(2);
        assertThat(correction.lines().get(0).body())
                .containsEntry("key", "k-1-r")
                .containsEntry("workedSeconds", -28_800L)
                .containsEntry("cost", eur(-800))
                .containsEntry("bill", eur(-1600))
                .containsEntry("workedOn", "2026-03-30")
                .containsEntry("accountingOn", "2026-04-01")
                .containsEntry("reverses", Map.of("key", "k-1", "documentId", "9001", "documentNumber", "TB-1"));
        assertThat(correction.lines().get(1).body()).containsEntry("bill", eur(1400));
        assertThat(correction.ruling().rule()).isEqualTo("D16");
    }

    @Example
    void d18TheSameVersionIsPostedOnceEvenIfItWouldBeBookedOnAnotherDay() {
        Map<String, Object> moved = new LinkedHashMap<>(line("k-1", 8, 100, 200).body());
        moved.put("accountingOn", "2026-04-01");

        EntryCorrection again = approved(
                List.of(known(line("k-1", 8, 100, 200))), new PlannedLine("k-1", null, HERE, "2026-04", moved));

        assertThat(again.lines()).isEmpty();
        assertThat(again.ruling().effect()).isEqualTo(Ruling.Effect.SKIPPED);
        assertThat(again.ruling().rule()).isEqualTo("D18");
    }

    @Example
    void d14AReversalIsNotTakenBackAgain() {
        List<KnownLine> made = new ArrayList<>(List.of(known(line("k-1", 8, 100, 200))));
        made.add(known(decide(EntryChange.What.UNAPPROVED, null, made).lines().get(0)));

        assertThat(decide(EntryChange.What.UNAPPROVED, null, made).lines()).isEmpty();
        EntryCorrection approvedAgain = approved(made, line("k-1", 8, 100, 200));
        assertThat(approvedAgain.lines()).extracting(PlannedLine::key).containsExactly("k-1-2");
    }

    @Example
    void d15AndD19WhatIsOnAnInvoiceIsCreditedFirst() {
        List<KnownLine> made = List.of(known(line("k-1", 8, 100, 200)));

        assertThat(decide(EntryChange.What.UNAPPROVED, "I-1", made).ruling().rule())
                .isEqualTo("D15");
        assertThat(decide(EntryChange.What.DELETED, "I-1", made).ruling().rule())
                .isEqualTo("D19");
        assertThat(decide(EntryChange.What.DELETED, "I-1", made).ruling().effect())
                .isEqualTo(Ruling.Effect.HELD);
        EntryChange change = new EntryChange("TE", EntryChange.What.APPROVED, "I-1");
        assertThat(EntryCorrection.of(change, made, List.of(line("k-2", 7, 100, 200)), APRIL)
                        .ruling()
                        .effect())
                .isEqualTo(Ruling.Effect.HELD);
    }

    @Example
    void d16ACorrectionOfCostAloneIsAllowedAfterTheInvoiceAndLeavesIt() {
        List<KnownLine> made = new ArrayList<>(List.of(known(line("k-1", 8, 100, 200))));
        EntryChange change = new EntryChange("TE", EntryChange.What.APPROVED, "I-1");

        EntryCorrection cost = EntryCorrection.of(change, made, List.of(line("k-2", 8, 110, 200)), APRIL);

        assertThat(cost.lines()).extracting(line -> line.body().get("cost")).containsExactly(eur(-800), eur(880));
        assertThat(cost.lines()).noneMatch(line -> line.body().containsKey("bill"));
        cost.lines().forEach(line -> made.add(known(line)));
        assertThat(EntryCorrection.of(change, made, List.of(line("k-2", 8, 110, 200)), APRIL)
                        .lines())
                .isEmpty();
        EntryCorrection deleted = decide(EntryChange.What.DELETED, null, made);
        assertThat(deleted.lines()).extracting(PlannedLine::key).containsExactly("k-1-r-bill", "k-2-r");
        assertThat(sum(deleted.lines(), "bill")).isEqualTo(Money.of("-1600", "EUR"));
        assertThat(sum(deleted.lines(), "cost")).isEqualTo(Money.of("-880", "EUR"));
    }

    @Example
    void d19ADeletedEntryIsDroppedBeforeAndTakenBackAfterItWasPosted() {
        assertThat(decide(EntryChange.What.DELETED, null, List.of()).ruling().effect())
                .isEqualTo(Ruling.Effect.SKIPPED);
        assertThat(decide(EntryChange.What.DELETED, null, List.of(known(line("k-1", 8, 100, 200))))
                        .lines())
                .extracting(line -> line.body().get("workedSeconds"))
                .containsExactly(-28_800L);
    }

    @Example
    void aRefusedLineIsNotInTheBooksAndIsNotTakenBack() {
        KnownLine refused = made(line("k-1", 8, 100, 200), true, null, null);

        assertThat(approved(List.of(refused), line("k-1", 8, 100, 200)).lines())
                .extracting(PlannedLine::key)
                .containsExactly("k-1-2");
    }

    @Example
    void d17AReversalForWhichNoPeriodIsOpenIsHeld() {
        EntryCorrection held = EntryCorrection.of(
                new EntryChange("TE", EntryChange.What.DELETED, null),
                List.of(known(line("k-1", 8, 100, 200))),
                List.of(),
                (entity, day) -> Optional.empty());

        assertThat(held.ruling().rule()).isEqualTo("D17");
        assertThat(held.lines()).isEmpty();
    }

    /** Changes in any order, some on an invoice: cost follows every change that is let through, and no bill moves while it is invoiced. */
    @Property(tries = 300)
    void d16WhateverHappensTheBooksSayWhatTheEntrySaid(@ForAll long seed) {
        Random random = new Random(seed);
        List<KnownLine> made = new ArrayList<>();
        Money cost = Money.none("EUR");
        Money bill = Money.none("EUR");
        for (int step = 1; step <= 25; step++) {
            String invoice = bill.signum() != 0 && random.nextInt(3) == 0 ? "I-1" : null;
            EntryChange.What what = EntryChange.What.values()[random.nextInt(3)];
            int hours = 1 + random.nextInt(9);
            int costRate = 100 + random.nextInt(2);
            List<PlannedLine> wanted = what == EntryChange.What.APPROVED
                    ? List.of(line("k-" + random.nextInt(4), hours, costRate, 200))
                    : List.of();
            Money billBefore = bill;
            EntryCorrection correction = EntryCorrection.of(new EntryChange("TE", what, invoice), made, wanted, APRIL);
            correction.lines().forEach(line -> made.add(known(line)));
            cost = sum(lines(made), "cost");
            bill = sum(lines(made), "bill");
            boolean held = correction.ruling() != null && correction.ruling().effect() == Ruling.Effect.HELD;
            if (invoice != null) {
                assertThat(bill).isEqualTo(billBefore);
            }
            if (!held) {
                assertThat(cost).isEqualTo(sum(wanted, "cost"));
                assertThat(bill).isEqualTo(sum(wanted, "bill"));
            }
        }
        assertThat(lines(made)).extracting(PlannedLine::key).doesNotHaveDuplicates();
    }

    private static List<PlannedLine> lines(List<KnownLine> made) {
        return made.stream().map(EntryCorrectionTest::planned).toList();
    }

    private static Money sum(List<PlannedLine> lines, String name) {
        return lines.stream()
                .flatMap(line -> Money.ofPlain(line.body().get(name)).stream())
                .reduce(Money.none("EUR"), Money::plus);
    }

    private static EntryCorrection approved(List<KnownLine> made, PlannedLine wanted) {
        return EntryCorrection.of(new EntryChange("TE", EntryChange.What.APPROVED, null), made, List.of(wanted), APRIL);
    }

    private static EntryCorrection decide(EntryChange.What what, String invoice, List<KnownLine> made) {
        return EntryCorrection.of(new EntryChange("TE", what, invoice), made, List.of(), APRIL);
    }

    private static KnownLine known(PlannedLine line) {
        return made(line, false, null, null);
    }

    private static KnownLine made(PlannedLine line, boolean refused, String id, String number) {
        return new KnownLine(line.key(), line.reverses(), line.place(), refused, id, number, line.body());
    }

    private static PlannedLine planned(KnownLine line) {
        return new PlannedLine(line.key(), line.reverses(), line.place(), "2026-03", line.body());
    }

    private static PlannedLine line(String key, int hours, int costRate, int billRate) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("key", key);
        body.put("entryId", "TE");
        body.put("employee", Map.of("id", "17"));
        body.put("workedOn", DAY.toString());
        body.put("accountingOn", DAY.toString());
        body.put("workedSeconds", hours * 3600L);
        body.put("billedSeconds", hours * 3600L);
        body.put("cost", eur(hours * costRate));
        body.put("bill", eur(hours * billRate));
        return new PlannedLine(key, null, HERE, "2026-03", body);
    }

    private static Map<String, Object> eur(int value) {
        return Money.of(String.valueOf(value), "EUR").plain();
    }
}
