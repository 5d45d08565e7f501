package io.throughline.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.simulator.SimulatorClient.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator changes about the org's objects has its effect on describe, queries, writes and records. */
class SalesforceAdministrationTest {

    @TempDir
    Path folder;

    @Test
    void i4ARemovedFieldMakesQueriesReadsAndWritesFailUntilItIsRestoredWithItsValues() throws Exception {
        try (SalesforceOrg org = new SalesforceOrg(folder, 1)) {
            String id = org.first("SELECT Id FROM Opportunity").get("Id").asText();
            patch(org, id, "{\"PO_Number__c\": \"PO-1\"}", 204);
            change(org, "PO_Number__c", "remove-field", "", "", 200);
            assertThat(org.query("SELECT Id, PO_Number__c FROM Opportunity")
                            .json()
                            .at("/0/errorCode")
                            .asText())
                    .isEqualTo("INVALID_FIELD");
            assertThat(patch(org, id, "{\"PO_Number__c\": \"PO-2\"}", 400)
                            .json()
                            .at("/0/errorCode")
                            .asText())
                    .isEqualTo("INVALID_FIELD");
            assertThat(org.read("Opportunity", id).has("PO_Number__c")).isFalse();
            assertThat(org.client.post("/_simulator/win", "{\"count\": 1}").status())
                    .isEqualTo(200);
            change(org, "PO_Number__c", "restore-field", "", "", 200);
            assertThat(org.read("Opportunity", id).get("PO_Number__c").asText()).isEqualTo("PO-1");
        }
    }

    @Test
    void i4ARenamedFieldKeepsLabelAndValuesAndTheChangeOutlivesARestartButNotAReset() throws Exception {
        String id;
        try (SalesforceOrg org = new SalesforceOrg(folder, 1)) {
            id = org.first("SELECT Id FROM Opportunity").get("Id").asText();
            patch(org, id, "{\"Project_Code__c\": \"DE-1\"}", 204);
            change(org, "Project_Code__c", "rename-field", "", "Project_Number__c", 200);
        }
        try (SalesforceOrg org = new SalesforceOrg(folder, 1)) {
            assertThat(org.read("Opportunity", id).get("Project_Number__c").asText())
                    .isEqualTo("DE-1");
            Reply found = org.client.get(SalesforceOrg.DATA + "/sobjects/Opportunity/Project_Number__c/DE-1");
            assertThat(found.json().get("Id").asText()).isEqualTo(id);
            assertThat(describe(org)).contains("\"name\":\"Project_Number__c\",\"label\":\"Project Code\"");
            org.client.post("/_simulator/reset", "{}");
            org.login();
            assertThat(describe(org)).contains("\"name\":\"Project_Code__c\"").doesNotContain("Project_Number__c");
        }
    }

    @Test
    void i4ARenamedValueIsReplacedOnRecordsAndRefusedOnceTheListIsRestricted() throws Exception {
        try (SalesforceOrg org = new SalesforceOrg(folder, 1)) {
            String id = org.first("SELECT Id FROM Opportunity").get("Id").asText();
            patch(org, id, "{\"Project_Status__c\": \"Ready to start\"}", 204);
            change(org, "Project_Status__c", "rename-value", "Ready to start", "Ready to go", 200);
            assertThat(org.read("Opportunity", id).get("Project_Status__c").asText())
                    .isEqualTo("Ready to go");
            patch(org, id, "{\"Project_Status__c\": \"Ready to start\"}", 204);
            change(org, "Project_Status__c", "restrict-values", "", "", 200);
            assertThat(patch(org, id, "{\"Project_Status__c\": \"Ready to start\"}", 400)
                            .json()
                            .at("/0/errorCode")
                            .asText())
                    .isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
            patch(org, id, "{\"Project_Status__c\": \"Ready to go\"}", 204);
        }
    }

    @Test
    void i4DealsAreStillWonAfterTheWonStageGotAnotherName() throws Exception {
        try (SalesforceOrg org = new SalesforceOrg(folder, 1)) {
            change(org, "StageName", "rename-value", "Closed Won", "Gewonnen", 200);
            String id = org.client
                    .post("/_simulator/win", "{\"count\": 1}")
                    .json()
                    .at("/opportunities/0")
                    .asText();
            assertThat(org.read("Opportunity", id).get("StageName").asText()).isEqualTo("Gewonnen");
            assertThat(org.read("Opportunity", id).get("IsWon").asBoolean()).isTrue();
        }
    }

    @Test
    void i4AShorterAndAMandatoryFieldRefuseWritesAndAStandardFieldStaysAsItIs() throws Exception {
        try (SalesforceOrg org = new SalesforceOrg(folder, 1)) {
            String id = org.first("SELECT Id FROM Opportunity").get("Id").asText();
            patch(org, id, "{\"Contract_Number__c\": \"C-123456\"}", 204);
            change(org, "Contract_Number__c", "change-length", "", "4", 200);
            assertThat(org.read("Opportunity", id).get("Contract_Number__c").asText())
                    .isEqualTo("C-12");
            assertThat(patch(org, id, "{\"Contract_Number__c\": \"C-345\"}", 400)
                            .json()
                            .at("/0/errorCode")
                            .asText())
                    .isEqualTo("STRING_TOO_LONG");
            change(org, "Billing_Status__c", "require", "", "", 200);
            assertThat(patch(org, id, "{\"NextStep\": \"call\"}", 400)
                            .json()
                            .at("/0/errorCode")
                            .asText())
                    .isEqualTo("REQUIRED_FIELD_MISSING");
            change(org, "Amount", "remove-field", "", "", 400);
            change(org, "Nothing__c", "remove-field", "", "", 400);
            change(org, "Project_Status__c", "rename-value", "Nobody", "Somebody", 400);
        }
    }

    private static Reply patch(SalesforceOrg org, String id, String body, int status) {
        Reply reply = org.client.patch(SalesforceOrg.DATA + "/sobjects/Opportunity/" + id, body);
        assertThat(reply.status()).isEqualTo(status);
        return reply;
    }

    private static void change(SalesforceOrg org, String field, String change, String from, String to, int status) {
        String body =
                "{\"object\": \"Opportunity\", \"field\": \"%s\", \"change\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}"
                        .formatted(field, change, from, to);
        assertThat(org.client.post("/_simulator/schema", body).status()).isEqualTo(status);
    }

    private static String describe(SalesforceOrg org) {
        return org.client
                .get(SalesforceOrg.DATA + "/sobjects/Opportunity/describe")
                .raw()
                .body();
    }
}
