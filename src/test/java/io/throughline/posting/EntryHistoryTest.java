package io.throughline.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.entries.EntryState;
import io.throughline.posting.PostingBed.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random months of time and expenses, told out of order, twice, side by side, with an ERP that refuses and a runner that dies: in the end the books hold what a
 * plain calculation from the last version of each entry says.
 */
class EntryHistoryTest {

    private static final Terms EUR =
            Terms.of("P1", "de01", "EUR", "187.35", "93.17").with(markUp("7.5"));
    private static final Terms KWD = Terms.of("P2", "de01", "KWD", "61.237", "30.119");
    private static final Terms JPY =
            Terms.of("P3", "jp01", "JPY", "23457", "11003").with(markUp("12"));
    private static final Terms LATE = Terms.of("P4", "jp01", "JPY", "19999", "9001");
    private static final List<Terms> ALL = List.of(EUR, KWD, JPY, LATE);

    private final Map<String, Kept> entries = new LinkedHashMap<>();
    private Random random;

    /** An entry at its source. */
    private static final class Kept {
        final String kind;
        int version;
        String state;
        boolean deleted;
        Terms project;
        String day;
        long amount;
        long tax;
        final List<Map<String, Object>> told = new ArrayList<>();

        Kept(String kind) {
            this.kind = kind;
        }
    }

