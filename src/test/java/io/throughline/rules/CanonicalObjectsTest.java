package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.FieldClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalObjectsTest {

    @Test
    void aGoodDealAndItsTermsFitTheirSchemas() {
        Deals deal = Deals.good();

        assertThat(Schemas.errors(Schemas.OPPORTUNITY, deal.document().get("opportunity")))
                .isEmpty();
        assertThat(Schemas.errors(Schemas.TERMS, deal.terms("de"))).isEmpty();
    }

    @Test
    void termsWithEverythingOptionalFitTheSchema() {
        Map<String, Object> terms = Deals.good()
                .currency("USD")
                .with("payers", List.of(Map.of("id", "P1", "share", "50"), Map.of("id", "P2", "share", "50")))
                .with(
                        "billTo",
                        Map.of(
                                "id",
                                "001G",
                                "name",
                                "Example Group",
                                "number",
                                "7",
                                "country",
                                "DE",
                                "taxNumber",
                                "DE999999999"))
                .with("contract.poNumber", "PO-1")
                .line(0, "productCode", "ADV-1")
                .terms("de");

        assertThat(terms).containsKeys("exchange", "payers");
        assertThat(Schemas.errors(Schemas.TERMS, terms)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "amount.value, 1e3",
        "amount.value, '1,5'",
        "amount.currency, eur",
        "startOn, 01.07.2026",
        "account.country, Germany",
        "serviceLine, Advisory Services",
        "surprise, 1",
        "version, yesterday",
        "lines, none"
    })
    void anOpportunityOfAnotherShapeIsRefused(String path, String value) {
        Map<String, Object> document = Deals.good().with(path, value).document();

        assertThat(Schemas.errors(Schemas.OPPORTUNITY, document.get("opportunity")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "opportunity, contacts[].email",
        "opportunity, account.taxNumber",
        "opportunity, billTo.address.street",
        "terms, soldTo.taxNumber",
        "customer, address.city",
        "time-entry, employee.name"
    })
    void personalFieldsAreMarked(String object, String path) {
        assertThat(Schemas.ALL.classesOf(object, path)).containsExactly(FieldClass.PERSONAL);
        assertThat(Schemas.ALL.isMasked(object, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"opportunity, name", "opportunity, contract.poNumber", "terms, projectCode", "opportunity, lines[].key"
    })
    void whatIsNobodysBusinessButTheDealsIsShown(String object, String path) {
        assertThat(Schemas.ALL.isMasked(object, path)).isFalse();
    }
}
