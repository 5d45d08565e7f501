package io.throughline.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceQueryTest {

    private SalesforceOrg org;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        org = new SalesforceOrg(folder, 7);
        put("{'Name':'Alpha','AccountNumber':'1','PO_Required__c':true,'Tax_Number_Valid_Until__c':'2027-01-31'}");
        put("{'Name':'beta','AccountNumber':'2','Phone':'55'}");
        put("{'Name':'O\\\\'Hara','AccountNumber':'3','Phone':'66'}");
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Name = 'ALPHA' | 1",
                "Name LIKE '%a' | 1,2,3",
                "Name LIKE 'b_t%' | 2",
                "Name = 'O\\'Hara' | 3",
                "Phone = null | 1",
                "Phone != null AND Name != 'beta' | 3",
                "(Name = 'Alpha' OR Name = 'beta') AND Phone = null | 1",
                "NOT Name = 'Alpha' | 2,3",
                "AccountNumber IN ('1','3') | 1,3",
                "AccountNumber NOT IN ('1','3') | 2",
                "PO_Required__c = TRUE | 1",
                "Tax_Number_Valid_Until__c >= 2027-01-31 | 1",
                "Tax_Number_Valid_Until__c > 2027-01-31 | ''",
                "Tax_Number_Valid_Until__c = NEXT_N_DAYS:100 | 1",
                "CreatedDate = TODAY | 1,2,3",
                "SystemModstamp >= 2026-11-23T09:00:00Z | 1,2,3",
                "SystemModstamp > 2026-11-23T10:00:00.000+01:00 | ''",
            })
    void conditionsChooseRecords(String where, String numbers) {
        Reply reply = org.query("SELECT AccountNumber FROM Account WHERE AccountNumber IN ('1','2','3') AND (" + where
                + ") ORDER BY AccountNumber");

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(String.join(",", reply.json().findValuesAsText("AccountNumber")))
                .isEqualTo(numbers.replace("'", ""));
    }

    @Test
    void nullsArePresentAndParentsAndChildrenNested() {
        JsonNode deal = org.first("SELECT Id, PO_Number__c, ERP_Project_Id__c, Account.BillingCountryCode,"
                + " Bill_To_Account__r.Name, (SELECT Quantity, Product2.ProductCode FROM OpportunityLineItems),"
                + " (SELECT Contact.Email FROM OpportunityContactRoles) FROM Opportunity WHERE Region__c = 'de'");

        assertThat(deal.get("ERP_Project_Id__c").isNull()).isTrue();
        assertThat(deal.get("Bill_To_Account__r").isNull()).isTrue();
        assertThat(deal.at("/Account/BillingCountryCode").asText()).isEqualTo("DE");
        assertThat(deal.at("/Account/attributes/type").asText()).isEqualTo("Account");
        assertThat(deal.at("/OpportunityLineItems/done").booleanValue()).isTrue();
        assertThat(deal.at("/OpportunityLineItems/records/0/Product2/ProductCode")
                        .asText())
                .isNotEmpty();
        assertThat(deal.at("/OpportunityContactRoles/records/0/Contact/Email").asText())
                .contains("@");
    }

    @Test
    void aRecordWithoutChildrenHasNullInsteadOfAnEnvelope() {
        assertThat(org.first("SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Name = 'Alpha'")
                        .get("Contacts")
                        .isNull())
                .isTrue();
    }

    @Test
    void stampsHaveAnOffsetWithoutColon() {
        assertThat(org.first("SELECT SystemModstamp FROM Account WHERE Name = 'Alpha'")
                        .get("SystemModstamp")
                        .asText())
                .isEqualTo("2026-11-23T09:00:00.000+0000");
    }

    @Test
    void severalOrdersLimitAndOffset() {
        Reply reply = org.query("SELECT AccountNumber, Phone FROM Account WHERE AccountNumber IN ('1','2','3')"
                + " ORDER BY Phone DESC NULLS LAST, AccountNumber LIMIT 2 OFFSET 1");

        assertThat(reply.json().findValuesAsText("AccountNumber")).isEqualTo(List.of("2", "1"));
    }

    @Test
    void groupsGatherWithAndWithoutAliases() {
        JsonNode rows = org.query("SELECT StageName, COUNT(Id), SUM(Amount) total FROM Opportunity"
                        + " WHERE IsClosed = false GROUP BY StageName")
                .json()
                .get("records");

        assertThat(rows.get(0).at("/attributes/type").asText()).isEqualTo("AggregateResult");
        int counted = 0;
        for (JsonNode row : rows) {
            assertThat(row.get("total").isNumber()).isTrue();
            counted += row.get("expr0").intValue();
        }
        assertThat(counted)
                .isEqualTo(org.query("SELECT COUNT() FROM Opportunity WHERE IsClosed = false")
                        .json()
                        .get("totalSize")
                        .intValue());
        assertThat(org.query("SELECT Name, COUNT(Id) FROM Opportunity GROUP BY StageName")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tellsWhatWasChangedAndDeletedBetweenTwoTimes() {
        String id = org.create("Account", "{\"Name\":\"Gone\"}");
        org.client.delete(SalesforceOrg.DATA + "/sobjects/Account/" + id);
        String span = "?start=2026-11-01T00:00:00Z&end=2027-12-01T00:00:00%2B00:00";

        JsonNode deleted = org.client
                .get(SalesforceOrg.DATA + "/sobjects/Account/deleted" + span)
                .json();
        JsonNode updated = org.client
                .get(SalesforceOrg.DATA + "/sobjects/Account/updated" + span)
                .json();

        assertThat(deleted.at("/deletedRecords/0/id").asText()).isEqualTo(id);
        assertThat(updated.get("ids")).isNotEmpty();
        assertThat(updated.get("ids").toString()).doesNotContain(id);
    }

    @Test
    void countCountsWithoutRecords() {
        JsonNode answer = org.query("SELECT COUNT() FROM Account WHERE AccountNumber < '4' AND AccountNumber > '0'")
                .json();

        assertThat(answer.get("totalSize").intValue()).isGreaterThanOrEqualTo(3);
        assertThat(answer.get("records")).isEmpty();
    }

    @Test
    void pagesFollowTheServersUrlAndKeepTheirSnapshot() {
        org.client.post("/_simulator/knobs", "{\"queryBatch\":2}");
        JsonNode first = org.query("SELECT Name FROM Account WHERE AccountNumber IN ('1','2','3')")
                .json();
        put("{'Name':'late','AccountNumber':'3'}");

        JsonNode last = org.client.get(first.get("nextRecordsUrl").asText()).json();

        assertThat(first.get("done").booleanValue()).isFalse();
        assertThat(first.get("totalSize").intValue()).isEqualTo(3);
        assertThat(last.get("done").booleanValue()).isTrue();
        assertThat(last.has("nextRecordsUrl")).isFalse();
        assertThat(last.get("records")).hasSize(1);
    }

    @Test
    void anOldCursorIsRefused() {
        org.client.post("/_simulator/knobs", "{\"queryBatch\":2}");
        String next = org.query("SELECT Name FROM Account")
                .json()
                .get("nextRecordsUrl")
                .asText();
        org.clock.advance(Duration.ofDays(3));
        org.login();

        SalesforceRecordsTest.assertError(org.client.get(next), 400, "INVALID_QUERY_LOCATOR");
    }

    @Test
    void wrongQueriesAreRefusedInTheVendorsWords() {
        SalesforceRecordsTest.assertError(org.query("SELECT Nope FROM Account"), 400, "INVALID_FIELD");
        SalesforceRecordsTest.assertError(org.query("SELECT Id FROM Nope"), 400, "INVALID_TYPE");
        SalesforceRecordsTest.assertError(org.query("SELECT Id Account"), 400, "MALFORMED_QUERY");
        SalesforceRecordsTest.assertError(
                org.query("SELECT Id FROM Account WHERE Name = 'a' AND Phone = 'b' OR Phone = 'c'"),
                400,
                "MALFORMED_QUERY");
        SalesforceRecordsTest.assertError(
                org.query("SELECT Id FROM Opportunity WHERE Amount = 'x'"), 400, "INVALID_FIELD");
        SalesforceRecordsTest.assertError(
                org.query("SELECT Id FROM Opportunity WHERE CloseDate = '2026-01-01'"), 400, "INVALID_FIELD");
    }

    @Test
    void anAddressBeyond16KilobytesIsRefused() {
        SalesforceRecordsTest.assertError(
                org.query("SELECT Id FROM Account WHERE Name = '" + "x".repeat(16_400) + "'"), 414, "URI_TOO_LONG");
    }

    @Test
    void aSemiJoinChoosesByOtherRecords() {
        Reply reply = org.query(
                "SELECT BillingCountryCode FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE Region__c = 'jp')");

        assertThat(reply.json().findValuesAsText("BillingCountryCode"))
                .isNotEmpty()
                .containsOnly("JP");
    }

    private void put(String account) {
        Reply reply = org.client.post(
                "/_simulator/records/Account",
                account.replace("\\\\'", "\u0001").replace('\'', '"').replace('\u0001', '\''));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }
}
