package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxRulesTest {

    private static Deals toFrance() {
        return Deals.good()
                .with("account.country", "FR")
                .with("account.address.country", "FR")
                .with("account.taxNumber", "FR40303265045");
    }

    private static Deals exportFrom(String currency) {
        return Deals.in("US", currency).with("account.address.state", "CA");
    }

    @Test
    @DisplayName("D47 Germany to Germany is taxed at 19 per cent")
    void homeIsTaxedAtTheHomeRate() {
        Map<String, Object> terms = Deals.good().amount("10000.00").terms("de");

        assertThat(Json.textAt(terms, "tax.treatment")).isEqualTo("standard");
        assertThat(Json.textAt(terms, "tax.total.value")).isEqualTo("1900.00");
    }

    @Test
    @DisplayName("D47 Germany to France with number and proof is reverse charge, with the note")
    void aProvenBusinessAbroadOwesTheTaxItself() {
        Map<String, Object> terms = toFrance().terms("de");

        assertThat(Json.textAt(terms, "tax.treatment")).isEqualTo("reverse-charge");
        assertThat(Json.textAt(terms, "tax.rate")).isEqualTo("0");
        assertThat(Json.textAt(terms, "tax.note")).startsWith("Reverse charge");
        assertThat(Json.asList(Json.at(terms, "tax.components"))).isEmpty();
        assertThat(Json.textAt(terms, "tax.reason")).contains("config/regions/de.yaml:");
    }

    @Test
    @DisplayName("D47 without a number the deal is held for finance")
    void withoutNumberTheDealIsHeld() {
        List<Finding> findings = toFrance().without("account.taxNumber").findings("de");

        assertThat(findings).extracting(Finding::rule, Finding::team).containsExactly(Tuple.tuple("D47", "finance"));
        assertThat(findings.get(0).detail())
                .contains("006000000000001AAA", "customer-number", "config/regions/de.yaml:");
    }

    @ParameterizedTest
    @CsvSource({"2025-06-15, true", "2025-06-14, false", "2026-06-15, true", "2026-06-16, false"})
    @DisplayName("D47 the proof is at most 365 days old and not of tomorrow")
    void theProofIsRecent(String provenOn, boolean enough) {
        assertThat(toFrance()
                        .with("account.taxProvenOn", provenOn)
                        .findings("de")
                        .isEmpty())
                .isEqualTo(enough);
    }

    @Test
    @DisplayName("D47 the United Kingdom is outside the European Union")
    void theUnitedKingdomIsOutside() {
        Map<String, Object> terms = Deals.in("GB", "EUR").terms("de");

        assertThat(Json.textAt(terms, "tax.treatment")).isEqualTo("outside-scope");
    }

    @Test
    @DisplayName("D47 the place of service beats the seat of the customer")
    void thePlaceOfServiceDecides() {
        Map<String, Object> terms = toFrance().with("service.country", "DE").terms("de");

        assertThat(Json.textAt(terms, "tax.treatment")).isEqualTo("standard");
        assertThat(Json.textAt(terms, "tax.place")).isEqualTo("DE");
    }

    @Test
    @DisplayName("D48 an Indian export with all conditions is zero-rated and followed up")
    void anIndianExportIsProvisional() {
        Map<String, Object> terms = exportFrom("USD").terms("in");

        assertThat(Json.textAt(terms, "tax.treatment")).isEqualTo("zero-rated");
        assertThat(Json.textAt(terms, "tax.followUp")).contains("foreign exchange");
    }

    @ParameterizedTest
    @CsvSource({
        "amount.currency, INR, paid-in-foreign-exchange",
        "account.branchOf, in01, not-a-branch",
        "account.country, IN, recipient-outside-india"
    })
    @DisplayName("D48 one missing condition holds an Indian export")
    void oneMissingConditionHolds(String fact, String value, String requirement) {
        Deals deal = exportFrom("USD").with("service.country", "US").with(fact, value);

        assertThat(deal.findings("in"))
                .filteredOn(finding -> finding.rule().equals("D48"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains(requirement));
    }

    @ParameterizedTest
    @CsvSource({"US,, zero-rated, 0", "US, au01, standard, 3000.00", "AU,, standard, 3000.00"})
    @DisplayName("D48 Australia taxes an export whose conditions are not met")
    void australiaTaxesWhatIsNoExport(String country, String branchOf, String treatment, String tax) {
        Deals deal = Deals.in(country, "AUD").with("account.branchOf", branchOf);

        Map<String, Object> terms = deal.terms("au");

        assertThat(Json.textAt(terms, "tax.treatment")).isEqualTo(treatment);
        assertThat(Json.textAt(terms, "tax.total.value")).startsWith(tax);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30, false", "2026-07-01, true"})
    @DisplayName("D49 an exemption certificate must last until the first invoice")
    void anExpiredCertificateHolds(String until, boolean enough) {
        Deals deal = Deals.in("US", "USD").with("account.address.state", "NM").with("account.exemptUntil", until);

        assertThat(deal.findings("us")).extracting(Finding::rule).isEqualTo(enough ? List.of() : List.of("D49"));
    }

    @ParameterizedTest
    @CsvSource({"NM, standard, 4.875", "CA, not-taxable, 0"})
    @DisplayName("D49 in the United States the state decides")
    void theStateDecides(String state, String treatment, String rate) {
        Map<String, Object> terms =
                Deals.in("US", "USD").with("account.address.state", state).terms("us");

        assertThat(Json.textAt(terms, "tax.treatment")).isEqualTo(treatment);
        assertThat(Json.textAt(terms, "tax.rate")).isEqualTo(rate);
    }

    @Test
    @DisplayName("D49 nobody guesses a state")
    void anUnknownStateHolds() {
        assertThat(Deals.in("US", "USD").findings("us"))
                .extracting(Finding::rule)
                .containsExactly("D49");
        assertThat(Deals.in("CA", "CAD").with("account.address.state", "XX").findings("ca"))
                .extracting(Finding::rule)
                .containsExactly("D49");
    }

    @Test
    @DisplayName("Canada has several taxes on a line")
    void canadaHasSeveralTaxesOnALine() {
        Map<String, Object> terms = Deals.in("CA", "CAD")
                .with("account.address.state", "QC")
                .amount("1000.30")
                .terms("ca");

        assertThat(Json.asList(Json.at(terms, "contract.lines.0.taxes")))
                .extracting(tax -> Json.textAt(tax, "name"), tax -> Json.textAt(tax, "amount.value"))
                .containsExactly(Tuple.tuple("GST", "50.02"), Tuple.tuple("QST", "99.78"));
        assertThat(Json.textAt(terms, "tax.total.value")).isEqualTo("149.80");
        assertThat(Json.textAt(terms, "tax.rate")).isEqualTo("14.975");
    }
}
