package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.operation.DealSurroundings.Account;
import io.throughline.camel.operation.Surroundings;
import io.throughline.camel.workflow.OperationResult.Place;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under which circumstances mappings run. */
class RegionSurroundingsTest {

    private static final Account NOBODY = new Account(null, null);

    @TempDir
    Path folder;

    private RegionSurroundings surroundings;

    @BeforeEach
    void load() throws Exception {
        Files.createDirectories(folder.resolve("config/customers"));
        Files.writeString(
                folder.resolve("config/customers/acme.yaml"), "customer: acme\nname: Acme\naccounts: [A1, \"4711\"]\n");
        Problems problems = new Problems();
        Regions regions = Regions.load(Layers.over(folder), problems);
        problems.throwIfAny();
        Clock clock = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
        surroundings = new RegionSurroundings(regions, new BusinessDay(clock));
    }

    @ParameterizedTest
    @CsvSource({
        "de, 2026-12-31T22:59:59Z, 2026-12-31",
        "de, 2026-12-31T23:00:00Z, 2027-01-01",
        "jp, 2026-12-31T14:59:59Z, 2026-12-31",
        "jp, 2026-12-31T15:00:00Z, 2027-01-01",
        "us, 2027-01-01T04:59:59Z, 2026-12-31"
    })
    void i4TheBusinessDateIsTheDayOfTheEventInTheZoneOfTheRegion(String region, String received, String date) {
        assertThat(of(received("event", received), new Place(region, null), NOBODY)
                        .date())
                .isEqualTo(date);
    }

    @Test
    void i4WithoutAnEventTheClockTellsTheDay() {
        assertThat(of(Map.of(), new Place(null, null), NOBODY))
                .isEqualTo(new Surroundings(List.of(), null, null, null, LocalDate.of(2030, 1, 1)));
    }

    @Test
    void i4TheDefaultLegalEntityCountsWhereTheDealNamesNone() {
        assertThat(of(Map.of(), new Place("us", null), NOBODY).chain()).containsExactly("entities/us01", "us", "amer");
        assertThat(of(Map.of(), new Place("us", "us02"), NOBODY).chain())
                .containsExactly("entities/us02", "us", "amer");
        assertThat(of(Map.of(), new Place("us", "de01"), NOBODY).chain()).containsExactly("us", "amer");
    }

    @Test
    void i4TheCustomerIsKnownByTheAccountOfTheDealOrOfTheRecordThatIsRead() {
        Map<String, Object> deal = Map.of("opportunity", Map.of("account", Map.of("id", "X", "number", 4711)));

        assertThat(of(deal, new Place("de", null), NOBODY).customer()).isEqualTo("acme");
        assertThat(of(Map.of(), new Place("de", null), new Account("A1", null)).chain())
                .containsExactly("customers/acme", "entities/de01", "de", "emea");
        assertThat(of(Map.of(), new Place("de", null), new Account("A2", null)).customer())
                .isNull();
    }

    private Surroundings of(Map<String, Object> document, Place place, Account account) {
        return surroundings.of(document, place, account);
    }

    private static Map<String, Object> received(String name, String instant) {
        return Map.of(name, Map.of("received", instant));
    }
}
