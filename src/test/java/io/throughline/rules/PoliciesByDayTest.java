package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Region;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules judge by what is in force on the day that counts. */
class PoliciesByDayTest {

    private static final Region LAB = Deals.lab(
            "changes:",
            "  - { validFrom: 2027-01-01, set: { tax: { rates: { domestic: [{ name: VAT, rate: \"21\" }] } } } }",
            "  - { validFrom: 2026-06-01, set: { approval: { above: \"20000\", team: finance } } }");

    @ParameterizedTest
    @CsvSource({"2026-12-01, 19", "2027-01-01, 21", "2026-01-01, 19"})
    void i4TheTaxRateIsThatOfTheDayFromWhichCanBeInvoiced(String start, String rate) {
        Deals deal =
                Deals.good().with("startOn", start).with("endOn", "2027-12-31").with("contract.signedOn", "2025-12-01");

        Map<String, Object> terms = terms(deal, LAB.on(LocalDate.of(2026, 5, 31)));

        assertThat(Json.textAt(terms, "tax.rate")).isEqualTo(rate);
    }

    @Test
    void i4TheApprovalLimitIsThatOfTheDayOfTheEvent() {
        assertThat(verdict(Deals.good(), LAB.on(LocalDate.of(2026, 5, 31)))).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict(Deals.good(), LAB.on(LocalDate.of(2026, 6, 1))))
                .isInstanceOfSatisfying(
                        Verdict.Held.class,
                        held -> assertThat(held.findings())
                                .extracting(Finding::rule)
                                .containsExactly("RUL-1008"));
    }

    @Test
    void i4TermsQuoteSinceWhenWhatDecidedHolds() {
        Region lab = Deals.lab("changes: [ { validFrom: 2026-06-01, set: { rounding: { mode: down } } } ]");

        assertThat(Json.write(terms(Deals.good(), lab.on(Deals.TODAY))))
                .contains("Amounts are rounded down (config/regions/lab.yaml:")
                .contains(", since 2026-06-01)");
    }

    private static Map<String, Object> terms(Deals deal, Region region) {
        return ((Verdict.Passed) verdict(deal, region)).terms();
    }

    private static Verdict verdict(Deals deal, Region region) {
        return deal.decide(region);
    }
}
