package io.throughline.intake.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.intake.trigger.EventCheck;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.mapping.MappingCatalog;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the intake of a page costs, in time of one processor. */
class PageRateTest {

    private static final int PAGES = 20;
    private static final int SIZE = 500;

    private final CanonicalSchemas schemas =
            MappingCatalog.load(Layers.over(), List.of(), new Problems()).schemas();

    @Test
    void aSecondOfOneProcessorTakesInFiveThousandItems() {
        try (JdbcLedger ledger = JdbcLedger.open(
                LedgerSettings.inMemory("page-rate").withDurability(Durability.NONE),
                () -> UUID.randomUUID().toString())) {
            cpuOf(ledger, "warm");

            Duration fresh = cpuOf(ledger, "measured");
            Duration known = cpuOf(ledger, "measured");

            System.out.printf("new: %d items/s, known: %d items/s%n", perSecond(fresh), perSecond(known));
            assertThat(perSecond(fresh)).isGreaterThan(5_000);
            assertThat(perSecond(known)).isGreaterThan(5_000);
        }
    }

    private static long perSecond(Duration cpu) {
        return PAGES * SIZE * 1_000_000_000L / cpu.toNanos();
    }

    private Duration cpuOf(JdbcLedger ledger, String name) {
        PageFeed feed = new PageFeed(
                name,
                "kantata",
                "psa-time-feed",
                null,
                "entries.read.v1",
                new PagePolling(Duration.ZERO, SIZE, Duration.ofDays(1), Duration.ofDays(1)));
        List<Map<String, Object>> pages = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            pages.add(page(page));
        }
        PageTurn turn = PageTurn.open(
                        feed,
                        ledger.feeds(),
                        new Checked(),
                        (type, region) -> List.of(new NewTransaction("posting", region, null, "b")),
                        EventCheck.NONE)
                .orElseThrow();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (Map<String, Object> page : pages) {
            turn.input();
            turn.take(page);
        }
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }

    private static Map<String, Object> page(int number) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            items.add(item(number * SIZE + i));
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("object", "time-entry");
        page.put("items", items);
        page.put("position", "p" + number);
        page.put("more", number < PAGES - 1);
        return page;
    }

    private static Map<String, Object> item(int number) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", "e" + number);
        data.put("projectId", "P-" + number % 100);
        data.put("employee", Map.of("id", "u" + number % 500, "name", "Person " + number % 500));
        data.put("workedOn", "2026-11-0" + (1 + number % 9));
        data.put("workedSeconds", 28800);
        data.put("billable", true);
        data.put("note", "Workshop with the customer about the interfaces of the new system, number " + number);
        data.put("source", Map.of("system", "kantata", "id", "e" + number, "version", "2026-11-10T10:00:00Z"));
        Map<String, Object> item = ScriptedFeed.item("e" + number, "2026-11-10T10:00:00Z", "approved");
        item.put("data", data);
        return item;
    }

    private final class Checked implements PageSources {
        @Override
        public List<PageFeed> feeds() {
            return List.of();
        }

        @Override
        public Answer read(PageFeed feed, Map<String, Object> document) {
            throw new IllegalStateException();
        }

        @Override
        public List<String> problems(String object, Map<String, Object> data) {
            return schemas.validate(object, data).stream().map(Object::toString).toList();
        }
    }
}
