package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.runner.demo.Simulator;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.TargetSystem;
import io.throughline.workflow.Outcome;
import java.lang.management.ManagementFactory;
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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What Dynamics 365 does with the lines of posting batches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Dynamics365PostingIT {

    private static final String LINES = "ProjectHourJournalLines";
    private static final String EMPLOYEE = "PM-de01";

    private Simulators simulators;
    private ConnectorBed bed;
    private Simulator dynamics;
    private String project;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.DYNAMICS365)));
        bed = new ConnectorBed(
                Layers.over(), Map.of("erp", "dynamics365"), SimulatorAccounts.replacing(simulators.urls()));
        dynamics = new TargetSystem(simulators.url("dynamics365")).control();
        Map<String, Object> internal =
                Map.of("dataAreaId", "de01", "ProjectId", "P-1", "ProjectName", "P-1", "ProjectGroupId", "INT");
        dynamics.put("ProjectsV2", internal);
        project = "de01:P-1";
    }

    @AfterAll
    void shut() {
        bed.close();
        simulators.close();
    }

    private OperationResult post(String operation, TestBatch batch, Map<String, Object> more) {
        Map<String, Object> plain = batch.plain();
        plain.putAll(more);
        Map<String, Object> document = new HashMap<>(Map.of("batch", plain, "transaction", Map.of("region", "de")));
        return bed.call(operation, document, "posting:" + batch.id());
    }

    private static List<Object> values(OperationResult result, String field) {
        assertThat(result).as(result.problem()).returns(Outcome.APPLIED, OperationResult::outcome);
        List<Object> values = new ArrayList<>();
        Json.asList(result.value().get("lines")).forEach(line -> values.add(Json.at(line, field)));
        return values;
    }

    private List<Map<String, Object>> lines(String set, TestBatch batch) throws Exception {
        return dynamics.records(set).stream()
                .filter(one -> one.get("ExternalReference").toString().startsWith(batch.id()))
                .toList();
    }

    @Test
    void d5HoursAndPriceOfALineGiveItsAmountAndAReversalIsItsNegative() throws Exception {
        TestBatch batch = TestBatch.time(project, "de01", EMPLOYEE);
        OperationResult result = post("erp-time-post", batch, Map.of());
        assertThat(values(result, "outcome")).containsOnly("posted");
        assertThat(Json.textAt(result.value(), "documents.0.state")).isEqualTo("draft");
        String journal = Json.textAt(result.value(), "documents.0.number");
        assertThat(values(result, "documentNumber")).containsOnly(journal);
        assertThat(values(result, "documentId"))
                .containsExactly(journal + ":1", journal + ":2", journal + ":3", journal + ":4");

        List<Map<String, Object>> lines = lines(LINES, batch);
        assertThat(lines).hasSize(4);
        java.math.BigDecimal odd = new java.math.BigDecimal(
                        lines.get(1).get("Hours").toString())
                .multiply(
                        new java.math.BigDecimal(lines.get(1).get("SalesPrice").toString()));
        assertThat(odd.setScale(2, java.math.RoundingMode.HALF_UP)).isEqualTo("660.75");
        assertThat(lines.get(3).get("Hours").toString()).isEqualTo("-7.5");
        assertThat(values(post("erp-time-post", batch, Map.of()), "outcome")).containsOnly("existed");
        assertThat(lines(LINES, batch)).hasSize(4);
    }

    @Test
    void d11AGoodLineIsPostedAndABadOneIsTold() throws Exception {
        TestBatch batch = TestBatch.time(project, "de01", EMPLOYEE);
        batch.lines().get(1).put("erpEmployeeId", "NOBODY");
        batch.lines().get(2).remove("erpEmployeeId");
        OperationResult result = post("erp-time-post", batch, Map.of());
        assertThat(values(result, "outcome")).containsExactly("posted", "refused", "refused", "posted");
        assertThat(values(result, "reason").get(1).toString())
                .contains("AxODataFieldValidationException")
                .doesNotContain("NOBODY");
        assertThat(values(result, "reason").get(2).toString()).startsWith("CON-1404");
        assertThat(lines(LINES, batch)).hasSize(2);
    }

    @Test
    void d17InAClosedPeriodALineIsRefusedAndMayBeTriedLater() throws Exception {
        TestBatch batch = TestBatch.time(project, "de01", EMPLOYEE);
        String closed = java.time.LocalDate.now(Clock.systemUTC()).minusYears(1).toString();
        batch.lines().get(0).put("accountingOn", closed);
        batch.lines().get(1).put("erpEmployeeId", "NOBODY");
        OperationResult result = post("erp-time-post", batch, Map.of());
        assertThat(values(result, "outcome")).containsExactly("refused", "refused", "posted", "posted");
        assertThat(values(result, "retry")).containsExactly(true, false, null, null);
    }

    @Test
    void d51LinesThatBelongTogetherGoAsAWholeOrNotAtAll() throws Exception {
        TestBatch broken = TestBatch.time(project, "de01", EMPLOYEE);
        broken.lines().get(1).put("erpEmployeeId", "NOBODY");
        OperationResult result = post("erp-time-post", broken, Map.of("balanced", true));
        assertThat(values(result, "outcome")).containsOnly("refused");
        assertThat(lines(LINES, broken)).isEmpty();
        TestBatch good = TestBatch.time(project, "de01", EMPLOYEE);
        assertThat(values(post("erp-time-post", good, Map.of("balanced", true)), "outcome"))
                .containsOnly("posted");
        assertThat(lines(LINES, good)).hasSize(4);
    }

    @Test
    void d46ExpensesAreLinesOfAnExpenseJournalWithTheirTaxApart() throws Exception {
        TestBatch batch = TestBatch.expense(project, "de01");
        assertThat(values(post("erp-expense-post", batch, Map.of()), "outcome")).containsOnly("posted");
        List<Map<String, Object>> lines = lines("ProjectExpenseJournalLines", batch);
        assertThat(lines)
                .extracting(line -> line.get("TransactionAmount").toString())
                .containsExactly("100.00", "50.00", "-100.00");
        assertThat(lines.get(1).get("SalesTaxAmount").toString()).isEqualTo("9.50");
        assertThat(values(post("erp-expense-post", batch, Map.of()), "outcome")).containsOnly("existed");
    }

    @Test
    void g5ABatchOfFiveHundredIsPostedOnceThoughItsAnswerIsLost() throws Exception {
        TestBatch batch = TestBatch.many(project, "de01", EMPLOYEE, 500);
        dynamics.fault(
                List.of(Map.of("operation", "batch", "count", 1, "fault", "lose-answer", "when", "after-commit")));
        assertThat(post("erp-time-post", batch, Map.of())).returns(Outcome.UNKNOWN, OperationResult::outcome);
        OperationResult again = post("erp-time-post", batch, Map.of());
        assertThat(values(again, "outcome")).containsOnly("existed");
        assertThat(lines(LINES, batch)).hasSize(500);
    }

    @Test
    void d14AnAssignmentIsMadeChangedAndTakenAway() throws Exception {
        Map<String, Object> assignment = new HashMap<>(Map.of(
                "id",
                "A-1",
                "projectId",
                project,
                "employee",
                Map.of("id", EMPLOYEE),
                "role",
                "Architect",
                "startOn",
                "2026-11-01",
                "seconds",
                5400));
        Map<String, Object> document =
                new HashMap<>(Map.of("assignment", assignment, "transaction", Map.of("region", "de")));
        assertThat(bed.call("erp-assignment-write", document, "a-1").value())
                .containsEntry("id", "A-1")
                .containsEntry("seconds", 5400);
        assignment.put("endOn", "2026-12-31");
        assertThat(bed.call("erp-assignment-find", document, "a-1").absent()).isTrue();
        assertThat(bed.call("erp-assignment-write", document, "a-1").value()).containsEntry("endOn", "2026-12-31");
        assertThat(dynamics.records("ProjectResourceAssignments")).hasSize(1);
        assignment.put("status", "withdrawn");
        assertThat(bed.call("erp-assignment-write", document, "a-1"))
                .returns(Outcome.APPLIED, OperationResult::outcome);
        assertThat(dynamics.records("ProjectResourceAssignments")).isEmpty();
        assertThat(bed.call("erp-assignment-find", document, "a-1").absent()).isFalse();
    }

    /** Connector and simulator in one process; run with {@code -Dthroughline.measure=true}. */
    @Test
    @EnabledIfSystemProperty(named = "throughline.measure", matches = "true")
    void aLineCostsLittleCpu() throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double last = 0;
        for (int round = 0; round < 6; round++) {
            long cpu = system.getProcessCpuTime();
            for (int batch = 0; batch < 20; batch++) {
                post("erp-time-post", TestBatch.many(project, "de01", EMPLOYEE, 500), Map.of());
            }
            last = (system.getProcessCpuTime() - cpu) / 1e10;
            System.out.printf("10000 lines: %.3f ms CPU for each%n", last);
        }
        assertThat(last).isLessThan(0.5);
    }
}
