package io.throughline.simulator.dynamics365;

import static io.throughline.simulator.dynamics365.DynamicsEnvironment.inner;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SimulatorClient.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicsBatchTest {

    private static final String CUSTOMER =
            "{\"dataAreaId\":\"us01\",\"OrganizationName\":\"%s\",\"CustomerGroupId\":\"%s\",\"SalesCurrencyCode\":\"USD\"}";

    private DynamicsEnvironment environment;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        environment = new DynamicsEnvironment(folder);
    }

    @AfterEach
    void close() {
        environment.close();
    }

    private Reply batch(String secondGroup) {
        String body = """
                --b
                Content-Type: multipart/mixed; boundary=c

                --c
                Content-Type: application/http
                Content-Transfer-Encoding: binary
                Content-ID: 1

                POST CustomersV3 HTTP/1.1
                Content-Type: application/json

                %s
                --c
                Content-Type: application/http
                Content-Transfer-Encoding: binary
                Content-ID: 2

                POST %s/data/CustomersV3 HTTP/1.1
                Content-Type: application/json

                %s
                --c--
                --b
                Content-Type: application/http
                Content-Transfer-Encoding: binary

                GET /data/CustomersV3?$select=OrganizationName HTTP/1.1
                Accept: application/json

                --b--
                """.formatted(
                        CUSTOMER.formatted("One", "SERVICES"),
                        environment.client.url(),
                        CUSTOMER.formatted("Two", secondGroup));
        return environment.client.send(
                "POST",
                "/data/$batch",
                body.replace("\n", "\r\n"),
                Map.of("Content-Type", "multipart/mixed; boundary=b"));
    }

    @Test
    void aChangeSetIsDoneWholeOrNotAtAll() {
        Reply refused = batch("NONE");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.raw().body())
                .contains("HTTP/1.1 400")
                .doesNotContain("HTTP/1.1 201")
                .contains("\"value\":[]");
        assertThat(environment.client.get("/data/CustomersV3").json().get("value"))
                .isEmpty();

        Reply done = batch("SERVICES");
        assertThat(done.header("Content-Type")).startsWith("multipart/mixed; boundary=");
        assertThat(done.raw().body().split("HTTP/1.1 201", -1)).hasSize(3);
        assertThat(done.raw().body()).contains("Content-ID: 2").contains("\"OrganizationName\":\"Two\"");
        assertThat(environment.client.get("/data/CustomersV3").json().get("value"))
                .hasSize(2);
        assertThat(environment.client.journal().stream()
                        .filter(line -> line.get("effect").asText().equals("created")))
                .hasSize(2)
                .allMatch(line -> line.get("operation").asText().equals("batch"));
    }

    @Test
    void journalsAreDraftsUntilTheBatchJobPostsThem() {
        String contract = environment.contract("de01");
        String project = environment
                .create(
                        "ProjectsV2",
                        "{\"dataAreaId\":\"de01\",\"ProjectName\":\"P\",\"ProjectGroupId\":\"TM\",\"ProjectContractId\":\""
                                + contract + "\"}")
                .json()
                .get("ProjectId")
                .asText();
        String journal = environment
                .create("ProjectHourJournalHeaders", "{\"dataAreaId\":\"de01\",\"Description\":\"w\"}")
                .json()
                .get("JournalBatchNumber")
                .asText();
        String line =
                "{\"dataAreaId\":\"de01\",\"JournalId\":\"" + journal + "\",\"LineNumber\":1,\"ProjectID\":\"" + project
                        + "\",\"ProjectDate\":\"%s\",\"Hours\":7.5,\"SalesPrice\":100,\"ExternalReference\":\"tl-1\"}";
        assertThat(inner(environment.create("ProjectHourJournalLines", line.formatted("2025-03-01T12:00:00Z"))))
                .contains("is not open");
        assertThat(environment
                        .create("ProjectHourJournalLines", line.formatted("2026-11-02T12:00:00Z"))
                        .status())
                .isEqualTo(201);

        assertThat(environment.client.get("/_simulator/postings").raw().body())
                .isEqualTo("[{\"dataAreaId\":\"de01\",\"project\":\"" + project
                        + "\",\"period\":\"2026-11\",\"currency\":\"\",\"kind\":\"hour\",\"lines\":1,\"quantity\":\"7.5\","
                        + "\"cost\":\"0.00\",\"sales\":\"750.00\"}]");
        assertThat(environment.list("ProjectHourJournalLines", "Voucher eq ''")).hasSize(1);
        assertThat(posted(journal)).isEqualTo("No");
        environment.client.post("/_simulator/post-journals", "");
        assertThat(posted(journal)).isEqualTo("Yes");
        JsonNode actuals = environment.list("PSAActuals", "ProjId eq '" + project + "'");
        assertThat(actuals).hasSize(1);
        assertThat(actuals.get(0).get("AmountMst").decimalValue()).isEqualByComparingTo("750");
        assertThat(inner(environment.create(
                        "ProjectHourJournalLines",
                        line.formatted("2026-11-02T12:00:00Z").replace("\"LineNumber\":1", "\"LineNumber\":2"))))
                .contains("is posted");
        assertThat(environment.client.post("/data/PSAActuals", "{}").status()).isEqualTo(400);
    }

    private String posted(String journal) {
        return environment
                .list("ProjectHourJournalHeaders", "JournalBatchNumber eq '" + journal + "'")
                .at("/0/Posted")
                .asText();
    }

    @Test
    void administratorsChangeFieldsAndTheMetadataTellsIt() {
        String number = environment.customer("us01", "N");
        environment.client.post("/_simulator/schema", """
                [{"object":"CustomersV3","field":"Throughline_TL","change":"add-field","to":"string(40)"},
                 {"object":"CustomersV3","field":"IdentificationNumber","change":"rename-field","to":"RegistrationNumber"}]""");
        assertThat(environment.client.get("/data/$metadata").raw().body())
                .contains("<Property Name=\"Throughline_TL\" Type=\"Edm.String\" MaxLength=\"40\" />")
                .doesNotContain("IdentificationNumber");
        String address = "/data/CustomersV3(dataAreaId='us01',CustomerAccount='" + number + "')";
        assertThat(environment.client.get(address).json().get("Throughline_TL").asText())
                .isEmpty();
        assertThat(environment
                        .client
                        .patch(address, "{\"IdentificationNumber\":\"1\"}")
                        .status())
                .isEqualTo(400);
        assertThat(environment
                        .client
                        .patch(address, "{\"RegistrationNumber\":\"1\"}")
                        .status())
                .isEqualTo(204);
    }
}
