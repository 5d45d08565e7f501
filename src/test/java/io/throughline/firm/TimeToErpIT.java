package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.entries.EntryCount;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.EntryTotal;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.Reference;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a won deal to time in the books: what is approved in the PSA is posted to the ERP, once, and explained. */
class TimeToErpIT {

    @TempDir
    Path folder;

    private static Path files(Path folder, String erp) throws Exception {
        Path files = folder.resolve("files");
        Files.createDirectories(files.resolve("config/regions"));
        Files.writeString(files.resolve("config/posting.yaml"), "longest: 1s\nperiods: { back: 2, every: 1s }\n");
        String shipped =
                Layers.over().find("config/regions/us.yaml").orElseThrow().text();
        Files.writeString(
                files.resolve("config/regions/us.yaml"),
                shipped.replaceFirst("(?m)^zone: ", "systems: { erp: %s, psa: kantata }\nzone: ".formatted(erp)));
        return files;
    }

    /** Where time may be logged: a project of a won deal, a task of it, and somebody who is assigned. */
    private record Work(String workspace, String task, String person) {

        Map<String, Object> entry(String id, int minutes, boolean approved) {
            return Map.of(
                    "id", id,
                    "workspace_id", workspace,
                    "story_id", task,
                    "user_id", person,
                    "date_performed", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString(),
                    "time_in_minutes", minutes,
                    "billable", true,
                    "rate_in_cents", 20000,
                    "currency", "USD",
                    "approved", approved);
        }
    }

    @ParameterizedTest
    @CsvSource({"netsuite, timeBill", "dynamics365, ProjectHourJournalLines"})
    void d11ApprovedTimeOfAWonDealIsPostedOnceAndCorrectedByLinkedLines(String erp, String record) throws Exception {
        try (SimulatedFirm firm =
                SimulatedFirm.in(folder).with(files(folder, erp)).open()) {
            Work work = work(firm, wonDeal(firm), erp);
            put(firm, work.entry("501", 90, true));
            put(firm, work.entry("502", 30, false));
            EntryTotal posted = posted(firm, 1);
            assertThat(posted.amounts().workedSeconds()).isEqualTo(5400);
            assertThat(firm.ledger().entries().counts())
                    .filteredOn(count -> count.state() == EntryState.WAITING)
                    .extracting(EntryCount::entries)
                    .containsExactly(1L);

            put(firm, work.entry("501", 120, true));
            assertThat(posted(firm, 3).amounts().workedSeconds())
                    .as("D16 one reversal and one new line")
                    .isEqualTo(7200);
            put(firm, work.entry("501", 120, false));
            EntryTotal withdrawn = posted(firm, 4);
            assertThat(withdrawn.amounts().workedSeconds()).as("D14").isZero();
            assertThat(withdrawn.amounts().bill()).isEqualByComparingTo("0");
            assertThat(firm.system(erp).created(record)).isEqualTo(4);
        }
    }

    private static TransactionHistory wonDeal(SimulatedFirm firm) {
        firm.win(Map.of("count", 1, "regions", List.of("us"), "billingMethods", List.of("time-and-materials")));
        List<TransactionHistory> deals = firm.atRest(1);
        assertThat(deals)
                .as(firm::timelines)
                .singleElement()
                .satisfies(deal -> assertThat(deal.transaction().state()).isEqualTo(TransactionState.COMPLETED));
        return deals.get(0);
    }

    private static Work work(SimulatedFirm firm, TransactionHistory deal, String erp) {
        String workspace = made(deal, "project");
        String person = firm.system("kantata").records("users").stream()
                .filter(user -> "Consultant US".equals(user.get("full_name")))
                .map(user -> (String) user.get("id"))
                .findFirst()
                .orElseThrow();
        String project = firm.ledger()
                .boundTo("psa-project", "kantata", workspace)
                .get(0)
                .substring("psa-project:".length());
        Map<String, Object> employee = firm.system(erp)
                .records(erp.equals("netsuite") ? "employee" : "EmployeesV2")
                .get(0);
        Object id = employee.getOrDefault("PersonnelNumber", employee.get("id"));
        staff(firm, project, person, Map.of(erp, id));
        return new Work(workspace, made(deal, "task/work-"), person);
    }

    /** Id of what the first step of a name made. */
    private static String made(TransactionHistory deal, String step) {
        return deal.steps().stream()
                .filter(one -> one.id().startsWith(step))
                .map(one -> Json.textAt(one.result(), "id"))
                .findFirst()
                .orElseThrow();
    }

    /** Sums of what is posted, as soon as it is so many lines. */
    private static EntryTotal posted(SimulatedFirm firm, int lines) {
        try {
            return Facts.await(() -> firm.ledger().entries().totals().stream()
                    .filter(total -> total.state() == LineState.POSTED && total.lines() == lines)
                    .findFirst());
        } catch (AssertionError late) {
            throw new AssertionError(firm.timelines() + firm.ledger().entries().page(null, 10), late);
        }
    }

    private static void staff(SimulatedFirm firm, String project, String personId, Map<String, Object> ids) {
        Map<String, Object> person = Map.of("id", personId);
        firm.ledger()
                .references()
                .keep(List.of(
                        new Reference(
                                "assignment",
                                "kantata:1",
                                "1",
                                project,
                                Map.of(
                                        "id",
                                        "1",
                                        "projectId",
                                        project,
                                        "employee",
                                        person,
                                        "role",
                                        "Consultant",
                                        "synced",
                                        true)),
                        new Reference(
                                "employee-in:kantata",
                                personId,
                                Instant.now().toString(), // after people were compared at the start
                                null,
                                Map.of(
                                        "id",
                                        personId,
                                        "ids",
                                        ids,
                                        "costRates",
                                        List.of(Map.of(
                                                "price", Map.of("value", "80.00", "currency", "USD"),
                                                "unit", "hour",
                                                "validFrom", "2020-01-01")))),
                        new Reference(
                                "rate-card",
                                "general-usd",
                                "1",
                                "general",
                                Map.of(
                                        "id", "general-usd",
                                        "currency", "USD",
                                        "scope", Map.of("level", "general"),
                                        "approval", Map.of("status", "approved"),
                                        "rows",
                                                List.of(Map.of(
                                                        "key", "consultant",
                                                        "role", "Consultant",
                                                        "price", Map.of("value", "200.00", "currency", "USD"),
                                                        "unit", "hour",
                                                        "validFrom", "2020-01-01"))))));
    }

    private static void put(SimulatedFirm firm, Map<String, Object> entry) {
        assertThat(firm.system("kantata").post("/_simulator/records/time_entries", entry))
                .doesNotContainKey("errors");
    }
}
