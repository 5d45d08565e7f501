package io.throughline.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.WorkCalendar;
import io.throughline.rules.LineKey;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRulesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T23:30:00-07:00, , AUTHOR, UTC, 2026-03-31",
        "2026-02-18T01:30:00+03:00, , AUTHOR, UTC, 2026-02-18",
        "2026-02-17T22:30:00Z, Asia/Riyadh, AUTHOR, UTC, 2026-02-18",
        "2026-02-18T01:30:00+03:00, , ZONE, Europe/London, 2026-02-17",
        "2026-03-29T00:30:00+01:00, Europe/Berlin, AUTHOR, UTC, 2026-03-29",
        "2026-10-25T00:10:00+02:00, , ZONE, Europe/Berlin, 2026-10-25",
        "2028-02-29T23:59:59+14:00, , AUTHOR, UTC, 2028-02-29",
        "2027-12-31T20:00:00-11:00, , ZONE, Pacific/Auckland, 2028-01-01"
    })
    void d9TheWorkDateIsTheAuthorsOrThatOfTheConfiguredZone(
            OffsetDateTime start, String own, D9WorkDate.Calendar calendar, ZoneId zone, LocalDate day) {
        assertThat(D9WorkDate.of(start, own == null ? null : ZoneId.of(own), calendar, zone))
                .isEqualTo(day);
    }

    @Test
    void d9AStartInUtcDoesNotTellTheAuthorsDayButTheEntryDoes() {
        LocalDate stated = LocalDate.of(2026, 3, 31);
        Map<String, Object> entry = Map.of("startedAt", "2026-04-01T06:30:00Z");

        assertThat(D9WorkDate.of(entry, stated, D9WorkDate.Calendar.AUTHOR, ZoneId.of("UTC")))
                .isEqualTo(stated);
        assertThat(D9WorkDate.of(entry, null, D9WorkDate.Calendar.AUTHOR, ZoneId.of("UTC")))
                .isEqualTo("2026-04-01");
        assertThat(D9WorkDate.of(
                        Map.of("startedAt", "2026-03-31T23:30:00-07:00"),
                        LocalDate.of(2026, 4, 1),
                        D9WorkDate.Calendar.AUTHOR,
                        ZoneId.of("UTC")))
                .isEqualTo(stated);
        assertThat(D9WorkDate.of(Map.of("startedAt", "tomorrow"), stated, D9WorkDate.Calendar.AUTHOR, ZoneId.of("UTC")))
                .isEqualTo(stated);
    }

    @Test
    void d10TheNearestSyncedAncestorTakesTheWorkAndNoneHoldsIt() {
        D10NearestSynced epic =
                D10NearestSynced.of("SUB", List.of("STORY", "EPIC"), Map.of("EPIC", "301", "OTHER", "1"), "pmo");
        assertThat(epic.taskId()).isEqualTo("301");
        assertThat(epic.issueId()).isEqualTo("EPIC");

        assertThat(D10NearestSynced.of("SUB", List.of("STORY", "EPIC"), Map.of("STORY", "7", "EPIC", "301"), "pmo")
                        .taskId())
                .isEqualTo("7");
        D10NearestSynced none = D10NearestSynced.of("SUB", List.of(), Map.of("EPIC", "301"), "pmo");
        assertThat(none.ruling().effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(none.ruling().team()).isEqualTo("pmo");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "approved, POST",
                "cancelled, TAKE_BACK",
                "draft, NOTHING",
                "submitted, NOTHING",
                "rejected, NOTHING",
                "none, NOTHING",
                "odd, NOTHING"
            })
    void d11OnlyWhatIsApprovedIsPosted(String status, D11Approval.Meaning meaning) {
        assertThat(D11Approval.of(status)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "3, 3, SAME",
                "2, 10, OLDER",
                "10, 2, NEWER",
                "2026-03-01T10:00:00Z, 2026-03-01T10:00:00.5Z, OLDER",
                "2026-03-01T10:00:00+02:00, 2026-03-01T09:00:00Z, OLDER",
                "af31, be42, NEWER",
                "be42, af31, NEWER",
                "none, 3, NEWER",
                "3, none, NEWER"
            })
    void d18VersionsAreComparedAsWhatTheyAre(String version, String known, D18Version.Order order) {
        assertThat(D18Version.of(version, known)).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSED, OPEN, 2026-02-27, 2026-03-01",
        "CLOSED, CLOSED, 2026-02-28, 2026-04-01",
        "CLOSED, LOCKED, 2026-02-01, 2026-04-01",
        "LOCKED, OPEN, 2026-02-28, 2026-03-01",
        "OPEN, CLOSED, 2026-02-28, 2026-02-28"
    })
    void d17TheFirstOpenDayIsThatOfTheNextOpenPeriod(
            Periods.State february, Periods.State march, LocalDate day, LocalDate on) {
        Periods periods = new Periods(List.of(
                period("2026-04-01", "2026-04-30", Periods.State.OPEN),
                period("2026-03-01", "2026-03-31", march),
                period("2026-02-01", "2026-02-28", february)));

        D17AccountingDate date = D17AccountingDate.of(
                periods, day, D17AccountingDate.Closed.FIRST_OPEN_DAY, D17AccountingDate.Locked.AS_CLOSED, "finance");
        assertThat(date.accountingOn()).isEqualTo(on);
        assertThat(date.workedOn()).isEqualTo(day);
    }

    @Test
    void d17TheStrictestOfTwoLedgersCountsAndADayWithoutAPeriodIsHeld() {
        Periods periods = Periods.of(
                List.of(
                        plain("de01", null, "open"),
                        plain("de01", "projects", "closed"),
                        plain("de01", "receivables", "closed"),
                        plain("fr01", "projects", "open")),
                "de01",
                "projects");
        LocalDate day = LocalDate.of(2026, 3, 30);

        assertThat(periods.on(day)).isEqualTo(Periods.State.CLOSED);
        assertThat(Periods.of(
                                List.of(plain("de01", null, "open"), plain("de01", "receivables", "closed")),
                                "de01",
                                "projects")
                        .on(day))
                .isEqualTo(Periods.State.OPEN);
        assertThat(D17AccountingDate.of(
                                periods,
                                day,
                                D17AccountingDate.Closed.FIRST_OPEN_DAY,
                                D17AccountingDate.Locked.POST,
                                "finance")
                        .isHeld())
                .isTrue();
        assertThat(D17AccountingDate.of(
                                periods,
                                LocalDate.of(2030, 1, 1),
                                D17AccountingDate.Closed.FIRST_OPEN_DAY,
                                D17AccountingDate.Locked.POST,
                                "finance")
                        .isHeld())
                .isTrue();
    }

    @Test
    void d17TheAccountingDateIsTheFirstOpenDayInAnyCalendarOfPeriods() {
        Random random = new Random(17);
        for (int i = 0; i < 500; i++) {
            List<Periods.Period> all = new ArrayList<>();
            LocalDate start = LocalDate.of(2026, 1, 1);
            for (int at = 0; at < 12; at++) {
                LocalDate end = start.plusDays(random.nextInt(40));
                all.add(new Periods.Period(start, end, Periods.State.values()[random.nextInt(3)]));
                start = end.plusDays(1 + random.nextInt(2));
            }
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
            Periods periods = new Periods(all);
            D17AccountingDate date = D17AccountingDate.of(
                    periods,
                    day,
                    D17AccountingDate.Closed.FIRST_OPEN_DAY,
                    D17AccountingDate.Locked.AS_CLOSED,
                    "finance");

            LocalDate last = start;
            LocalDate expected = periods.on(day) == null
                    ? null
                    : day.datesUntil(last)
                            .filter(one -> periods.on(one) == Periods.State.OPEN)
                            .findFirst()
                            .orElse(null);
            assertThat(date.accountingOn()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-30, 9, 0, 8, RETURN, false, RETURNED",
        "2026-03-30, 8, 0, 8, RETURN, false, ",
        "2026-03-30, 3, 6, 8, RETURN, true, RETURNED",
        "2026-03-30, 9, 0, 8, BY_APPROVAL, true, WARNED",
        "2026-03-30, 9, 0, 8, BY_APPROVAL, false, RETURNED",
        "2026-03-30, 0, 0, 8, WARN, true, WARNED",
        "2026-03-29, 2, 0, 8, WARN, true, WARNED",
        "2026-12-25, 2, 0, 8, WARN, true, WARNED",
        "2026-03-30, -9, 0, 8, RETURN, true, "
    })
    void d20HoursFitTheCalendarOfTheDay(
            LocalDate day,
            long hours,
            long others,
            BigDecimal max,
            D20DayHours.Action action,
            boolean approved,
            Ruling.Effect effect) {
        WorkCalendar calendar = new WorkCalendar(
                DayOfWeek.MONDAY,
                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(LocalDate.of(2026, 12, 25)),
                new BigDecimal("8"));

        List<Ruling> rulings = D20DayHours.judge(
                day,
                hours * 3600,
                others * 3600,
                approved,
                calendar,
                new D20DayHours.Policy(max, action, D20DayHours.Action.WARN, D20DayHours.Action.WARN));
        assertThat(rulings)
                .extracting(Ruling::effect)
                .containsExactlyElementsOf(effect == null ? List.of() : List.of(effect));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-02, SUNDAY, 2023-01-01, 2023-01-07",
        "2023-01-01, SUNDAY, 2023-01-01, 2023-01-07",
        "2023-01-01, MONDAY, 2022-12-26, 2023-01-01",
        "2024-02-29, SATURDAY, 2024-02-24, 2024-03-01",
        "2026-12-31, MONDAY, 2026-12-28, 2027-01-03"
    })
    void d22AnEntryLandsInItsOwnWeek(LocalDate day, DayOfWeek start, LocalDate from, LocalDate to) {
        assertThat(D22Week.of(day, start)).isEqualTo(new D22Week(from, to));
    }

    @Test
    void keysOfLinesAreKeysAndDifferForDifferentEntries() {
        Set<String> keys = new HashSet<>();
        List<String> ids = Arrays.asList(
                "88",
                "A.1",
                "a-1",
                "A-1",
                "88-1",
                "Ä",
                "x".repeat(120),
                "x".repeat(119),
                "9f1c2d3e-0000-4000-8000-000000000001");
        for (String id : ids) {
            for (int ordinal = 1; ordinal < 4; ordinal++) {
                keys.add(LineKey.ofTime("kantata", id, ordinal));
                keys.add(LineKey.ofExpense("kantata", id, ordinal));
            }
        }
        assertThat(keys)
                .hasSize(ids.size() * 6)
                .allMatch(key -> key.matches("[a-z0-9]+(-[a-z0-9]+)*") && key.length() <= 70);
        assertThat(LineKey.ofTime("kantata", "88", 2)).isEqualTo("kantata-88-2");
    }

    private static Periods.Period period(String from, String to, Periods.State state) {
        return new Periods.Period(LocalDate.parse(from), LocalDate.parse(to), state);
    }

    private static Map<String, Object> plain(String entity, String module, String state) {
        Map<String, Object> period = new HashMap<>(Map.of(
                "id", "1", "legalEntity", entity, "startOn", "2026-03-01", "endOn", "2026-03-31", "state", state));
        if (module != null) {
            period.put("module", module);
        }
        return period;
    }
}
