package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What NetSuite does with the lines of posting batches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetSuitePostingIT {

    private Simulators simulators;
    private ConnectorBed bed;
    private Simulator netsuite;
    private String project;
    private String employee;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.NETSUITE)));
        bed = new ConnectorBed(
                Layers.over(), Map.of("erp", "netsuite"), SimulatorAccounts.replacing(simulators.urls()));
        netsuite = new TargetSystem(simulators.url("netsuite")).control();
        Map<String, Object> subsidiary = Map.of("id", "4");
        netsuite.put("customer", Map.of("externalId", "c", "companyName", "Muster", "subsidiary", subsidiary));
        netsuite.put(
                "job",
                Map.of(
                        "externalId",
                        "p",
                        "companyName",
                        "P-1",
                        "subsidiary",
                        subsidiary,
                        "parent",
                        Map.of("externalId", "c")));
        project = id("job", "p");
        employee = employee("ada", false);
    }

    @AfterAll
    void shut() {
        bed.close();
        simulators.close();
    }

    private String employee(String externalId, boolean left) throws Exception {
        netsuite.put(
                "employee",
                Map.of(
                        "externalId", externalId,
                        "firstName", "Ada",
                        "lastName", externalId,
                        "isInactive", left,
                        "subsidiary", Map.of("id", "4")));
        return id("employee", externalId);
    }

    private String id(String type, String externalId) throws Exception {
        return record(type, externalId).get("id").toString();
    }

    private Map<String, Object> record(String type, String externalId) throws Exception {
        return netsuite.records(type).stream()
                .filter(one -> externalId.equals(one.get("externalId")))
                .findFirst()
                .orElseThrow();
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

    @Test
    void d5HoursAreKeptInMinutesAndTheRateGivesTheAmountAllTheSame() throws Exception {
        TestBatch batch = TestBatch.time(project, "de01", employee);
        OperationResult result = post("erp-time-post", batch, Map.of());
        assertThat(values(result, "outcome")).containsOnly("posted");
        assertThat(values(result, "quantity")).containsExactly(null, "7.350000", null, null);
        Map<String, Object> odd = record("timeBill", batch.id() + "-2");
        assertThat(odd).containsEntry("hours", "7:21");
        assertThat(new java.math.BigDecimal(odd.get("rate").toString())
                        .multiply(new java.math.BigDecimal("7.35"))
                        .setScale(2, java.math.RoundingMode.HALF_UP))
                .isEqualTo("660.75");
        assertThat(record("timeBill", batch.id() + "-4")).containsEntry("hours", "-7:30");
        assertThat(values(post("erp-time-post", batch, Map.of()), "outcome")).containsOnly("existed");
    }

    @Test
    void d11AGoodLineIsPostedAndABadOneIsTold() throws Exception {
        TestBatch batch = TestBatch.time(project, "de01", employee);
        batch.lines().get(1).put("erpEmployeeId", employee("left", true));
        batch.lines().get(2).remove("erpEmployeeId");
        OperationResult result = post("erp-time-post", batch, Map.of());
        assertThat(values(result, "outcome")).containsExactly("posted", "refused", "refused", "posted");
        assertThat(values(result, "reason").get(1).toString()).contains("USER_ERROR", "employee");
        assertThat(values(result, "reason").get(2).toString()).startsWith("CON-1404");
        assertThat(values(result, "retry")).containsExactly(null, false, false, null);
    }

    @Test
    void d17InAClosedPeriodEachLineIsRefusedAndMayBeTriedLater() throws Exception {
        netsuite.put("accountingPeriod", Map.of("id", id("accountingPeriod", "2025-03"), "closed", true));
        TestBatch time = TestBatch.time(project, "de01", employee);
        OperationResult result = post("erp-time-post", time, Map.of("accountingOn", "2025-03-31"));
        assertThat(values(result, "outcome")).containsOnly("refused");
        assertThat(values(result, "retry")).containsOnly(true);
        TestBatch expense = TestBatch.expense(project, "de01");
        assertThat(values(post("erp-expense-post", expense, Map.of("accountingOn", "2025-03-31")), "retry"))
                .containsOnly(true);
    }

    @Test
    void d46ExpensesAreOneJournalWhoseRowsBalanceAndNameTheirLines() throws Exception {
        TestBatch batch = TestBatch.expense(project, "de01");
        OperationResult result = post("erp-expense-post", batch, Map.of());
        assertThat(values(result, "outcome")).containsOnly("posted");
        assertThat(Json.textAt(result.value(), "documents.0.state")).isEqualTo("posted");
        Map<String, Object> journal = netsuite.records("journalEntry").stream()
                .filter(one -> one.toString().contains(batch.id() + "-1"))
                .findFirst()
                .orElseThrow();
        assertThat(Json.asList(Json.at(journal, "line"))).hasSize(12);
        assertThat(journal).containsEntry("tranDate", "2026-11-20");
    }

    @Test
    void d51LinesThatBelongTogetherGoAsAWholeOrNotAtAll() throws Exception {
        TestBatch batch = TestBatch.expense(project, "de01");
        batch.lines().get(1).remove("cost");
        batch.lines().get(1).remove("tax");
        OperationResult alone = post("erp-expense-post", batch, Map.of());
        assertThat(values(alone, "outcome")).containsExactly("posted", "refused", "posted");
        TestBatch whole = TestBatch.expense(project, "de01");
        whole.lines().get(1).remove("cost");
        whole.lines().get(1).remove("tax");
        assertThat(values(post("erp-expense-post", whole, Map.of("balanced", true)), "outcome"))
                .containsOnly("refused");
        assertThat(values(post("erp-time-post", priced(), Map.of("balanced", true)), "outcome"))
                .containsOnly("posted");
    }

    @Test
    void anAssignmentIsOneAllocationThatFollowsItAndGoesWithIt() throws Exception {
        assertThat(assign("confirmed", 360_000)).containsEntry("seconds", 360_000);
        Map<String, Object> made = record("resourceAllocation", "asg-a1");
        assertThat(assign("tentative", 180_000))
                .containsEntry("status", "tentative")
                .containsEntry("seconds", 180_000);
        assertThat(record("resourceAllocation", "asg-a1")).containsEntry("id", made.get("id"));
        assertThat(assign("withdrawn", 180_000)).containsEntry("id", "a1");
        assertThat(netsuite.records("resourceAllocation")).isEmpty();
        assertThat(assign("withdrawn", 180_000)).containsEntry("id", "a1");
        Map<String, Object> card = Map.of("id", "RC-7", "currency", "EUR");
        assertThat(bed.call("erp-rate-write", Map.of("rateCard", card), "r").value())
                .isEqualTo(card);
    }

    private Map<String, Object> assign(String status, int seconds) {
        Map<String, Object> assignment = Map.of(
                "id",
                "a1",
                "projectId",
                project,
                "employee",
                Map.of("id", employee),
                "role",
                "Consultant",
                "startOn",
                "2026-11-01",
                "endOn",
                "2026-12-31",
                "seconds",
                seconds,
                "status",
                status);
        OperationResult result = bed.call(
                "erp-assignment-write",
                Map.of("assignment", assignment, "transaction", Map.of("region", "de")),
                "a" + status + seconds);
        assertThat(result).as(result.problem()).returns(Outcome.APPLIED, OperationResult::outcome);
        return result.value();
    }

    private TestBatch priced() {
        TestBatch batch = TestBatch.time(project, "de01", employee);
        batch.lines().remove(2);
        return batch;
    }

    @Test
    void g5ABatchOfFiveHundredIsPostedOnceThoughOneOfItsAnswersIsLost() throws Exception {
        TestBatch batch = TestBatch.many(project, "de01", employee, 500);
        netsuite.fault(List.of(Map.of(
                "operation",
                "timeBill-upsert",
                "nth",
                250,
                "count",
                1,
                "fault",
                "lose-answer",
                "when",
                "after-commit")));
        assertThat(post("erp-time-post", batch, Map.of())).returns(Outcome.UNKNOWN, OperationResult::outcome);
        assertThat(bed.call("erp-time-find", Map.of("batch", batch.plain(), "transaction", Map.of("region", "de")), "x")
                        .absent())
                .isTrue();
        long before = netsuite.records("timeBill").size();
        assertThat(before).isGreaterThan(200);
        OperationResult again = post("erp-time-post", batch, Map.of());
        assertThat(values(again, "outcome")).contains("existed", "posted").doesNotContain("refused");
        assertThat(values(again, "documentId")).doesNotContainNull().doesNotHaveDuplicates();
    }
}
