package io.throughline.runner.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadPlanTest {

    private static final LoadedCompany EURO = new LoadedCompany(0, "de01", "EUR", RoundingMode.HALF_UP);
    private static final LoadedCompany YEN = new LoadedCompany(1, "jp01", "JPY", RoundingMode.DOWN);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static LoadPlan plan(long seed) {
        return new LoadPlan(new LoadOrder(24, OCTOBER, 2, seed), List.of(EURO, YEN));
    }

    private static List<LoadedEntry> entries(LoadPlan plan) {
        List<LoadedEntry> all = new ArrayList<>();
        plan.entries(all::add);
        return all;
    }

    @Test
    void i6TheSameSeedGivesTheSameFirmAndAnotherSeedAnother() {
        assertThat(entries(plan(3))).isEqualTo(entries(plan(3)));
        assertThat(entries(plan(4))).isNotEqualTo(entries(plan(3)));
    }

    @Test
    void i6AFirmHasContractsOfAllKindsStatesOfAllKindsAndCorrectionsOfAllKinds() {
        LoadPlan plan = new LoadPlan(new LoadOrder(90, OCTOBER, 1, 1), List.of(EURO, YEN));
        List<LoadedCorrection> corrections = new ArrayList<>();
        plan.corrections(corrections::add);
        assertThat(plan.projects().map(LoadedProject::method).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(LoadedProject.Method.class));
        assertThat(entries(plan)).extracting(LoadedEntry::state).contains(LoadedEntry.State.values());
        assertThat(corrections).extracting(LoadedCorrection::change).contains(LoadedCorrection.Change.values());
    }

    @Test
    void i6EntriesFallOnWorkingDaysOfTheMonthsAndHaveNumbersOfTheirOwn() {
        List<LoadedEntry> all = entries(plan(5));
        Set<String> ids = all.stream().map(one -> one.kind() + " " + one.id()).collect(Collectors.toSet());
        assertThat(ids).hasSameSizeAs(all);
        assertThat(all)
                .allSatisfy(
                        one -> assertThat(one.on().getDayOfWeek().getValue()).isLessThan(6));
        assertThat(all.stream().map(one -> YearMonth.from(one.on())).distinct())
                .containsExactly(OCTOBER, OCTOBER.plusMonths(1));
        assertThat(all.stream()
                        .filter(one -> one.kind() == LoadedEntry.Kind.TIME)
                        .map(LoadedEntry::on)
                        .distinct())
                .hasSize(22 + 21);
    }

    @Test
    void i6FiftyMinutesCostAndEarnWhatAnHourDoesInProportionRoundedAsTheCompanyRounds() {
        LoadPlan plan = plan(1);
        LoadedProject hours = plan.projects()
                .filter(one -> one.company().equals(YEN) && one.method() == LoadedProject.Method.MIXED)
                .findFirst()
                .orElseThrow();
        LoadedPerson person = new LoadedPerson(1, YEN, 0);
        LocalDate day = LocalDate.of(2026, 10, 20);
        Expectation expectation = new Expectation(plan);
        expectation.add(
                new LoadedEntry(LoadedEntry.Kind.TIME, 1, hours, person, day, 50, true, LoadedEntry.State.APPROVED));
        ExpectedSum sum = expectation.sums().values().iterator().next();
        long price = plan.prices().price(YEN, 0, day);
        assertThat(sum.billed()).isEqualTo(BigDecimal.valueOf(price * 50 / 60));
        assertThat(sum.workedSeconds()).isEqualTo(3000);
        assertThat(plan.prices().price(YEN, 0, LocalDate.of(2026, 10, 15))).isLessThan(price);
    }

    @Test
    void i6ACorrectionAddsAReversalAndANewLineAndAWithdrawalLeavesNothing() {
        LoadPlan plan = plan(1);
        LoadedProject project = plan.projects().findFirst().orElseThrow();
        LoadedEntry entry = new LoadedEntry(
                LoadedEntry.Kind.TIME,
                1,
                project,
                new LoadedPerson(0, EURO, 0),
                LocalDate.of(2026, 10, 20),
                60,
                true,
                LoadedEntry.State.APPROVED);
        Expectation expectation = new Expectation(plan);
        expectation.add(entry);
        expectation.correct(new LoadedCorrection(LoadedCorrection.Change.OTHER_QUANTITY, entry, entry.with(30)));
        LoadedEntry now = entry.with(30);
        assertThat(expectation.sums().values())
                .singleElement()
                .returns(3L, ExpectedSum::lines)
                .returns(1800L, ExpectedSum::workedSeconds);
        expectation.correct(
                new LoadedCorrection(LoadedCorrection.Change.WITHDRAWN, now, now.with(LoadedEntry.State.DRAFT)));
        assertThat(expectation.sums().values())
                .singleElement()
                .returns(4L, ExpectedSum::lines)
                .returns(0, sum -> sum.cost().signum())
                .returns(0, sum -> sum.billed().signum());
    }

    @Test
    void i6AFileOfExpectedSumsIsReadAsItWasWrittenAndADifferenceOfOneMinorUnitIsTold(@TempDir Path folder)
            throws Exception {
        Map<ExpectedKey, ExpectedSum> sums = Load.expectation(plan(9), true).sums();
        Path file = folder.resolve("expected.csv");
        ExpectedFile.write(file, sums);
        assertThat(ExpectedFile.read(file)).isEqualTo(new TreeMap<>(sums)).isNotEmpty();

        ExpectedSum sum = sums.values().iterator().next();
        ExpectedSum cent = new ExpectedSum(
                sum.lines(),
                sum.workedSeconds(),
                sum.billedSeconds(),
                sum.cost().add(new BigDecimal("0.01")),
                sum.billed(),
                sum.nonChargeable());
        assertThat(sum.differences(cent)).singleElement().asString().startsWith("cost");
        Files.writeString(file, Files.readString(file).replace(",EUR,time,", ",EUR,time,x"));
        assertThatThrownBy(() -> ExpectedFile.read(file)).hasMessageStartingWith("RUN-2403 line ");
    }
}
