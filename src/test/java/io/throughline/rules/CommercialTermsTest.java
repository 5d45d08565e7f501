package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommercialTermsTest {

    @Test
    void aGoodDealPassesWithEverythingLaterStepsRead() {
        Map<String, Object> terms = Deals.good().terms("de");

        assertThat(Json.textAt(terms, "legalEntity")).isEqualTo("de01");
        assertThat(Json.textAt(terms, "systems.subsidiary")).isEqualTo("4");
        assertThat(Json.textAt(terms, "template.id")).isEqualTo("12001");
        assertThat(Json.textAt(terms, "tasks.1.key")).isEqualTo("work-l1");
        assertThat(Json.textAt(terms, "tasks.1.title")).isEqualTo("Senior advice");
        assertThat(Json.textAt(terms, "budget.amount.value")).isEqualTo("30000.00");
        assertThat(Json.textAt(terms, "budget.hours")).isEqualTo("210");
        assertThat(Json.textAt(terms, "staffing.1.role")).isEqualTo("Senior Consultant");
        assertThat(Json.textAt(terms, "tax.total.value")).isEqualTo("5700.00");
        assertThat(Json.textAt(terms, "projectCode")).matches("DE01-26-[0-9A-Z]{8}");
    }

    @Test
    void aPackageGetsTheHoursThatItsTemplatePlansForAPiece() {
        Deals deal = Deals.good().billed("fixed-price").amount("5000.00");

        Map<String, Object> terms = deal.line(0, "unit", "each")
                .line(0, "quantity", 2)
                .line(0, "unitPrice.value", "2500")
                .terms("de");

        assertThat(Json.textAt(terms, "tasks.1.hours")).isEqualTo("240");
        assertThat(Json.textAt(terms, "staffing.1.hours")).isEqualTo("240");
        assertThat(Json.textAt(terms, "contract.lines.0.quantity")).isEqualTo("2");
    }

    @Test
    void daysBecomeHoursOfTheRegion() {
        Map<String, Object> terms = Deals.good().line(0, "unit", "day").terms("de");

        assertThat(Json.textAt(terms, "tasks.1.hours")).isEqualTo("800");
    }

    @Test
    void aFeeIsBilledButNobodyWorksForIt() {
        Map<String, Object> terms = Deals.good().line(1, "family", "fee").terms("de");

        assertThat(Json.asList(terms.get("tasks")))
                .extracting(task -> Json.textAt(task, "key"))
                .doesNotContain("work-l2");
        assertThat(Json.asList(Json.at(terms, "contract.lines"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "us, US, USD",
        "ca, CA, CAD",
        "de, DE, EUR",
        "gb, GB, GBP",
        "fr, FR, EUR",
        "in, IN, INR",
        "jp, JP, JPY",
        "au, AU, AUD"
    })
    void everyCountrySellsAtHome(String region, String country, String currency) {
        Deals deal = Deals.in(country, currency).with("account.address.state", "ON");

        assertThat(deal.with("account.taxNumber", region.equals("de") ? "DE123456789" : null)
                        .findings(region))
                .isEmpty();
    }
}
