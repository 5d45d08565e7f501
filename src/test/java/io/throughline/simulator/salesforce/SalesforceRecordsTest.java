package io.throughline.simulator.salesforce;

import static io.throughline.simulator.salesforce.SalesforceOrg.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesforceRecordsTest {

    private SalesforceOrg org;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        org = new SalesforceOrg(folder, 7);
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void upsertCreatesThenUpdatesThenRefusesToChoose() {
        String path = DATA + "/sobjects/Account/External_Key__c/k-1";

        Reply created = org.client.patch(path, "{\"Name\":\"One\"}");
        Reply updated = org.client.patch(path, "{\"Phone\":\"1\"}");
        org.create("Account", "{\"Name\":\"A\",\"Legacy_Id__c\":\"same\"}");
        org.create("Account", "{\"Name\":\"B\",\"Legacy_Id__c\":\"same\"}");
        Reply choice = org.client.patch(DATA + "/sobjects/Account/Legacy_Id__c/same", "{\"Phone\":\"2\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("created").booleanValue()).isTrue();
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().get("created").booleanValue()).isFalse();
        assertThat(updated.json().get("id")).isEqualTo(created.json().get("id"));
        assertThat(choice.status()).isEqualTo(300);
        assertThat(choice.json()).hasSize(2);
    }

    @Test
    void anUpdatingUpsertOfAnOldVersionAnswers204() {
        String path = "/services/data/v45.0/sobjects/Account/External_Key__c/k-1";
        org.client.patch(path, "{\"Name\":\"One\"}");

        assertThat(org.client.patch(path, "{\"Phone\":\"1\"}").status()).isEqualTo(204);
    }

    @Test
    void theExternalIdMustNotStandInTheBodyOfAnUpsert() {
        Reply refused = org.client.patch(
                DATA + "/sobjects/Account/External_Key__c/k-1", "{\"Name\":\"One\",\"External_Key__c\":\"k-1\"}");

        assertError(refused, 400, "INVALID_FIELD");
    }

    @Test
    void updateOnlyNeverInserts() {
        Reply refused =
                org.client.patch(DATA + "/sobjects/Account/External_Key__c/k-9?updateOnly=true", "{\"Name\":\"One\"}");

        assertError(refused, 404, "NOT_FOUND");
    }

    @Test
    void winningFollowsTheStage() {
        JsonNode open = org.first("SELECT Id FROM Opportunity WHERE IsClosed = false LIMIT 1");
        String id = open.get("Id").asText();

        Reply patched = org.client.patch(DATA + "/sobjects/Opportunity/" + id, "{\"StageName\":\"Closed Won\"}");

        assertThat(patched.status()).isEqualTo(204);
        JsonNode won = org.read("Opportunity", id);
        assertThat(won.get("IsWon").booleanValue()).isTrue();
        assertThat(won.get("IsClosed").booleanValue()).isTrue();
        assertThat(won.get("Probability").intValue()).isEqualTo(100);
        assertThat(won.get("LastModifiedById").asText()).startsWith("005");
    }

    @Test
    void derivedFieldsCannotBeSet() {
        String id = org.create("Opportunity", opportunity());

        assertError(
                org.client.patch(DATA + "/sobjects/Opportunity/" + id, "{\"IsWon\":true}"),
                400,
                "INVALID_FIELD_FOR_INSERT_UPDATE");
    }

    @Test
    void theAmountOfADealWithLinesIsTheirSum() {
        String deal = org.create("Opportunity", opportunity());
        String entry = org.first("SELECT Id FROM PricebookEntry WHERE CurrencyIsoCode = 'USD' LIMIT 1")
                .get("Id")
                .asText();
        org.create(
                "OpportunityLineItem",
                "{\"OpportunityId\":\"%s\",\"PricebookEntryId\":\"%s\",\"Quantity\":3,\"UnitPrice\":10.25}"
                        .formatted(deal, entry));

        Reply ignored = org.client.patch(DATA + "/sobjects/Opportunity/" + deal, "{\"Amount\":1}");

        assertThat(ignored.status()).isEqualTo(204);
        assertThat(org.read("Opportunity", deal).get("Amount").decimalValue()).isEqualByComparingTo("30.75");
    }

    @Test
    void wrongInputIsNamedInAnErrorArray() {
        assertError(org.client.post(DATA + "/sobjects/Account", "{}"), 400, "REQUIRED_FIELD_MISSING");
        assertError(org.client.post(DATA + "/sobjects/Account", "{\"Nme\":\"x\"}"), 400, "INVALID_FIELD");
        assertError(org.client.post(DATA + "/sobjects/Account", "{"), 400, "JSON_PARSER_ERROR");
        assertError(org.client.post(DATA + "/sobjects/Nothing", "{}"), 404, "NOT_FOUND");
        assertError(
                org.client.post(DATA + "/sobjects/Opportunity", opportunity().replace("2026-12-01", "tomorrow")),
                400,
                "JSON_PARSER_ERROR");
    }

    @Test
    void aUniqueExternalIdIsKeptOnce() {
        org.create("Account", "{\"Name\":\"A\",\"External_Key__c\":\"k\"}");

        assertError(
                org.client.post(DATA + "/sobjects/Account", "{\"Name\":\"B\",\"External_Key__c\":\"k\"}"),
                400,
                "DUPLICATE_VALUE");
    }

    @Test
    void aDeletedRecordIsGoneButStaysInQueryAll() {
        String id = org.create("Account", "{\"Name\":\"Gone\"}");

        assertThat(org.client.delete(DATA + "/sobjects/Account/" + id).status()).isEqualTo(204);

        assertError(org.client.get(DATA + "/sobjects/Account/" + id), 404, "ENTITY_IS_DELETED");
        String soql = "SELECT+Id,IsDeleted+FROM+Account+WHERE+Name='Gone'";
        assertThat(org.client
                        .get(DATA + "/query?q=" + soql)
                        .json()
                        .get("totalSize")
                        .intValue())
                .isZero();
        assertThat(org.client
                        .get(DATA + "/queryAll?q=" + soql)
                        .json()
                        .get("totalSize")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aRecordChangedInTheMeantimeAnswers412() {
        String id = org.create("Account", "{\"Name\":\"A\"}");
        String before = "Mon, 23 Nov 2026 09:00:00 GMT";
        org.clock.advance(Duration.ofSeconds(2));
        org.client.patch(DATA + "/sobjects/Account/" + id, "{\"Phone\":\"1\"}");

        Reply refused = org.client.send(
                "PATCH", DATA + "/sobjects/Account/" + id, "{\"Phone\":\"2\"}", Map.of("If-Unmodified-Since", before));

        assertError(refused, 412, "PRECONDITION_FAILED");
        assertThat(org.read("Account", id).get("Phone").asText()).isEqualTo("1");
    }

    private static String opportunity() {
        return "{\"Name\":\"Deal\",\"StageName\":\"Prospecting\",\"CloseDate\":\"2026-12-01\"}";
    }

    static void assertError(Reply reply, int status, String code) {
        assertThat(reply.raw().body()).contains(code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().get(0).get("errorCode").asText()).isEqualTo(code);
        assertThat(reply.json().get(0).get("message").asText()).isNotEmpty();
    }
}
