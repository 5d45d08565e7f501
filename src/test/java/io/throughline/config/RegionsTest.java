package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.canonical.Rounding;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The regions that are shipped. */
class RegionsTest {

    private static Regions regions;

    @BeforeAll
    static void load() {
        Problems problems = new Problems();
        regions = Regions.load(Layers.over(), problems);
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void eightCountriesSellUnderThreeLayers() {
        assertThat(regions.selling())
                .extracting(Region::code)
                .containsExactly("au", "ca", "de", "fr", "gb", "in", "jp", "us");
        assertThat(regions.codes()).contains("amer", "apac", "emea").hasSize(11);
        assertThat(regions.region("emea").orElseThrow().sells()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "us, amer, America/New_York", "ca, amer, America/Toronto", "de, emea, Europe/Berlin", "gb, emea, Europe/London",
        "fr, emea, Europe/Paris", "in, apac, Asia/Kolkata", "jp, apac, Asia/Tokyo", "au, apac, Australia/Sydney"
    })
    void everyCountryIsChainedToItsLayer(String code, String layer, String zone) {
        Region region = regions.region(code).orElseThrow();

        assertThat(region.chain()).containsExactly(code, layer);
        assertThat(region.zone()).hasToString(zone);
        assertThat(region.system("erp")).contains("netsuite");
        assertThat(region.system("delivery")).isEmpty();
    }

    @Test
    void everyLegalEntityHasItsBooks() {
        assertThat(regions.selling().stream().flatMap(region -> region.legalEntities().stream()))
                .extracting(
                        LegalEntity::id,
                        entity -> entity.books().currency(),
                        entity -> entity.books().subsidiaries().get("netsuite"))
                .containsExactlyInAnyOrder(
                        tuple("us01", "USD", "1"),
                        tuple("us02", "USD", "2"),
                        tuple("ca01", "CAD", "3"),
                        tuple("de01", "EUR", "4"),
                        tuple("gb01", "GBP", "5"),
                        tuple("fr01", "EUR", "6"),
                        tuple("in01", "INR", "7"),
                        tuple("jp01", "JPY", "8"),
                        tuple("au01", "AUD", "9"));
    }

    @Test
    void theDefaultLegalEntitySellsWhatNamesNobody() {
        Region us = regions.region("us").orElseThrow();

        assertThat(us.legalEntity(null)).map(LegalEntity::id).contains("us01");
        assertThat(us.legalEntity("us02")).map(LegalEntity::id).contains("us02");
        assertThat(us.legalEntity("de01")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"de, FR, de", ", FR, fr", ", BE, fr", ", AT, de", "jp,, jp"})
    void aDealFindsItsRegionByCodeThenByCountry(String code, String country, String found) {
        assertThat(regions.resolve(code, country)).map(Region::code).contains(found);
    }

    @Test
    void aDealWithoutHomeFindsNoRegion() {
        assertThat(regions.resolve(null, "BR")).isEmpty();
        assertThat(regions.resolve(null, null)).isEmpty();
        assertThat(regions.resolve("zz", "DE"))
                .as("nobody guesses against the CRM")
                .isEmpty();
        assertThat(regions.resolve("emea", "DE")).as("a layer sells nothing").isEmpty();
    }

    @Test
    void theNarrowestFileWinsKeyByKey() {
        LegalEntity gb = regions.legalEntity("gb01").orElseThrow();

        assertThat(gb.policies().switches().shellFirst()).as("gb.yaml").isTrue();
        assertThat(gb.policies().switches().mixedBilling()).as("emea.yaml").isTrue();
        assertThat(gb.books().rounding().mode()).isEqualTo(Rounding.DOWN);
    }

    @Test
    void everyDecisionNamesItsFileAndLine() {
        Region de = regions.region("de").orElseThrow();

        assertThat(de.explain("de01", "rounding.mode")).hasValueSatisfying(explained -> {
            assertThat(explained.value()).isEqualTo("half-up");
            assertThat(explained.position().file()).isEqualTo("config/regions/de.yaml");
            assertThat(explained.position().line()).isPositive();
        });
        assertThat(de.explain("de01", "policies.shell"))
                .map(explained -> explained.position().file())
                .contains("config/regions/emea.yaml");
        assertThat(de.explain("systems.erp")).map(Explained::value).contains("netsuite");
        assertThat(de.explain("de01", "no.such.thing")).isEmpty();
    }

    @Test
    void aTaskIsDueOnAWorkingDay() {
        WorkCalendar calendar =
                regions.legalEntity("de01").orElseThrow().delivery().calendar();
        LocalDate christmas = LocalDate.of(2026, 12, 25);

        assertThat(calendar.workingDayUpTo(LocalDate.of(2026, 12, 27), LocalDate.of(2026, 12, 1)))
                .isEqualTo("2026-12-24");
        assertThat(calendar.workingDayUpTo(christmas, christmas)).isEqualTo(christmas);
    }

    @Test
    void exceptionsGoToTheTeamThatUnderstandsThem() {
        Region de = regions.region("de").orElseThrow();

        assertThat(List.of("tax", "template", "contract", "technical", "unheard-of"))
                .extracting(kind -> de.teamFor(kind).id())
                .containsExactly("finance", "pmo", "sales-operations", "integration-support", "integration-support");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "FR", "GB", "IN", "JP", "AU", "CA", "US"})
    void everyCountryOfARegionHasAShapeOfTaxNumbers(String country) {
        assertThat(regions.region("de").orElseThrow().facts().hasShape(country, "?"))
                .contains(false);
    }
}
