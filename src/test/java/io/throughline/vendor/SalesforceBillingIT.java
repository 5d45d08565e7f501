package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.testkit.connector.TestDeal;
import io.throughline.workflow.Outcome;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What sales reads in Salesforce about invoices and payments. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SalesforceBillingIT {

    private VendorKit kit;

    @BeforeAll
    void open(@TempDir Path folder) {
        kit = VendorKit.start(folder);
    }

    @AfterAll
    void close() {
        kit.close();
    }

    /** An invoice that is paid in part. */
    static Map<String, Object> invoice(String opportunity, String account) {
        Map<String, Object> invoice = new LinkedHashMap<>();
        invoice.put("id", "17");
        invoice.put("number", "INV-17");
        invoice.put("kind", "invoice");
        invoice.put("status", "partly-paid");
        invoice.put("currency", "EUR");
        invoice.put("total", euro("1190.00"));
        invoice.put("paid", euro("500.00"));
        invoice.put("open", euro("690.00"));
        invoice.put("lines", List.of());
        invoice.put("opportunityId", opportunity);
        invoice.put("accountId", account);
        return invoice;
    }

    private static Map<String, Object> euro(String value) {
        return Map.of("value", value, "currency", "EUR");
    }

    @Test
    void i5TheDealShowsWhatIsInvoicedPaidAndOpenAndTheSameAgainWritesNothing() {
        TestDeal deal = kit.won("de").withTerms();
        deal.with("billing", invoice(deal.id(), deal.text("opportunity.account.id")));
        assertThat(deal.applied("crm-opportunity-billing", "billed"))
                .containsEntry("id", deal.id())
                .containsEntry("status", "Partly paid");
        long written = kit.effects("salesforce", "updated", "Opportunity");
        deal.applied("crm-opportunity-billing", "again");
        assertThat(kit.effects("salesforce", "updated", "Opportunity")).isEqualTo(written);
    }

    @Test
    void d7AnInvoiceInAnotherCurrencyThanTheRecordIsRefusedAndNothingIsWritten() {
        TestDeal deal = kit.won("de").withTerms();
        Map<String, Object> dollars = new LinkedHashMap<>(invoice(deal.id(), deal.text("opportunity.account.id")));
        dollars.put("currency", "USD");
        long written = kit.effects("salesforce", "updated", "Opportunity");
        assertThat(deal.with("billing", dollars).call("crm-opportunity-billing", "billed"))
                .returns(Outcome.REJECTED, OperationResult::outcome);
        assertThat(kit.effects("salesforce", "updated", "Opportunity")).isEqualTo(written);
    }

    @Test
    void i5ADealThatIsGoneIsRefused() {
        TestDeal deal = kit.won("de").withTerms();
        deal.with("billing", invoice("006000000000000AAA", "001000000000000AAA"));
        assertThat(deal.call("crm-opportunity-billing", "billed")).returns(Outcome.REJECTED, OperationResult::outcome);
        assertThat(deal.call("crm-account-billing", "billed")).returns(Outcome.REJECTED, OperationResult::outcome);
    }
}
