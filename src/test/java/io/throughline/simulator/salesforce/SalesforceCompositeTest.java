package io.throughline.simulator.salesforce;

import static io.throughline.simulator.salesforce.SalesforceOrg.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesforceCompositeTest {

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
    void laterPartsReferToEarlierAnswers() {
        JsonNode answer = composite(true, """
                {"method":"POST","url":"%1$s/sobjects/Account","referenceId":"a","body":{"Name":"A"}},
                {"method":"POST","url":"%1$s/sobjects/Contact","referenceId":"c",
                 "body":{"LastName":"L","AccountId":"@{a.id}"}},
                {"method":"GET","url":"%1$s/sobjects/Contact/@{c.id}?fields=AccountId","referenceId":"r"}""");

        assertThat(answer)
                .extracting(part -> part.get("httpStatusCode").intValue())
                .containsExactly(201, 201, 200);
        assertThat(answer.at("/2/body/AccountId")).isEqualTo(answer.at("/0/body/id"));
    }

    @Test
    void theCallsOfABatchDoNotKnowOfEachOther() {
        JsonNode answer = org.client.post(DATA + "/composite/batch", """
                        {"batchRequests":[
                          {"method":"POST","url":"v62.0/sobjects/Account","richInput":{"Name":"B"}},
                          {"method":"GET","url":"v62.0/sobjects/Nothing/1"},
                          {"method":"GET","url":"v62.0/query?q=SELECT COUNT() FROM Account WHERE Name = 'B'"}]}""").json();

        assertThat(answer.get("hasErrors").booleanValue()).isTrue();
        assertThat(answer.get("results"))
                .extracting(part -> part.get("statusCode").intValue())
                .containsExactly(201, 404, 200);
        assertThat(answer.at("/results/2/result/totalSize").intValue()).isEqualTo(1);
    }

    @Test
    void manyRecordsAreReadByIdsInTheBody() {
        String id = org.create("Account", "{\"Name\":\"Read\"}");

        JsonNode found = org.client
                .post(
                        DATA + "/composite/sobjects/Account",
                        "{\"ids\":[\"%s\",\"001000000000000AAA\"],\"fields\":[\"Name\"]}".formatted(id))
                .json();

        assertThat(found.at("/0/Name").asText()).isEqualTo("Read");
        assertThat(found.get(1).isNull()).isTrue();
    }

    @Test
    void allOrNoneTakesEverythingBack() {
        JsonNode answer = composite(true, """
                {"method":"POST","url":"%1$s/sobjects/Account","referenceId":"a","body":{"Name":"Taken back"}},
                {"method":"POST","url":"%1$s/sobjects/Contact","referenceId":"c","body":{}}""");

        assertThat(answer.at("/0/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
        assertThat(answer.at("/1/body/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(named("Taken back")).isZero();
    }

    @Test
    void withoutItGoodPartsStay() {
        composite(false, """
                {"method":"POST","url":"%1$s/sobjects/Account","referenceId":"a","body":{"Name":"Kept"}},
                {"method":"POST","url":"%1$s/sobjects/Contact","referenceId":"c","body":{}}""");

        assertThat(named("Kept")).isEqualTo(1);
    }

    @Test
    void aCollectionHidesFailuresInside200() {
        JsonNode results = org.client
                .patch(DATA + "/composite/sobjects/Account/External_Key__c", """
                        {"allOrNone":false,"records":[
                        {"attributes":{"type":"Account"},"External_Key__c":"k1","Name":"One"},
                        {"attributes":{"type":"Account"},"External_Key__c":"k2"}]}""")
                .json();

        assertThat(results.at("/0/created").booleanValue()).isTrue();
        assertThat(results.at("/1/success").booleanValue()).isFalse();
        assertThat(results.at("/1/errors/0/statusCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
    }

    @Test
    void aCollectionOfAllOrNoneKeepsNone() {
        JsonNode results = org.client.post(DATA + "/composite/sobjects", """
                        {"allOrNone":true,"records":[
                        {"attributes":{"type":"Account"},"Name":"Taken back"},{"attributes":{"type":"Account"}}]}""").json();

        assertThat(results.at("/0/errors/0/statusCode").asText()).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(named("Taken back")).isZero();
        assertThat(org.client.journal())
                .noneMatch(line -> line.get("effect").asText().equals("created"));
    }

    private JsonNode composite(boolean allOrNone, String parts) {
        String body = "{\"allOrNone\":" + allOrNone + ",\"compositeRequest\":[" + parts.formatted(DATA) + "]}";
        return org.client.post(DATA + "/composite", body).json().get("compositeResponse");
    }

    private int named(String name) {
        return org.query("SELECT COUNT() FROM Account WHERE Name = '" + name + "'")
                .json()
                .get("totalSize")
                .intValue();
    }
}