    private static Map<String, Object> markUp(String percent) {
        return Map.of(
                "markUps", List.of(Map.of("class", "expense", "markUp", Map.of("percent", percent, "basis", "net"))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4})
    void d14ToD19WhateverHappensTheBooksHoldTheLastVersionOfEachEntryInItsPeriod(long seed) {
        random = new Random(seed);
        Random death = new Random(seed);
        try (PostingBed bed = new PostingBed(7, () -> death.nextInt(6) == 0)) {
            open(bed);
            for (int round = 0; round < 12; round++) {
                disturb(bed, round, seed % 2 == 0);
                tell(bed, change());
                if (random.nextBoolean()) {
                    bed.post();
                }
            }
            settle(bed);
            compare(bed, seed % 2 != 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11})
    void d18PagesThatAreTakenSideBySideEndAtTheLastVersions(long seed) throws Exception {
        random = new Random(seed);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (PostingBed bed = new PostingBed(7)) {
            open(bed);
            bed.project(LATE);
            List<Callable<Object>> pages = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                pages(change()).forEach((kind, items) -> pages.add(() -> bed.take(kind, items)));
                pages.add(() -> {
                    bed.entries.closeDue(100);
                    return null;
                });
            }
            Collections.shuffle(pages, random);
            for (Future<Object> page : pool.invokeAll(pages)) {
                page.get();
            }
            settle(bed);
            compare(bed, true);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void open(PostingBed bed) {
        bed.months("de01");
        bed.months("jp01");
        ALL.stream().filter(terms -> terms != LATE).forEach(bed::project);
    }

    private void disturb(PostingBed bed, int round, boolean closes) {
        bed.books.refuses = random.nextInt(3) == 0 ? line -> random.nextInt(3) == 0 : line -> false;
        if (closes && round == 5) {
            bed.month("de01", "2026-03", "closed");
            bed.month("jp01", "2026-03", "closed");
        }
        if (round == 8) {
            bed.project(LATE);
        }
        if (random.nextInt(3) == 0) {
            bed.releaseAll();
        }
    }

    /** A few entries become something else, each once or twice; what they were told as. */
    private List<Kept> change() {
        List<Kept> changed = new ArrayList<>();
        for (int at = 0; at < 14; at++) {
            String id = "e" + random.nextInt(40);
            Kept entry =
                    entries.computeIfAbsent(id, any -> new Kept(random.nextInt(3) == 0 ? "expense" : "time-entry"));
            entry.version++;
            entry.deleted = entry.state != null && random.nextInt(9) == 0;
            entry.state = List.of("approved", "approved", "approved", "submitted", "cancelled")
                    .get(random.nextInt(5));
            entry.project =
                    entry.project != null && random.nextInt(4) != 0 ? entry.project : ALL.get(random.nextInt(4));
            entry.day = "2026-0%d-%02d".formatted(2 + random.nextInt(3), 1 + random.nextInt(28));
            entry.amount = 60L * (1 + random.nextInt(600));
            entry.tax = random.nextInt(4000);
            entry.told.add(item(id, entry));
            changed.add(entry);
        }
        return changed;
    }

    private static Map<String, Object> item(String id, Kept entry) {
        String version =
                "2026-05-01T10:%02d:%02d.000+0200/%s".formatted(entry.version / 60, entry.version % 60, entry.amount);
        if (entry.deleted) {
            return PostingBed.deleted(id, version);
        }
        Map<String, Object> data = PostingBed.time(entry.project.theirId(), entry.day, entry.amount);
        data.put("role", "Senior");
        if (entry.kind.equals("expense")) {
            data.remove("workedSeconds");
            data.remove("workedOn");
            data.put("spentOn", entry.day);
            data.put("net", money(entry, entry.amount));
            data.put("tax", money(entry, entry.tax));
            data.put("unrecoverablePercent", "37.5");
        }
        return PostingBed.item(id, version, entry.state, data);
    }

    private static Map<String, Object> money(Kept entry, long minor) {
        return new Money(BigDecimal.valueOf(minor, digits(entry.project)), entry.project.currency()).plain();
    }

    /** Told as pages: with versions of before among them, and some of them twice. */
    private void tell(PostingBed bed, List<Kept> changed) {
        pages(changed).forEach((kind, items) -> {
            String transaction = bed.newTransaction();
            bed.take(kind, items, transaction);
            if (random.nextInt(3) == 0) {
                bed.take(kind, items, transaction);
            }
        });
    }

    private Map<String, List<Map<String, Object>>> pages(List<Kept> changed) {
        Map<String, List<Map<String, Object>>> pages = new TreeMap<>();
        changed.forEach(entry -> pages.computeIfAbsent(entry.kind, any -> new ArrayList<>())
                .add(entry.told.get(entry.told.size() - 1 - random.nextInt(Math.min(2, entry.told.size())))));
        return pages;
    }

    /** A sweep tells everything once more, the ERP takes everything, and whoever decides about what is held tries again. */
    private void settle(PostingBed bed) {
        bed.books.refuses = line -> false;
        for (String kind : List.of("time-entry", "expense")) {
            List<Map<String, Object>> last = new ArrayList<>();
            entries.values().stream()
                    .filter(entry -> entry.kind.equals(kind))
                    .forEach(entry -> last.add(entry.told.get(entry.told.size() - 1)));
            bed.take(kind, last);
        }
        for (int round = 0; round < 4; round++) {
            bed.post();
            bed.releaseAll();
        }
        bed.post();
    }

    private void compare(PostingBed bed, boolean byPeriod) {
        assertThat(bed.posted(byPeriod)).isEqualTo(expected(byPeriod));
        assertThat(inTheErp(bed, byPeriod)).isEqualTo(expected(byPeriod));
        assertThat(bed.entries.holdKeys()).isEmpty();
        assertThat(bed.entries.counts().stream()
                        .mapToLong(count -> count.entries())
                        .sum())
                .isEqualTo(entries.size());
        assertThat(bed.in(EntryState.HELD) + bed.in(EntryState.RETURNED)).isZero();
    }

    private Map<String, List<BigDecimal>> expected(boolean byPeriod) {
        Map<String, List<BigDecimal>> sums = new HashMap<>();
        entries.values().stream()
                .filter(entry -> !entry.deleted && entry.state.equals("approved"))
                .forEach(entry -> sums.merge(key(entry, byPeriod), amounts(entry), PostingBed::plus));
        return PostingBed.clean(sums);
    }

    private static String key(Kept entry, boolean byPeriod) {
        return String.join(
                "|",
                entry.project.legalEntity(),
                entry.project.id(),
                byPeriod ? entry.day.substring(0, 7) : "-",
                entry.project.currency());
    }

    /** Cost, bill, not charged, worked seconds: reckoned with nothing of the product. */
    private static List<BigDecimal> amounts(Kept entry) {
        BigDecimal zero = BigDecimal.ZERO;
        if (entry.kind.equals("time-entry")) {
            return List.of(
                    hours(entry, entry.project.cost()),
                    hours(entry, entry.project.price()),
                    zero,
                    BigDecimal.valueOf(entry.amount));
        }
        BigDecimal net = BigDecimal.valueOf(entry.amount, digits(entry.project));
        BigDecimal tax = BigDecimal.valueOf(entry.tax, digits(entry.project));
        BigDecimal factor = entry.project == EUR
                ? new BigDecimal("1.075")
                : entry.project == JPY ? new BigDecimal("1.12") : BigDecimal.ONE;
        BigDecimal base = entry.project == EUR || entry.project == JPY ? net : null;
        BigDecimal cost = net.add(round(entry, tax.multiply(new BigDecimal("0.375"))));
        return List.of(cost, round(entry, (base == null ? cost : base).multiply(factor)), zero, zero);
    }

    private static BigDecimal hours(Kept entry, String rate) {
        RoundingMode mode = mode(entry);
        return new BigDecimal(rate)
                .multiply(BigDecimal.valueOf(entry.amount))
                .divide(BigDecimal.valueOf(3600), digits(entry.project), mode);
    }

    private static BigDecimal round(Kept entry, BigDecimal amount) {
        return amount.setScale(digits(entry.project), mode(entry));
    }

    private static RoundingMode mode(Kept entry) {
        return entry.project.legalEntity().equals("jp01") ? RoundingMode.DOWN : RoundingMode.HALF_UP;
    }

    private static int digits(Terms project) {
        return switch (project.currency()) {
            case "JPY" -> 0;
            case "KWD" -> 3;
            default -> 2;
        };
    }

    private static Map<String, List<BigDecimal>> inTheErp(PostingBed bed, boolean byPeriod) {
        Map<String, List<BigDecimal>> sums = new HashMap<>();
        bed.books
                .lines
                .values()
                .forEach(line -> sums.merge(
                        String.join(
                                "|",
                                (String) line.get("legalEntity"),
                                (String) line.get("projectId"),
                                byPeriod ? (String) line.get("period") : "-",
                                (String) line.get("currency")),
                        List.of(
                                amount(line, "cost"),
                                amount(line, "bill"),
                                amount(line, "nonChargeable"),
                                new BigDecimal(String.valueOf(line.getOrDefault("workedSeconds", 0)))),
                        PostingBed::plus));
        return PostingBed.clean(sums);
    }

    private static BigDecimal amount(Map<String, Object> line, String name) {
        Object value = Json.at(line, name + ".value");
        return value == null ? BigDecimal.ZERO : new BigDecimal(String.valueOf(value));
    }
}
