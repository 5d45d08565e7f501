package io.throughline.payloads;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records of the CRM's shape with odd values at random places go the whole way: each ends mapped, refused with places or held, never otherwise.
 * More of them with {@code -Dthroughline.payloads=100000}.
 */
class RandomPayloadsTest {

    private static final String RECORDS = "/mapping/payloads/records";
    private static final DealJourney JOURNEY = DealJourney.over(Layers.over());
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** What stands where something else was meant. */
    private static final List<Object> ODD = Collections.unmodifiableList(Arrays.asList(
            null,
            "",
            "  ",
            true,
            0,
            -1,
            Long.MAX_VALUE,
            new BigDecimal("1E+900"),
            new BigDecimal("-1E-900"),
            new BigDecimal("0.30000000000000004"),
            new BigDecimal("99999999999999999999999999999999999999.99"),
            "1.234,56",
            "2026-02-30",
            "9999-12-31",
            "0001-01-01",
            "2026-06-31T25:00:00Z",
            "EUR",
            "KWD",
            "XXX",
            "de",
            "jp",
            "in",
            "Fixed Price",
            "Milestone",
            "Retainer",
            "training",
            "\ud83d",
            "🚀".repeat(300),
            "x".repeat(5000),
            "a\u0000b",
            "\u202eabc",
            List.of(),
            List.of(List.of("x")),
            Map.of(),
            Map.of("records", Map.of("totalSize", 1))));

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_615, 42})
    void i4everyRecordEndsMappedRefusedOrHeld(long seed) {
        Random random = new Random(seed);
        int mapped = 0;
        int records = Integer.getInteger("throughline.payloads", 1000);
        for (int i = 0; i < records; i++) {
            Map<String, Object> record = changed(random);
            String before = Json.write(record);
            DealJourney.End end = JOURNEY.of(record, TODAY);
            boolean refused = !end.refused().isEmpty() || !end.held().isEmpty();
            assertThat(refused || end.terms() != null).as(before).isTrue();
            assertThat(Json.write(record)).as("the input is not changed").isEqualTo(before);
            assertThat(refused || !Json.write(end.sent()).contains("\\u0000"))
                    .as(before)
                    .isTrue();
            mapped += refused ? 0 : 1;
        }
        assertThat(mapped).as("some records still go through").isBetween(1, records - 1);
    }

    @Test
    void i4aRecordOfManyLinesIsMappedOrRefusedWithinItsBudget() {
        VendorRecord record = VendorRecord.named(RECORDS, "de");
        List<Object> lines =
                new ArrayList<>(Collections.nCopies(20_000, Json.at(record.plain(), "OpportunityLineItems.records.0")));
        Map<String, Object> many = record.with(Map.of(
                        "OpportunityLineItems", Map.of("totalSize", lines.size(), "done", true, "records", lines)))
                .plain();

        long start = System.nanoTime();
        DealJourney.End end = JOURNEY.of(many, TODAY);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
        assertThat(end.refused()).singleElement().asString().startsWith("MAP-2008");
    }

    private static Map<String, Object> changed(Random random) {
        VendorRecord record = VendorRecord.named(RECORDS, "de");
        List<String> paths = new ArrayList<>();
        leaves(record.plain(), "", paths);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            Object odd = ODD.get(random.nextInt(ODD.size()));
            record.with(Collections.singletonMap(path, odd));
            paths.removeIf(other -> other.equals(path) || other.startsWith(path + "."));
        }
        return record.plain();
    }

    /** Every path of the record, of leaves and of what holds them. */
    private static void leaves(Object value, String path, List<String> into) {
        if (!path.isEmpty()) {
            into.add(path);
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> leaves(part, prefix + name, into));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                leaves(list.get(i), prefix + i, into);
            }
        }
    }
}
