package io.throughline.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.posting.Companies;
import io.throughline.posting.KnownProjects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the page of a feed to what the ERP would be sent. */
class AssignmentsTest {

    private static final Regions REGIONS = Regions.load(Layers.over(Path.of("")), new Problems());

    private final List<String> told = new ArrayList<>();
    private final Map<String, List<Reference>> deals = new LinkedHashMap<>();
    private Ledger ledger;
    private AssignmentIntake intake;
    private AssignmentCheck check;

    @BeforeEach
    void open() {
        ledger = JdbcLedger.open(
                LedgerSettings.inMemory("assignments").withDurability(Durability.NONE),
                () -> UUID.randomUUID().toString());
        KnownProjects projects =
                new KnownProjects(ledger.references(), (system, id) -> deals.getOrDefault(id, List.of()));
        intake = new AssignmentIntake(ledger, projects, this::starts);
        check = new AssignmentCheck(ledger.references(), projects, new Companies(REGIONS), entity -> "netsuite");
        deal("33", "P1", "EUR");
        person("17", "4011");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<NewTransaction> starts(String type, String region) {
        told.add(type);
        return List.of(new NewTransaction(type.substring(0, type.length() - 3), region, null, "bundle"));
    }

    private void deal(String theirs, String ours, String currency) {
        deals.put(
                theirs,
                List.of(
                        new Reference(
                                "project",
                                ours,
                                "1",
                                ours,
                                Map.of(
                                        "id",
                                        ours,
                                        "legalEntity",
                                        "de01",
                                        "ids",
                                        Map.of("kantata", theirs, "netsuite", "9001"))),
                        new Reference(
                                "contract",
                                ours,
                                "1",
                                ours,
                                Map.of("id", ours, "legalEntity", "de01", "currency", currency))));
    }

    private void person(String id, String inErp) {
        ledger.references()
                .keep(List.of(new Reference(
                        "employee-in:kantata", id, "1", null, Map.of("id", id, "ids", Map.of("netsuite", inErp)))));
    }

    private static Map<String, Object> item(String id, String project, String days, String more) {
        String[] day = days.split("\\.\\.");
        Map<String, Object> data = Json.readObject(
                "{\"id\":\"%s\",\"projectId\":\"%s\",\"role\":\"Senior\",\"synced\":true,\"status\":\"confirmed\",\"seconds\":36000,\"costRate\":{\"price\":{\"value\":\"90\",\"currency\":\"EUR\"},\"unit\":\"hour\"},\"employee\":{\"id\":\"17\"},\"startOn\":\"%s\",\"endOn\":\"%s\"%s}"
                        .formatted(id, project, day[0], day[1], more));
        return new LinkedHashMap<>(Map.of("id", id, "version", "1", "change", "changed", "data", data));
    }

    private static Map<String, Object> item(String id, String days) {
        return item(id, "33", days, "");
    }

    private AssignmentCheck.Checked checked(String id) {
        return check.check("kantata", id);
    }

    @Test
    void anAssignmentGoesWithTheIdsOfTheErpAndWithoutItsCost() {
        intake.take("kantata", List.of(item("64", "2026-03-02..2026-03-31")));
        assertThat(told).containsExactly("assignment.changed.v1");
        AssignmentCheck.Checked checked = checked("64");
        assertThat(checked.legalEntity()).isEqualTo("de01");
        assertThat(checked.assignment())
                .containsEntry("id", "kantata-64")
                .containsEntry("projectId", "9001")
                .containsEntry("employee", Map.of("id", "4011"))
                .doesNotContainKey("costRate");
    }

    @Test
    void d21AnOverlapIsRefusedUntilItIsMendedAtTheSource() {
        intake.take("kantata", List.of(item("64", "2026-03-02..2026-03-31"), item("65", "2026-03-31..2026-04-30")));
        assertThat(checked("64").refusal().rule()).isEqualTo("D21");
        assertThat(checked("65").refusal().numbers())
                .containsEntry("first", "64")
                .containsEntry("second", "65");
        Map<String, Object> mended = item("65", "2026-04-01..2026-04-30");
        mended.put("version", "2");
        intake.take("kantata", List.of(mended));
        assertThat(checked("64").refusal()).isNull();
        assertThat(checked("65").refusal()).isNull();
    }

    @Test
    void d21OfANeighbourThatWasDeletedNothingIsLeftToOverlap() {
        intake.take("kantata", List.of(item("64", "2026-03-02..2026-03-31"), item("65", "2026-03-31..2026-04-30")));
        intake.take("kantata", List.of(Map.of("id", "65", "version", "2", "change", "deleted")));
        assertThat(checked("64").refusal()).isNull();
        assertThat(checked("65").assignment()).containsEntry("status", "withdrawn");
    }

    @Test
    void d29APriceInAnotherCurrencyThanTheContractIsRefusedWithBothNamed() {
        intake.take(
                "kantata",
                List.of(item(
                        "64",
                        "33",
                        "2026-03-02..2026-03-31",
                        ",\"billRate\":{\"price\":{\"value\":\"200.00\",\"currency\":\"USD\"},\"unit\":\"hour\"}")));
        assertThat(checked("64").refusal().rule()).isEqualTo("D29");
        assertThat(checked("64").refusal().numbers())
                .containsEntry("assignment", "64")
                .containsEntry("price currency", "USD")
                .containsEntry("contract", "P1")
                .containsEntry("contract currency", "EUR");
    }

    @Test
    void assignmentsOfAnUnknownProjectWaitTogetherAndGoOnceItIsKnown() {
        intake.take(
                "kantata",
                List.of(
                        item("64", "34", "2026-03-02..2026-03-31", ""),
                        item("65", "34", "2026-04-01..2026-04-30", "")));
        assertThat(told).containsExactly("project.unknown.v1");
        assertThat(intake.place("kantata", "34")).isEmpty();
        deal("34", "P2", "EUR");
        assertThat(intake.place("kantata", "34")).hasValue(2);
        assertThat(told).containsExactly("project.unknown.v1", "assignment.changed.v1", "assignment.changed.v1");
        assertThat(checked("65").assignment()).containsEntry("id", "kantata-65");
        assertThat(intake.place("kantata", "34")).as("done once").hasValue(0);
    }

    @Test
    void aPersonWhomTheErpDoesNotKnowIsAskedForAndNeverLeftOut() {
        Map<String, Object> other = item("64", "2026-03-02..2026-03-31");
        Json.asObject(other.get("data")).put("employee", Map.of("id", "18"));
        intake.take("kantata", List.of(other));
        assertThat(checked("64").refusal().rule()).isEqualTo("RUL-1013");
        person("18", "4012");
        assertThat(checked("64").assignment()).containsEntry("employee", Map.of("id", "4012"));
    }

    @Test
    void anAssignmentOfNobodyGoesNowhereAndWaitsForNothing() {
        deals.put(
                "33",
                List.of(
                        new Reference("project", "P1", "2", "P1", Map.of("id", "P1", "ids", Map.of())),
                        deals.get("33").get(1)));
        Map<String, Object> place = item("64", "2026-03-02..2026-03-31");
        Json.asObject(place.get("data")).remove("employee");
        intake.take("kantata", List.of(place, item("65", "2026-03-02..2026-03-31")));
        assertThat(checked("64").assignment()).doesNotContainKey("employee");
        assertThat(checked("65").early()).contains("no record in netsuite yet");
    }

    @Test
    void theSamePageTwiceTellsNothingTwice() {
        List<Map<String, Object>> page = List.of(item("64", "2026-03-02..2026-03-31"));
        intake.take("kantata", page);
        intake.take("kantata", page);
        assertThat(ledger.ofObject("assignment", "64")).hasSize(1);
    }

    @Test
    void rul1004AnAssignmentWithoutAnEndIsRefused() {
        Map<String, Object> open = item("64", "2026-03-02..2026-03-31");
        Json.asObject(open.get("data")).remove("endOn");
        intake.take("kantata", List.of(open));
        assertThat(checked("64").refusal().rule()).isEqualTo("RUL-1004");
    }
}
