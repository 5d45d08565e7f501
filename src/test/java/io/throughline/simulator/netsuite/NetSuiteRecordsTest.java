package io.throughline.simulator.netsuite;

import static io.throughline.simulator.netsuite.NetSuiteAccount.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SimulatorClient.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetSuiteRecordsTest {

    private NetSuiteAccount account;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        account = new NetSuiteAccount(folder);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void createAnswers204WithTheLocationOfTheRecord() {
        Reply created =
                account.client.post(RECORD + "customer", "{\"companyName\":\"Acme\",\"subsidiary\":{\"id\":\"4\"}}");

        assertThat(created.status()).isEqualTo(204);
        assertThat(created.raw().body()).isEmpty();
        String id = created.header("Location").replaceAll(".*/customer/", "");
        JsonNode customer = account.read("customer/" + id);
        assertThat(customer.at("/subsidiary/refName").asText()).isEqualTo("de01");
        assertThat(customer.at("/currency/refName").asText()).isEqualTo("Euro");
        assertThat(customer.get("entityId").asText()).isEqualTo("Acme");
    }

    @Test
    void putByExternalIdCreatesOnceAndThenUpdates() {
        Reply first = account.customer("acme");
        Reply second = account.customer("acme");

        assertThat(first.status()).isEqualTo(204);
        assertThat(second.status()).isEqualTo(204);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(account.client.journal().stream()
                        .filter(line -> "acme".equals(line.get("marker").asText()))
                        .map(line -> line.get("effect").asText()))
                .containsExactly("created", "updated");
    }

    @Test
    void anExternalIdWithOddCharactersIsRefused() {
        assertDetail(account.customer("a%7Cb"), "INVALID_PARAMETER", null);
    }

    @Test
    void namesAndExternalIdsAreUnique() {
        account.customer("acme");

        assertDetail(
                account.client.post(RECORD + "customer", "{\"companyName\":\"acme\",\"subsidiary\":{\"id\":\"1\"}}"),
                "USER_ERROR",
                "entityId");
        assertDetail(
                account.client.post(
                        RECORD + "customer",
                        "{\"companyName\":\"other\",\"externalId\":\"acme\",\"subsidiary\":{\"id\":\"1\"}}"),
                "USER_ERROR",
                "externalId");
        assertDetail(job("acme", "us01"), "USER_ERROR", "entityId");
    }

    @Test
    void aJobLivesInItsCustomersSubsidiary() {
        account.customer("acme");

        assertDetail(job("Project", "us02"), "USER_ERROR", "subsidiary");
        assertThat(job("Project", "us01").status()).isEqualTo(204);
    }

    @Test
    void referencesMustExistAndValuesFit() {
        assertDetail(
                account.client.post(RECORD + "customer", "{\"companyName\":\"A\",\"subsidiary\":{\"id\":\"99\"}}"),
                "INVALID_CONTENT",
                "subsidiary");
        assertDetail(
                account.client.post(
                        RECORD + "customer",
                        "{\"companyName\":\"A\",\"subsidiary\":{\"id\":\"1\"},\"isInactive\":\"no\"}"),
                "INVALID_CONTENT",
                "isInactive");
        assertDetail(
                account.client.post(RECORD + "customer", "{\"subsidiary\":{\"id\":\"1\"}}"),
                "USER_ERROR",
                "companyName");
    }

    @Test
    void misspeltPropertiesAreIgnoredUnlessValidated() {
        String body = "{\"companyName\":\"A\",\"subsidiary\":{\"id\":\"1\"},\"fone\":\"1\"}";

        Reply strict = account.client.send(
                "POST", RECORD + "customer", body, Map.of("X-NetSuite-PropertyNameValidation", "Error"));
        Reply lax = account.client.post(RECORD + "customer", body);

        assertDetail(strict, "INVALID_CONTENT", "fone");
        assertThat(lax.status()).isEqualTo(204);
        assertThat(lax.header("Warning")).contains("fone");
    }

    @Test
    void orderLinesAreAddedOrReplacedAndSummed() {
        account.customer("acme");
        String path = RECORD + "salesOrder/eid:so-1";
        String order = "{\"entity\":{\"id\":\"eid:acme\"},\"item\":{\"items\":[%s]}}";
        String line = "{\"item\":{\"externalId\":\"strategy_consultant\"},\"quantity\":10,\"rate\":150.25}";

        assertThat(account.client.put(path, order.formatted(line)).status()).isEqualTo(204);
        account.client.patch(path, "{\"item\":{\"items\":[" + line + "]}}");
        JsonNode two = account.read("salesOrder/eid:so-1?expandSubResources=true");
        account.client.patch(path + "?replace=item", "{\"item\":{\"items\":[" + line + "]}}");
        JsonNode one = account.read("salesOrder/eid:so-1?expandSubResources=true");

        assertThat(two.at("/item/totalResults").intValue()).isEqualTo(2);
        assertThat(two.get("total").decimalValue()).isEqualByComparingTo("3005");
        assertThat(one.at("/item/totalResults").intValue()).isEqualTo(1);
        assertThat(one.get("total").decimalValue()).isEqualByComparingTo("1502.5");
        assertDetail(account.client.put(RECORD + "salesOrder/eid:so-2", order.formatted("")), "USER_ERROR", "item");
    }

    @Test
    void aMissingRecordAnswers404WithTheVendorsProblem() {
        Reply missing = account.client.get(RECORD + "customer/77");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().at("/o:errorDetails/0/o:errorCode").asText()).isEqualTo("NONEXISTENT_ID");
        assertThat(missing.json().get("title").asText()).isEqualTo("Not Found");
    }

    @Test
    void aDeletedRecordFreesItsExternalId() {
        String first = account.customer("acme").header("Location");
        assertThat(account.client.delete(RECORD + "customer/eid:acme").status()).isEqualTo(204);

        assertThat(account.customer("acme").header("Location")).isNotEqualTo(first);
    }

    @Test
    void listsHoldIdsAndLinksAndFollowTheOffsetRule() {
        account.customer("alpha");
        account.customer("beta");
        account.customer("gamma");

        JsonNode found = account.read("customer?q=externalId%20IS%20%22beta%22");
        JsonNode any = account.read("customer?q=externalId%20ANY_OF%20%5B%22alpha%22%2C%22beta%22%5D");
        JsonNode both = account.read(
                "customer?q=companyName%20START_WITH%20%22a%22%20OR%20companyName%20CONTAIN%20%22amm%22&limit=1");
        Reply odd = account.client.get(RECORD + "customer?limit=2&offset=1");

        assertThat(found.get("totalResults").intValue()).isEqualTo(1);
        assertThat(found.at("/items/0").size()).isEqualTo(2);
        assertThat(any.get("count").intValue()).isEqualTo(2);
        assertThat(both.get("hasMore").booleanValue()).isTrue();
        assertThat(both.get("links").findValuesAsText("rel")).contains("next", "last");
        assertThat(odd.json().at("/o:errorDetails/0/o:errorQueryParam").asText())
                .isEqualTo("offset");
    }

    @Test
    void suiteqlAnswersTextsInLowerCaseWithoutNulls() {
        account.customer("acme");
        Reply reply =
                account.suiteql("SELECT id, companyName, phone, isinactive, subsidiary, BUILTIN.DF(subsidiary) AS sub,"
                        + " lastmodifieddate FROM customer WHERE externalid = 'acme' AND phone IS NULL ORDER BY id");

        JsonNode row = reply.json().at("/items/0");
        assertThat(row.get("companyname").asText()).isEqualTo("acme");
        assertThat(row.has("phone")).isFalse();
        assertThat(row.get("isinactive").asText()).isEqualTo("F");
        assertThat(row.get("id").isTextual()).isTrue();
        assertThat(row.get("sub").asText()).isEqualTo("us01");
        assertThat(row.get("lastmodifieddate").asText()).isEqualTo("11/23/2026");
    }

    @Test
    void suiteqlNeedsPreferTransient() {
        Reply refused = account.client.post("/services/rest/query/v1/suiteql", "{\"q\":\"SELECT id FROM customer\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/o:errorDetails/0/o:errorHeader").asText())
                .isEqualTo("Prefer");
        assertThat(account.suiteql("SELECT nope FROM customer").status()).isEqualTo(400);
        assertThat(account.suiteql("SELECT COUNT(*) FROM subsidiary")
                        .json()
                        .at("/items/0/expr1")
                        .asText())
                .isEqualTo("9");
    }

    private Reply job(String name, String subsidiary) {
        return account.client.post(
                RECORD + "job",
                "{\"companyName\":\"%s\",\"parent\":{\"externalId\":\"acme\"},\"subsidiary\":{\"externalId\":\"%s\"}}"
                        .formatted(name, subsidiary));
    }

    private static void assertDetail(Reply reply, String code, String path) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(400);
        JsonNode detail = reply.json().at("/o:errorDetails/0");
        assertThat(detail.get("o:errorCode").asText()).isEqualTo(code);
        if (path != null) {
            assertThat(detail.get("o:errorPath").asText()).isEqualTo(path);
        }
    }
}
