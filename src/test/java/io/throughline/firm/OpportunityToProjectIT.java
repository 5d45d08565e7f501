package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job against the simulators: deals won in the CRM become customers and projects in ERP and PSA. */
class OpportunityToProjectIT {

    private static final List<String> COUNTRIES = List.of("us", "ca", "de", "gb", "fr", "in", "jp", "au");

    @TempDir
    Path folder;

    @Test
    void wonDealsOfEveryCountryBecomeProjects() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder)) {
            firm.win(Map.of("count", 16, "regions", COUNTRIES));
            List<TransactionHistory> deals = firm.open().atRest(16);
            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            assertThat(deals).extracting(deal -> deal.transaction().region()).containsAll(COUNTRIES);
        }
    }

    @Test
    void twentyDealsOfOneNewAccountMakeOneCustomerEvenWhenAnswersAreLost() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder)) {
            firm.system("netsuite")
                    .faults(List.of(Map.of("operation", "customer-upsert", "nth", 1, "fault", "lose-answer")));
            firm.win(Map.of("count", 20, "regions", List.of("us"), "account", Map.of("Name", "Brandnew Industries")));
            List<TransactionHistory> deals = firm.open().atRest(20);
            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            long sellers = deals.stream()
                    .map(deal -> deal.transaction().legalEntity())
                    .distinct()
                    .count();
            assertThat(firm.system("netsuite").createdByMarker("customer"))
                    .hasSize((int) sellers)
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
            assertThat(firm.system("kantata").createdByMarker("workspaces")).hasSize(20);
        }
    }

    @Test
    void r08EveryAnswerLostOnceMakesNothingTwice() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder)) {
            firm.system("netsuite").faults(lostOnce("customer-upsert", "job-upsert", "salesOrder-upsert"));
            firm.system("kantata")
                    .faults(lostOnce(
                            "workspaces-create",
                            "stories-create",
                            "workspace_resources-create",
                            "workspace_allocations-create",
                            "workspaces-update"));
            firm.system("salesforce").faults(lostOnce("record-update"));
            firm.win(Map.of("count", 3, "regions", List.of("us", "de", "gb")));
            List<TransactionHistory> deals = firm.open().atRest(3);
            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            Stream.of("netsuite", "kantata")
                    .forEach(system -> assertThat(duplicates(firm, system)).isEmpty());
        }
    }

    @Test
    void aRefusedStaffingRequestTakesBackWhatWasMade() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder)) {
            firm.system("netsuite").faults(List.of(Map.of("operation", "salesOrder-upsert", "fault", "http:400")));
            firm.win(Map.of("count", 1, "regions", List.of("us")));
            TransactionHistory deal = firm.open().atRest(1).get(0);
            assertThat(deal.transaction().state()).as(firm::timelines).isEqualTo(TransactionState.COMPENSATED);
            assertThat(deal.desk()).isPresent();
            assertThat(deal.steps())
                    .filteredOn(step -> step.undo() != null && !step.id().equals("contract"))
                    .extracting(step -> step.state())
                    .containsOnly(StepState.COMPENSATED);
        }
    }

    private static List<Map<String, Object>> lostOnce(String... operations) {
        return Stream.of(operations)
                .map(operation -> Map.<String, Object>of("operation", operation, "fault", "lose-answer"))
                .toList();
    }

    private static List<String> duplicates(SimulatedFirm firm, String system) {
        return Stream.of(
                        "customer",
                        "job",
                        "salesOrder",
                        "workspaces",
                        "stories",
                        "workspace_resources",
                        "workspace_allocations")
                .flatMap(type -> firm.system(system).createdByMarker(type).entrySet().stream())
                .filter(made -> made.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
