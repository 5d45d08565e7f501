package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** France plans and bills with Jira as its PSA, Germany runs Jira beside Kantata, the others have no delivery tool. */
class JiraDealsIT {

    private static final List<String> WRITES = List.of(
            "project-create",
            "project-property-set",
            "issue-create",
            "version-create",
            "project-archive",
            "issue-delete");

    @TempDir
    Path folder;

    @Test
    void i5JiraServesAsPsaOrBesideOneAndEachLostAnswerMakesNoSecondRecord() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files())) {
            SimulatorControl jira = firm.system("jira");
            jira.post("/_simulator/knobs", Map.of("indexDelayMilliseconds", 1500));
            jira.faults(WRITES.stream()
                    .map(one -> Map.<String, Object>of("operation", one, "fault", "lose-answer"))
                    .toList());
            firm.win(Map.of(
                    "count", 3,
                    "regions", List.of("fr", "de", "gb"),
                    "fields", Map.of("Billing_Method__c", "fixed-price", "Service_Line__c", "implementation")));

            List<TransactionHistory> deals = firm.open().atRest(3);

            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            assertThat(duplicates(jira)).isEmpty();
            assertThat(jira.records("project"))
                    .as("a project for France, a space for Germany, nothing for Britain")
                    .hasSize(2);
            assertThat(firm.system("kantata").records("workspaces")).hasSize(2);
            assertThat(jira.records("version")).isNotEmpty();
            assertThat(jira.records("property"))
                    .extracting(one -> String.valueOf(one.get("key")))
                    .contains("throughline.budget");
            long staffing = jira.records("issue").stream()
                    .filter(issue -> String.valueOf(issue.get("fields")).contains(" for FR01-"))
                    .count();
            assertThat(staffing).isPositive();
            for (TransactionHistory deal : deals) {
                boolean german = deal.transaction().region().equals("de");
                assertThat(deal.steps().stream().anyMatch(step -> step.id().startsWith("space")))
                        .isEqualTo(german);
            }
        }
    }

    @Test
    void i5ARefusedContractArchivesTheProjectAndTheSpaceAndWithdrawsTheStaffing() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files())) {
            firm.system("jira")
                    .faults(WRITES.stream()
                            .filter(one -> one.equals("project-archive") || one.equals("issue-delete"))
                            .map(one -> Map.<String, Object>of("operation", one, "fault", "lose-answer"))
                            .toList());
            firm.system("netsuite")
                    .faults(List.of(Map.of("operation", "salesOrder-upsert", "fault", "http:400", "count", 2)));
            firm.win(Map.of("count", 2, "regions", List.of("fr", "de")));

            List<TransactionHistory> deals = firm.open().atRest(2);

            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPENSATED);
            assertThat(firm.system("jira").records("project"))
                    .hasSize(2)
                    .allSatisfy(project -> assertThat(project.get("archived")).isEqualTo(true));
            assertThat(firm.system("jira").records("issue"))
                    .noneMatch(issue -> String.valueOf(issue.get("fields")).contains(" for FR01-"));
        }
    }

    private static List<String> duplicates(SimulatorControl jira) {
        return Stream.of("project", "issue", "version")
                .flatMap(type -> jira.createdByMarker(type).entrySet().stream())
                .filter(made -> made.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Path files() throws IOException {
        Path regions = Files.createDirectories(folder.resolve("customer/config/regions"));
        bind(regions, "fr", "psa: jira");
        bind(regions, "de", "delivery: jira");
        return folder.resolve("customer");
    }

    private static void bind(Path regions, String code, String role) throws IOException {
        String shipped = Layers.over()
                .find("config/regions/" + code + ".yaml")
                .orElseThrow()
                .text();
        String bound = shipped.replace("extends: emea\n", "extends: emea\nsystems: { " + role + " }\n");
        assertThat(bound).isNotEqualTo(shipped);
        Files.writeString(regions.resolve(code + ".yaml"), bound);
    }
}
