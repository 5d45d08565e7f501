package io.throughline.rules.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random histories of entries, invoices, credits and cancellations against a book that moves every minute by hand. */
class BillingHistoryPropertyTest {

    private static final String[] CURRENCIES = {"EUR", "JPY", "KWD", "USD"};

    /** The naive book: for each minute of each entry the invoice it is on. */
    private final Map<String, String[]> minutes = new TreeMap<>();

    private final Map<String, LoggedEntry> entries = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> papers = new LinkedHashMap<>();

    @Property(tries = 300)
    void d44EveryHistoryEqualsTheBookThatIsKeptMinuteByMinute(@ForAll long seed) {
        Random random = new Random(seed);
        minutes.clear();
        entries.clear();
        papers.clear();
        String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> log(random, currency, step);
                case 2, 3 -> invoice(random, step);
                case 4 -> credit(random, step);
                default -> cancel(random);
            }
        }
        List<Map<String, Object>> shuffled = new ArrayList<>(papers.values());
        Collections.shuffle(shuffled, random);
        List<LoggedEntry> inAnyOrder = new ArrayList<>(entries.values());
        Collections.shuffle(inAnyOrder, random);

        BillingHistory history = BillingHistory.of(inAnyOrder, shuffled);

        minutes.forEach((id, book) -> {
            Standing standing = history.standing(id).orElseThrow();
            assertThat(standing.open().longValueExact()).isEqualTo(60 * count(book, null));
            Map<String, Long> billed = new HashMap<>();
            for (String on : book) {
                if (on != null) {
                    billed.merge(on, 60L, Long::sum);
                }
            }
            assertThat(standing.billed()).hasSize(billed.size());
            billed.forEach((invoice, seconds) ->
                    assertThat(standing.billed().get(invoice)).isEqualByComparingTo(BigDecimal.valueOf(seconds)));
            assertThat(standing.isOverbilled()).isFalse();
        });
        long open =
                minutes.values().stream().mapToLong(book -> count(book, null)).sum();
        assertThat(history.nextSeconds(null, null)).isEqualTo(60 * open);
    }

    @Property(tries = 200)
    void d42WhatIsOpenAndWhatIsBilledIsAlwaysWorthTheEntry(@ForAll long seed) {
        Random random = new Random(seed);
        String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        int total = 1 + random.nextInt(600);
        int billed = random.nextInt(total + 1);
        Money amount = Money.ofMinor(BigDecimal.valueOf(random.nextInt(1_000_000)), currency);
        LoggedEntry entry = LoggedEntry.time("e", LocalDate.of(2026, 1, 1), total * 60L, amount);

        Money left = standing(entry, billed * 60L).openAmount();
        Money other = standing(entry, (total - billed) * 60L).openAmount();

        assertThat(left.isExact()).isTrue();
        assertThat(left.plus(other).minus(amount).minor().abs()).isLessThanOrEqualTo(BigDecimal.ONE);
        assertThat(standing(entry, 0).openAmount()).isEqualTo(amount);
        assertThat(standing(entry, total * 60L).openAmount().signum()).isZero();
    }

    private static Standing standing(LoggedEntry entry, long billed) {
        return new Standing(entry, Map.of("I", BigDecimal.valueOf(billed)), Map.of());
    }

    private void log(Random random, String currency, int step) {
        String id = "e" + step;
        int length = 1 + random.nextInt(600);
        minutes.put(id, new String[length]);
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(90));
        Money amount = Money.ofMinor(BigDecimal.valueOf(random.nextInt(1_000_000)), currency);
        entries.put(id, LoggedEntry.time(id, day, length * 60L, amount));
    }

    private void invoice(Random random, int step) {
        String id = "i" + step;
        List<Map<String, Object>> lines = new ArrayList<>();
        minutes.forEach((entry, book) -> {
            int open = count(book, null);
            if (open > 0 && random.nextBoolean()) {
                int taken = random.nextBoolean() ? open : 1 + random.nextInt(open);
                move(book, null, id, taken);
                lines.add(Papers.line(
                        "l" + lines.size(), "time", Money.of("1", "EUR"), List.of(Papers.entry(entry, taken * 60L))));
            }
        });
        if (!lines.isEmpty()) {
            papers.put(id, Papers.invoice(id, random.nextBoolean() ? "posted" : "partly-paid", lines));
        }
    }

    private void credit(Random random, int step) {
        String invoice = any(random);
        if (invoice == null) {
            return;
        }
        String id = "c" + step;
        boolean full = random.nextInt(3) == 0;
        List<Map<String, Object>> reopens = new ArrayList<>();
        minutes.forEach((entry, book) -> {
            int stands = count(book, invoice);
            int back = full ? stands : stands == 0 ? 0 : random.nextInt(stands + 1);
            if (back > 0) {
                move(book, invoice, null, back);
                reopens.add(Papers.entry(entry, back * 60L));
            }
        });
        String extent = full ? "full" : reopens.isEmpty() ? "product-only" : "partial";
        Map<String, Object> note = Papers.note(id, invoice, extent, full ? List.of() : reopens);
        if (random.nextBoolean()) {
            papers.put(id, note);
        } else {
            List<Object> credits = new ArrayList<>();
            if (papers.get(invoice).get("credits") instanceof List<?> earlier) {
                credits.addAll(earlier);
            }
            credits.addAll((List<?>) note.get("credits"));
            papers.put(invoice, Papers.with(papers.get(invoice), "credits", credits));
        }
    }

    private void cancel(Random random) {
        String invoice = random.nextInt(3) == 0 ? any(random) : null;
        if (invoice != null) {
            minutes.values().forEach(book -> move(book, invoice, null, book.length));
            papers.put(invoice, Papers.with(papers.get(invoice), "status", "cancelled"));
        }
    }

    private String any(Random random) {
        List<String> posted = papers.values().stream()
                .filter(paper -> paper.get("kind").equals("invoice")
                        && !paper.get("status").equals("cancelled"))
                .map(paper -> (String) paper.get("id"))
                .toList();
        return posted.isEmpty() ? null : posted.get(random.nextInt(posted.size()));
    }

    private static int count(String[] book, String on) {
        int count = 0;
        for (String each : book) {
            count += Objects.equals(each, on) ? 1 : 0;
        }
        return count;
    }

    private static void move(String[] book, String from, String to, int howMany) {
        int left = howMany;
        for (int at = 0; at < book.length && left > 0; at++) {
            if (Objects.equals(book[at], from)) {
                book[at] = to;
                left--;
            }
        }
    }
}
