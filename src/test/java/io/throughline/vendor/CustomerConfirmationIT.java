package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.testkit.connector.TestDeal;
import io.throughline.workflow.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the billable customer is confirmed: found before it is made, and never guessed. */
class CustomerConfirmationIT {

    private static final String TAX_NUMBER = "DE112893507";
    private static final String ACCOUNT =
            "{\"Name\": \"Example Werke\", \"PO_Required__c\": false, \"Tax_Number__c\": \"" + TAX_NUMBER + "\"}";

    @TempDir
    Path folder;

    private VendorKit kit;

    @BeforeEach
    void start() {
        kit = VendorKit.start(folder);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private TestDeal deal() {
        return kit.won("de", "{\"Legal_Entity__c\": \"de01\"}", ACCOUNT).withTerms();
    }

    private void entered(String id, String subsidiary, String more) {
        String customer = "{\"id\": \"%s\", \"entityId\": \"Customer %s\", \"companyName\": \"Example Werke\","
                + " \"subsidiary\": {\"id\": \"%s\"}%s}";
        int status = kit.simulator("netsuite")
                .post("/_simulator/records/customer", customer.formatted(id, id, subsidiary, more))
                .status();
        assertThat(status).isLessThan(300);
    }

    private static String taxed(String more) {
        return ", \"vatRegNumber\": \"" + TAX_NUMBER + "\"" + more;
    }

    @Test
    void d57CustomerOfTheSameTaxNumberIsAdoptedAndGetsOnlyOurExternalId() {
        entered("90011", "4", taxed(", \"phone\": \"+49 30 1\""));
        TestDeal deal = deal();

        assertThat(deal.applied("erp-customer-confirm", "customer"))
                .containsEntry("id", "90011")
                .containsEntry("number", "Customer 90011")
                .containsEntry("existed", true);
        assertThat(kit.effects("netsuite", "created", "customer")).isEqualTo(1);
        assertThat(deal.call("erp-customer-find", "customer").absent()).isFalse();
        assertThat(kit.simulator("netsuite")
                        .get("/_simulator/records/customer")
                        .raw()
                        .body())
                .contains("+49 30 1");
    }

    @Test
    void d57CustomerWithAnExternalIdOfItsOwnIsAdoptedUnchanged() {
        entered("90012", "4", taxed(", \"externalId\": \"legacy-7\""));

        assertThat(deal().applied("erp-customer-confirm", "customer")).containsEntry("id", "90012");
        assertThat(kit.effects("netsuite", "updated", "customer")).isZero();
    }

    @Test
    void d57SeveralCustomersOfOneTaxNumberAreHeldForFinanceAndListed() {
        entered("90013", "4", taxed(""));
        entered("90014", "4", taxed(""));
        long made = kit.effects("netsuite", "created", "customer");

        OperationResult held = deal().call("erp-customer-confirm", "customer");
        assertThat(held).returns(Outcome.HELD, OperationResult::outcome);
        assertThat(held.hold().team()).isEqualTo("finance");
        assertThat(held.hold().code()).isEqualTo("D57");
        assertThat(held.hold().detail()).contains("90013", "90014");
        assertThat(kit.effects("netsuite", "created", "customer")).isEqualTo(made);
    }

    @Test
    void d57CustomerOfAnotherSubsidiaryOrWithoutNumberIsNotTakenForOurs() {
        entered("90015", "6", taxed(""));
        entered("90016", "4", "");

        assertThat(deal().applied("erp-customer-confirm", "customer"))
                .containsEntry("existed", false)
                .satisfies(customer -> assertThat(customer.get("id")).isNotIn("90015", "90016"));
    }

    @Test
    void d58InvoicesGoToThePartyThatIsBilled() {
        TestDeal group = kit.won("de", "{}", "{\"Name\": \"Example Holding\", \"PO_Required__c\": false}")
                .withTerms();
        String billTo = "{\"Legal_Entity__c\": \"de01\", \"Bill_To_Account__c\": \""
                + group.text("opportunity.account.id") + "\"}";
        TestDeal deal = kit.won("de", billTo, ACCOUNT).withTerms();

        assertThat(deal.applied("erp-customer-confirm", "customer")).containsEntry("name", "Example Holding");
    }
}
