package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a won deal to time in the books: what is approved in the PSA is posted to the ERP, once, and explained. */
class TimeToErpIT {

    @TempDir
    Path folder;

    private static Path files(Path folder) throws Exception {
        Path files = folder.resolve("files");
        Files.createDirectories(files.resolve("config"));
        Files.writeString(files.resolve("config/posting.yaml"), "longest: 1s\nperiods: { back: 2, every: 1s }\n");
        return files;
    }

    @Test
    void d11ApprovedTimeOfAWonDealIsPostedOnceAndWhatIsNotApprovedIsCounted() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files(folder)).open()) {
            firm.win(Map.of("count", 1, "regions", List.of("us"), "billingMethods", List.of("time-and-materials")));
            List<TransactionHistory> deals = firm.atRest(1);
            assertThat(deals)
                    .as(firm::timelines)
                    .allSatisfy(deal -> assertThat(deal.transaction().state()).isEqualTo(TransactionState.COMPLETED));
            String workspace = (String) Json.textAt(
                    deals.get(0).steps().stream()
                            .filter(step -> step.id().equals("project"))
                            .findFirst()
                            .orElseThrow()
                            .result(),
                    "id");
            String project = firm.ledger()
                    .boundTo("psa-project", "kantata", workspace)
                    .get(0)
                    .substring("psa-project:".length());
            String person = firm.system("kantata").records("users").stream()
                    .filter(user -> "Consultant US".equals(user.get("full_name")))
                    .map(user -> (String) user.get("id"))
                    .findFirst()
                    .orElseThrow();
            String task = deals.get(0).steps().stream()
                    .filter(step -> step.id().startsWith("task/work-"))
                    .map(step -> Json.textAt(step.result(), "id"))
                    .findFirst()
                    .orElseThrow();
            staff(firm, project, person);
            String day = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
            put(firm, entry("501", person, workspace, task, day, 90, true));
            put(firm, entry("502", person, workspace, task, day, 30, false));

            EntryTotal posted = Facts.await(() -> posted(firm));
            assertThat(posted.lines()).as(firm::timelines).isEqualTo(1);
            assertThat(posted.amounts().workedSeconds()).isEqualTo(5400);
            assertThat(firm.ledger().entries().counts())
                    .filteredOn(count -> count.state() == EntryState.WAITING)
                    .extracting(EntryCount::entries)
                    .containsExactly(1L);
            assertThat(firm.system("netsuite").created("timeBill")).isEqualTo(1);
        }
    }

    private static Optional<EntryTotal> posted(SimulatedFirm firm) {
        return firm.ledger().entries().totals().stream()
                .filter(total -> total.state() == LineState.POSTED)
                .findFirst();
    }

    private static void staff(SimulatedFirm firm, String project, String personId) {
        String employee =
                (String) firm.system("netsuite").records("employee").get(0).get("id");
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
                                "1",
                                null,
                                Map.of(
                                        "id",
                                        personId,
                                        "ids",
                                        Map.of("netsuite", employee),
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

    private static Map<String, Object> entry(
            String id, String person, String workspace, String task, String day, int minutes, boolean approved) {
        return Map.of(
                "id", id,
                "workspace_id", workspace,
                "story_id", task,
                "user_id", person,
                "date_performed", day,
                "time_in_minutes", minutes,
                "billable", true,
                "rate_in_cents", 20000,
                "currency", "USD",
                "approved", approved);
    }
}
