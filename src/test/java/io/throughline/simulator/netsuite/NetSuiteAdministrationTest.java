package io.throughline.simulator.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SimulatorClient.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metadata catalogue, and what an administrator changes about record types. */
class NetSuiteAdministrationTest {

    private static final String CATALOG = NetSuiteAccount.RECORD + "metadata-catalog/";

    @TempDir
    Path folder;

    @Test
    void i4TheCatalogueListsRecordTypesAndDescribesOneAsJsonSchema() throws Exception {
        try (NetSuiteAccount account = new NetSuiteAccount(folder)) {
            assertThat(account.read("metadata-catalog").get("items").findValuesAsText("name"))
                    .contains("customer", "job", "salesOrder");
            JsonNode job = catalogue(account, "job");
            assertThat(job.at("/properties/jobBillingType/properties/id/enum").size())
                    .isEqualTo(5);
            assertThat(job.at("/properties/startDate/format").asText()).isEqualTo("date");
            assertThat(job.has("required")).isFalse();
            assertThat(catalogue(account, "salesOrder")
                            .at("/properties/item/properties/items/items/properties/rate/type")
                            .asText())
                    .isEqualTo("number");
        }
    }

    @Test
    void i4ARemovedValueAndARemovedFieldAreRefusedInWritesAndGoneFromTheCatalogue() throws Exception {
        try (NetSuiteAccount account = new NetSuiteAccount(folder)) {
            account.customer("acme");
            assertThat(job(account, "one", "{\"id\": \"3\"}").status()).isEqualTo(204);
            change(account, "jobBillingType", "remove-value", "3", 200);
            assertThat(job(account, "two", "{\"id\": \"3\"}").status()).isEqualTo(400);
            assertThat(catalogue(account, "job")
                            .at("/properties/jobBillingType/properties/id/enum")
                            .size())
                    .isEqualTo(4);
            change(account, "jobBillingType", "remove-field", "", 200);
            assertThat(job(account, "three", "{\"id\": \"1\"}")
                            .json()
                            .at("/o:errorDetails/0/detail")
                            .asText())
                    .contains("jobBillingType");
            assertThat(account.read("job/eid:one").has("jobBillingType")).isFalse();
            change(account, "jobBillingType", "restore-field", "", 200);
            assertThat(account.read("job/eid:one").at("/jobBillingType/id").asText())
                    .isEqualTo("3");
            change(account, "companyName", "remove-field", "", 400);
        }
    }

    private static Reply job(NetSuiteAccount account, String key, String billing) {
        String body =
                "{\"companyName\": \"%s\", \"parent\": {\"externalId\": \"acme\"}, \"subsidiary\": {\"externalId\": \"us01\"}, \"jobBillingType\": %s}"
                        .formatted(key, billing);
        return account.client.send(
                "PUT",
                NetSuiteAccount.RECORD + "job/eid:" + key,
                body,
                Map.of("X-NetSuite-PropertyNameValidation", "Error", "Content-Type", "application/json"));
    }

    private static JsonNode catalogue(NetSuiteAccount account, String type) {
        return account.client
                .send("GET", CATALOG + type, null, Map.of("Accept", "application/schema+json"))
                .json();
    }

    private static void change(NetSuiteAccount account, String field, String change, String from, int status) {
        String body = "{\"object\": \"job\", \"field\": \"%s\", \"change\": \"%s\", \"from\": \"%s\"}"
                .formatted(field, change, from);
        assertThat(account.client.post("/_simulator/schema", body).status()).isEqualTo(status);
    }
}
