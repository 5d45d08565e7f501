package io.throughline.simulator.dynamics365;

import static io.throughline.simulator.dynamics365.DynamicsEnvironment.inner;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SimulatorClient.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamicsEntitiesTest {

    private DynamicsEnvironment environment;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        environment = new DynamicsEnvironment(folder);
    }

    @AfterAll
    void close() {
        environment.close();
    }

    @BeforeEach
    void fresh() {
        environment.client.post("/_simulator/reset", "{}");
        environment.login();
    }

    @Test
    void aRecordOfAnotherCompanyIsNotThereWithoutCrossCompany() {
        String number = environment.customer("de01", "Nordkai");
        String address = "/data/CustomersV3(dataAreaId='de01',CustomerAccount='" + number + "')";

        assertThat(environment.client.get(address).status()).isEqualTo(404);
        assertThat(environment.client.get("/data/CustomersV3").json().get("value"))
                .isEmpty();
        Reply seen = environment.client.get(address + "?cross-company=true");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().get("@odata.etag").asText()).startsWith("W/\"").isEqualTo(seen.header("ETag"));
        assertThat(seen.json().get("InvoiceAccount").asText()).isEqualTo(number);
        assertThat(environment
                        .client
                        .get("/data/CustomersV3(CustomerAccount='" + number + "')?cross-company=true")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAutomaticNumberIsGivenAndNotTakenAndAManualOneMayNotComeTwice() {
        String body =
                "{\"dataAreaId\":\"de01\",\"CustomerAccount\":\"C-1\",\"OrganizationName\":\"N\",\"CustomerGroupId\":\"SERVICES\","
                        + "\"SalesCurrencyCode\":\"EUR\"}";
        Reply refused = environment.create("CustomersV3", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(inner(refused)).contains("Field 'Customer account' does not allow editing");

        environment.client.post("/_simulator/knobs", "{\"manualNumbers\": 1}");
        Reply made = environment.create("CustomersV3", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/data/CustomersV3(dataAreaId='de01',CustomerAccount='C-1')");
        Reply again = environment.create("CustomersV3", body.replace("C-1", "c-1"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(inner(again)).contains("The record already exists");
    }

    @Test
    void filtersAreAppliedAsTheServiceReadsThem() {
        environment.customer("de01", "Nordkai Logistik");
        environment.customer("us01", "O'Neill");

        assertThat(environment.list("CustomersV3", "OrganizationName eq 'nordkai logistik'"))
                .hasSize(1);
        assertThat(environment.list("CustomersV3", "OrganizationName eq '*kai*' and dataAreaId eq 'de01'"))
                .hasSize(1);
        assertThat(environment.list("CustomersV3", "OrganizationName eq 'O''Neill'"))
                .hasSize(1);
        assertThat(environment.list("CustomersV3", "not (dataAreaId eq 'de01') or CreditLimit add 1 gt 5"))
                .hasSize(1);
        String blocked = "OnHoldStatus eq Microsoft.Dynamics.DataEntities.CustVendorBlocked'No'";
        assertThat(environment.list("CustomersV3", blocked)).hasSize(2);
        assertThat(environment.list(
                        "FiscalCalendarPeriodStatuses",
                        "LedgerName eq 'de01' and PeriodStartDate le 2026-11-15T12:00:00Z"
                                + " and PeriodEndDate ge 2026-11-15T00:00:00Z"))
                .hasSize(1);

        assertThat(refusal("OnHoldStatus eq 'No'")).contains("incompatible types");
        assertThat(refusal("contains(OrganizationName,'kai')")).contains("'contains' is not supported");
        assertThat(refusal("dataAreaId in ('de01')")).contains("'in' is not supported");
        assertThat(refusal("Name eq 'x'")).contains("Could not find a property named 'Name'");
        assertThat(refusal("OrganizationName eq")).contains("Syntax error");
    }

    private String refusal(String filter) {
        Reply reply = environment.query("CustomersV3", Map.of("$filter", filter));
        assertThat(reply.status()).isEqualTo(400);
        return inner(reply);
    }

    @Test
    void pagesGoOnByALinkThatCountsRows() {
        for (int i = 0; i < 5; i++) {
            environment.customer("us01", "Customer " + i);
        }
        Reply first = environment.client.send(
                "GET",
                "/data/CustomersV3?$count=true&$select=OrganizationName&$orderby=OrganizationName%20desc",
                null,
                Map.of("Prefer", "odata.maxpagesize=2"));
        assertThat(first.json().get("@odata.count").asInt()).isEqualTo(5);
        assertThat(first.json().get("@odata.context").asText())
                .endsWith("/data/$metadata#CustomersV3(OrganizationName)");
        assertThat(first.json().at("/value/0/OrganizationName").asText()).isEqualTo("Customer 4");
        assertThat(first.json().at("/value/0").has("CustomerAccount")).isFalse();
        String next = first.json().get("@odata.nextLink").asText();
        assertThat(next).contains("$skip=2").contains("$select=OrganizationName");

        Reply second =
                environment.client.get(next.substring(environment.client.url().length()));
        assertThat(second.json().at("/value/0/OrganizationName").asText()).isEqualTo("Customer 2");
        assertThat(second.json().has("@odata.nextLink")).isFalse();
        assertThat(environment.client.get("/data/CustomersV3/$count").raw().body())
                .isEqualTo("5");
        assertThat(environment.query("CustomersV3", Map.of("$top", "1")).json().get("value"))
                .hasSize(1);
        assertThat(environment.query("CustomersV3", Map.of("$apply", "x")).status())
                .isEqualTo(400);
    }

    @Test
    void anOldTagLosesAndWithoutOneTheLastWriterWins() {
        String address =
                "/data/CustomersV3(dataAreaId='us01',CustomerAccount='" + environment.customer("us01", "N") + "')";
        String tag = environment.client.get(address).header("ETag");
        assertThat(change(address, tag).status()).isEqualTo(204);
        assertThat(change(address, tag).status()).isEqualTo(412);
        assertThat(environment.client.patch(address, "{\"NameAlias\":\"b\"}").status())
                .isEqualTo(204);
        environment.client.post("/_simulator/knobs", "{\"requireIfMatch\": 1}");
        assertThat(environment.client.patch(address, "{\"NameAlias\":\"c\"}").status())
                .isEqualTo(428);
        assertThat(environment
                        .client
                        .patch(address.replace("us01", "de01"), "{}")
                        .status())
                .isEqualTo(404);
        assertThat(environment
                        .client
                        .send("DELETE", address, null, Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(204);
        assertThat(environment.client.get(address).status()).isEqualTo(404);
    }

    private Reply change(String address, String tag) {
        return environment.client.send("PATCH", address, "{\"NameAlias\":\"a\"}", Map.of("If-Match", tag));
    }

    @Test
    void valuesHaveTheirTypesAndEmptyIsNeverNull() {
        JsonNode customer = environment
                .create(
                        "CustomersV3",
                        "{\"OrganizationName\":\"N\",\"CustomerGroupId\":\"SERVICES\",\"SalesCurrencyCode\":\"EUR\"}")
                .json();
        assertThat(customer.get("dataAreaId").asText()).isEqualTo("us01");
        assertThat(customer.get("TaxExemptNumber").asText()).isEmpty();
        assertThat(customer.get("OnHoldStatus").asText()).isEqualTo("No");
        assertThat(customer.get("CreditLimit").isNumber()).isTrue();

        JsonNode contract = environment
                .client
                .get("/data/ProjectContracts(dataAreaId='de01',ProjectContractID='" + environment.contract("de01")
                        + "')?cross-company=true&$expand=Customer($select=OrganizationName)")
                .json();
        assertThat(contract.get("ContractDate").asText()).isEqualTo("1900-01-01T00:00:00Z");
        assertThat(contract.at("/Customer/OrganizationName").asText()).isEqualTo("Of a contract");

        assertThat(inner(environment.create("CustomersV3", "{\"Name\":\"N\"}")))
                .contains("'Name' does not exist on type");
        assertThat(inner(environment.create("CustomersV3", "{\"CreditLimit\":\"5\"}")))
                .contains("to the expected type 'Edm.Decimal'");
        assertThat(inner(environment.create("CustomersV3", "{\"OnHoldStatus\":\"Maybe\"}")))
                .contains("CustVendorBlocked");
        assertThat(inner(environment.create("CustomersV3", "{\"OrganizationName\":\"N\"}")))
                .contains("must be filled in");
        assertThat(inner(environment.create(
                        "CustomersV3",
                        "{\"OrganizationName\":\"N\",\"CustomerGroupId\":\"NONE\",\"SalesCurrencyCode\":\"EUR\"}")))
                .contains("not found in the related table");
    }

    @Test
    void aBillableProjectNeedsAContractAndTakesItsCustomer() {
        String body = "{\"dataAreaId\":\"de01\",\"ProjectName\":\"P\",\"ProjectGroupId\":\"TM\"%s}";
        assertThat(inner(environment.create("ProjectsV2", body.formatted("")))).contains("Project contract ID");
        Reply made = environment.create(
                "ProjectsV2",
                body.formatted(",\"ProjectContractId\":\"" + environment.contract("de01")
                        + "\",\"ProjectStage\":\"InProcess\",\"ProjectedStartDate\":\"2026-07-01T00:00:00Z\""));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("CustomerAccountNumber").asText()).startsWith("CUS-");
        assertThat(made.json().get("ProjectedStartDate").asText()).isEqualTo("2026-07-01T12:00:00Z");
        assertThat(made.json().get("ProjectedEndDate").asText()).isEqualTo("1900-01-01T00:00:00Z");
    }
}
