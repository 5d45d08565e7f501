package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.ledger.TransactionHistory;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an allocation in the PSA to one in the ERP: the person found by e-mail, the project by its deal, an overlap refused with both named. */
class StaffingToErpIT {

    private static final String CONSULTANT = "us.consultant@throughline.example";

    @TempDir
    Path folder;

    private static Path files(Path folder) throws Exception {
        Path files = folder.resolve("files");
        Files.createDirectories(files.resolve("config"));
        Files.writeString(files.resolve("config/posting.yaml"), "people: { every: 1s }\n");
        return files;
    }

    @Test
    void d21AnAllocationGoesToTheErpAndOneThatOverlapsAnotherWaitsForThePmo() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files(folder))) {
            firm.system("netsuite")
                    .put(
"employee",
                            List.of(Map.of(
                                    "id",
                                    "4711",
                                    "entityId",
                                    "E-17",
                                    "email",
                                    CONSULTANT,
                                    "subsidiary",
                                    Map.of("id", "1"),
                                    "isJobResource",
                                    true)));
            firm.open();
            firm.win(Map.of("count", 1, "regions", List.of("us"), "billingMethods", List.of("time-and-materials")));
            List<TransactionHistory> deals = firm.atRest(1);
            String workspace = Json.textAt(
                    deals.get(0).steps().stream()
                            .filter(step -> step.id().equals("project"))
                            .findFirst()
                            .orElseThrow()
                            .result(),
                    "id");
            String person = (String) firm.system("kantata").records("users").stream()
                    .filter(user -> CONSULTANT.equals(user.get("email_address")))
                    .findFirst()
                    .orElseThrow()
                    .get("id");
            firm.system("kantata")
                    .put(
"workspace_resources",
                            List.of(Map.of("id", "52900001", "workspace_id", workspace, "user_id", person)));
            firm.system("kantata")
                    .put(
"workspace_allocations",
                            List.of(
                                    allocation("64900001", workspace, "2027-03-01", "2027-03-31"),
                                    allocation("64900002", workspace, "2027-06-01", "2027-06-30"),
                                    allocation("64900003", workspace, "2027-06-30", "2027-07-31")));

            Map<String, TransactionState> states = Facts.await(() -> states(firm));
            assertThat(states)
                    .as(firm::timelines)
                    .containsEntry("64900002", TransactionState.WITH_PERSON)
                    .containsEntry("64900003", TransactionState.WITH_PERSON);
            assertThat(firm.timelines()).contains("64900002").contains("64900003");
            assertThat(firm.system("netsuite").created("resourceAllocation"))
                    .as(firm::timelines)
                    .isEqualTo(1);
        }
    }

    private static Optional<Map<String, TransactionState>> states(SimulatedFirm firm) {
        Map<String, TransactionState> states = firm.ledger().recent(1000).stream()
                .map(TransactionHistory::transaction)
                .filter(one -> one.workflow().equals("assignment-to-erp"))
                .collect(Collectors.toMap(
                        one -> one.objectId(), one -> one.state(), (newer, older) -> newer));
        boolean rest =
                states.values().stream().allMatch(state -> state.isFinal() || state == TransactionState.WITH_PERSON);
        return states.size() >= 3 && rest ? Optional.of(states) : Optional.empty();
    }

    private static Map<String, Object> allocation(String id, String workspace, String first, String last) {
        return Map.of(
                "id",
                id,
                "resource_id",
                "52900001",
                "workspace_resource_id",
                "52900001",
                "workspace_id",
                workspace,
                "start_date",
                first,
                "end_date",
                last,
                "minutes",
                6000,
                "hard",
                true);
    }
}
