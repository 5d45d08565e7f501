package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.config.Layers;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.TargetSystem;
import java.nio.file.Path;
import java.time.Clock;
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

    private OperationResult invoice(String operation, String id) {
        return bed.call(operation, Map.of("event", Map.of("data", Map.of("id", id))), "invoice");
    }
}
