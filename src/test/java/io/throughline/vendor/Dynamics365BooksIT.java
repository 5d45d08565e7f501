package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.TargetSystem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the books of Dynamics 365 tell: periods, invoices, payments. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Dynamics365BooksIT {

    private Simulators simulators;
    private ConnectorBed bed;
    private TargetSystem target;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.DYNAMICS365)));
        bed = new ConnectorBed(
                Layers.over(), Map.of("erp", "dynamics365"), SimulatorAccounts.replacing(simulators.urls()));
        target = new TargetSystem(simulators.url("dynamics365"));
    }

    @AfterAll
    void close() {
        bed.close();
        simulators.close();
    }

    @Test
    void i5ADayLiesInAnOpenOrAClosedPeriodOfItsCompanyOnly() throws Exception {
        int year = java.time.LocalDate.now(java.time.ZoneOffset.UTC).getYear();
        assertThat(period(year + "-02-28").value())
                .containsEntry("state", "open")
                .containsEntry("legalEntity", "de01")
                .containsEntry(
                        "endOn", java.time.YearMonth.of(year, 2).atEndOfMonth().toString());
        assertThat(period(year - 1 + "-12-31").value()).containsEntry("state", "closed");
        assertThat(period("1999-12-31").absent()).isTrue();
    }

    private OperationResult period(String day) {
        Map<String, Object> event = Map.of("data", Map.of("legalEntity", "de01", "workedOn", day));
        return bed.call("erp-period-state", Map.of("event", event), "period");
    }

    @Test
    void i5AnInvoiceTellsWhatIsPaidAndOpenAndOneThatIsNotThereIsAbsent() throws Exception {
        target.control()
                .put(
                        "ProjectInvoices",
                        Map.of(
                                "dataAreaId", "de01",
                                "InvoiceNumber", "INV-000017",
                                "CurrencyCode", "EUR",
                                "InvoiceAmount", 1190,
                                "SettledAmount", 1190,
                                "Status", "Settled"));
        target.control()
                .put(
                        "ProjectInvoiceLines",
                        Map.of(
                                "dataAreaId",
                                "de01",
                                "InvoiceNumber",
                                "INV-000017",
                                "LineNumber",
                                1,
                                "LineAmount",
                                1000));
        assertThat(invoice("erp-invoice-read", "de01:INV-000017").value())
                .containsEntry("status", "settled")
                .doesNotContainKey("dueOn")
                .extracting("lines")
                .asList()
                .hasSize(1);
        assertThat(invoice("erp-payment-state", "de01:INV-000017").value())
                .containsEntry("open", Map.of("value", "0.00", "currency", "EUR"));
        assertThat(invoice("erp-invoice-read", "fr01:INV-000017").absent()).isTrue();
    }

    @Test
    void i5TheFeedOfInvoicesGoesOnAcrossCompaniesAndBeginsBeforeWhereItEnded() throws Exception {
        for (String company : List.of("gb01", "ca01", "in01")) {
            Map<String, Object> invoice =
                    Map.of("dataAreaId", company, "InvoiceNumber", "INV-9", "CurrencyCode", "EUR", "InvoiceAmount", 10);
            target.control().put("ProjectInvoices", invoice);
        }
        Map<String, Object> feed = new HashMap<>(Map.of("since", "2020-01-01T00:00:00Z", "page", 1));
        List<Object> ids = new ArrayList<>();
        boolean more = true;
        while (more) {
            Map<String, Object> page =
                    bed.call("erp-invoice-feed", Map.of("feed", feed), "feed").value();
            Json.asList(page.get("items")).forEach(item -> ids.add(Json.at(item, "data.id")));
            more = Boolean.TRUE.equals(page.get("more"));
            feed.put("position", page.get("position"));
            assertThat(ids).hasSizeLessThan(9);
        }
        assertThat(ids).contains("gb01:INV-9", "ca01:INV-9", "in01:INV-9").doesNotHaveDuplicates();
        feed.put("page", 100);
        Map<String, Object> late =
                bed.call("erp-invoice-feed", Map.of("feed", feed), "feed").value();
        assertThat(Json.asList(late.get("items"))).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void i5ListsTellRatesCostCentersAndEmployees() {
        assertThat(list("erp-exchange-rate-list"))
                .anySatisfy(rate -> assertThat(rate)
                        .isEqualTo(Map.of(
                                "id", "EUR:USD:" + java.time.Year.now(java.time.ZoneOffset.UTC) + "-01-01",
                                "from", "EUR",
                                "to", "USD",
                                "rate", "1.08",
                                "on", java.time.Year.now(java.time.ZoneOffset.UTC) + "-01-01",
                                "kind", "default",
                                "source", "dynamics365")));
        assertThat(list("erp-cost-center-list"))
                .contains(Map.of("id", "210", "code", "210", "name", "Delivery onshore", "parentId", "200"));
        assertThat(list("erp-employee-list"))
                .hasSize(9)
                .anySatisfy(one -> assertThat(Json.asObject(one))
                        .containsEntry("id", "PM-de01")
                        .containsEntry("legalEntity", "de01")
                        .doesNotContainKey("employedTo"));
    }

    private List<Object> list(String operation) {
        Map<String, Object> feed = Map.of("feed", Map.of("since", "2020-01-01T00:00:00Z"));
        OperationResult result = bed.call(operation, feed, "list");
        assertThat(result.applied()).as(result.problem()).isTrue();
        return Json.asList(result.value().get("items")).stream()
                .map(item -> Json.at(item, "data"))
                .toList();
    }

    private OperationResult invoice(String operation, String id) {
        return bed.call(operation, Map.of("event", Map.of("data", Map.of("id", id))), "invoice");
    }
}
