package io.throughline.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.rules.money.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random histories of one entry: after each of them the books hold what an independent calculation says, and reversals are of lines that were there. */
class TimeHistoryPropertyTest {

    private static final List<String> MONTHS = List.of("2026-01", "2026-02", "2026-03", "2026-04");
    private final Random random = new Random(20260601);

    @Test
    void i6WhateverHappensToAnEntryTheBooksHoldWhatItIs() {
        for (int history = 0; history < 1_500; history++) {
            Firm firm = new Firm();
            Map<String, Object> last = null;
            Booked expected = new Booked(BigDecimal.ZERO, BigDecimal.ZERO, 0);
            for (int version = 1; version <= 1 + random.nextInt(8); version++) {
                closeSomething(firm);
                invoiceSomething(firm);
                int rate = 50 + random.nextInt(100);
                firm.costs = (employee, on) -> Optional.of(UnitPrice.hourly(Money.of(String.valueOf(rate), "EUR")));
                Map<String, Object> entry =
                        random.nextInt(3) == 0 && last != null ? again(last, version) : entry(version);
                last = entry;
                Decision decision = firm.take(entry);
                if (decision.status() == Decision.Status.POST || decision.status() == Decision.Status.NOTHING) {
                    expected = booked(entry, rate);
                }
                assertThat(books(firm))
                        .as("history %d version %d %s", history, version, entry)
                        .isEqualTo(expected);
                assertThat(new HashSet<>(firm.lines.stream().map(KnownLine::key).toList()))
                        .hasSameSizeAs(firm.lines);
                assertThat(decision.lines())
                        .allSatisfy(line -> assertThat((String) line.body().get("accountingOn"))
                                .isGreaterThanOrEqualTo("2026-03-30"));
            }
        }
    }

    /** Another version with the same content, so that only what the work costs can differ. */
    private static Map<String, Object> again(Map<String, Object> last, int version) {
        Map<String, Object> entry = new HashMap<>(last);
        Map<String, Object> source = new HashMap<>();
        ((Map<?, ?>) last.get("source")).forEach((name, value) -> source.put((String) name, value));
        source.put("version", String.valueOf(version));
        entry.put("source", source);
        return entry;
    }

    private Map<String, Object> entry(int version) {
        double minutes = random.nextInt(600);
        Map<String, Object> entry = Firm.entry(version, minutes / 60);
        switch (random.nextInt(8)) {
            case 0 -> entry.put("approval", Map.of("status", "cancelled"));
            case 1 -> entry.put("approval", Map.of("status", "rejected"));
            case 2 -> {
                Map<String, Object> source =
                        new HashMap<>(Map.of("system", "kantata", "id", "88", "version", String.valueOf(version)));
                source.put("deleted", true);
                entry.put("source", source);
            }
            case 3 -> entry.put("billedSeconds", random.nextInt(36_000));
            case 4 -> entry.put("contractLineKey", "F1");
            case 5 -> entry.put("billable", false);
            default -> {}
        }
        return entry;
    }

    private void closeSomething(Firm firm) {
        if (random.nextInt(4) == 0) {
            firm.month(MONTHS.get(2 + random.nextInt(2)), Periods.State.values()[random.nextInt(3)]);
        }
    }

    private void invoiceSomething(Firm firm) {
        String status = List.of("draft", "posted", "credited", "cancelled").get(random.nextInt(4));
        firm.invoice =
                random.nextInt(3) == 0 ? new OnInvoice("9001", status) : random.nextBoolean() ? null : firm.invoice;
    }

    private record Booked(BigDecimal cost, BigDecimal bill, long seconds) {

        Booked {
            cost = cost.setScale(2, RoundingMode.UNNECESSARY);
            bill = bill.setScale(2, RoundingMode.UNNECESSARY);
        }
    }

    private static Booked booked(Map<String, Object> entry, int costRate) {
        boolean approved = "approved".equals(((Map<?, ?>) entry.get("approval")).get("status"));
        boolean deleted = Boolean.TRUE.equals(((Map<?, ?>) entry.get("source")).get("deleted"));
        long worked = approved && !deleted ? ((Number) entry.get("workedSeconds")).longValue() : 0;
        boolean charged = "L1".equals(entry.get("contractLineKey")) && !Boolean.FALSE.equals(entry.get("billable"));
        long billed = ((Number) entry.getOrDefault("billedSeconds", worked)).longValue();
        return new Booked(
                value(worked, costRate),
                charged && approved && !deleted ? value(billed, 200) : BigDecimal.ZERO,
                worked);
    }

    private static BigDecimal value(long seconds, int rate) {
        return BigDecimal.valueOf(seconds * rate).divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP);
    }

    private static Booked books(Firm firm) {
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal bill = BigDecimal.ZERO;
        long seconds = 0;
        for (KnownLine line : firm.lines) {
            cost = cost.add(Optional.ofNullable(PlainParts.money(line.body(), "cost"))
                    .map(Money::value)
                    .orElse(BigDecimal.ZERO));
            bill = bill.add(Optional.ofNullable(PlainParts.money(line.body(), "bill"))
                    .map(Money::value)
                    .orElse(BigDecimal.ZERO));
            seconds += Optional.ofNullable(PlainParts.whole(line.body(), "workedSeconds"))
                    .orElse(0L);
        }
        return new Booked(cost, bill, seconds);
    }

    @Test
    void i6ADecisionTakesMicroseconds() {
        Firm firm = new Firm();
        Surroundings around = firm.around();
        Map<String, Object> entry = Firm.entry(1, 7.75);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 12; round++) {
            long start = System.nanoTime();
            for (int at = 0; at < 10_000; at++) {
                assertThat(TimeDecision.decide(entry, Known.NOTHING, around)
                                        .lines()
                                        .size()
                                == 1)
                        .isTrue();
            }
            best = Math.min(best, (System.nanoTime() - start) / 10_000);
        }
        assertThat(best).isLessThan(200_000);
    }
}
