package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.testkit.connector.TestDeal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deal of each country through every operation of the workflow, each called by itself against the simulated vendors. */
class VendorOperationsIT {

    @TempDir
    static Path folder;

    private static VendorKit kit;

    @BeforeAll
    static void start() {
        kit = VendorKit.start(folder);
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "ca", "de", "gb", "fr", "in", "jp", "au"})
    void dealOfEveryCountryGoesAllTheWay(String region) {
        TestDeal deal = kit.won(region).withTerms();

        deal.applied("erp-customer-confirm", "customer");
        deliver(deal);
        bill(deal);

        Map<String, Object> link = deal.applied("crm-opportunity-link", "link");
        assertThat(link)
                .containsEntry("customerId", deal.text("customer.id"))
                .containsEntry("projectId", deal.text("erp-project.id"))
                .containsEntry("psaProjectId", deal.text("project.id"))
                .containsEntry("projectCode", deal.text("terms.projectCode"))
                .containsKey("version");
    }

    @Test
    @DisplayName("i4 what the target has already is not written again, and what finance made of a project stays")
    void i4RepeatedOperationsWriteOnlyWhatDiffers() {
        TestDeal deal = kit.won("de").withTerms();
        deal.applied("erp-customer-confirm", "customer");
        deal.applied("psa-project-provision", "project");
        Map<String, Object> made = deal.applied("erp-project-create", "erp-project");
        deal.applied("psa-budget-set", "budget");
        deal.applied("crm-opportunity-link", "link");
        String renamed =
                "{\"id\": \"%s\", \"companyName\": \"Phase 1\", \"entityStatus\": {\"id\": \"1\"}, \"jobPrice\": 1}";
        assertThat(kit.simulator("netsuite")
                        .post("/_simulator/records/job", renamed.formatted(made.get("id")))
                        .status())
                .isLessThan(300);
        List<Long> before = written();
        assertThat(before.subList(0, 2)).allMatch(updates -> updates > 0);

        assertThat(deal.applied("psa-budget-set", "budget").get("amount")).isEqualTo(deal.value("terms.budget.amount"));
        assertThat(deal.applied("crm-opportunity-link", "link")).containsEntry("status", "Ready to start");
        assertThat(written()).isEqualTo(before);

        assertThat(deal.applied("erp-project-create", "erp-project"))
                .containsEntry("id", made.get("id"))
                .containsEntry("title", "Phase 1");
        assertThat(written()).isEqualTo(List.of(before.get(0), before.get(1), before.get(2) + 1));
        assertThat(kit.simulator("netsuite")
                        .get("/_simulator/records/job")
                        .raw()
                        .body())
                .contains("Phase 1")
                .doesNotContain("\"jobPrice\":1,");
    }

    private static List<Long> written() {
        return List.of(
                kit.effects("kantata", "updated", "workspaces"),
                kit.effects("salesforce", "updated", "Opportunity"),
                kit.effects("netsuite", "updated", "job"));
    }

    private static void deliver(TestDeal deal) {
        Map<String, Object> project = deal.applied("psa-project-provision", "project");
        assertThat(Json.textAt(project, "title")).startsWith(deal.text("terms.projectCode"));
        Map<String, Object> budget = deal.applied("psa-budget-set", "budget");
        assertThat(budget.get("amount")).isEqualTo(deal.value("terms.budget.amount"));
        deal.items("tasks")
                .forEach(task -> assertThat(deal.at(task).applied("psa-task-create", "task/" + task.get("key")))
                        .containsEntry("dueOn", task.get("dueOn")));
        deal.items("milestones")
                .forEach(milestone -> assertThat(
                                deal.at(milestone).applied("psa-milestone-create", "milestone/" + milestone.get("key")))
                        .containsEntry("amount", milestone.get("amount")));
        deal.items("staffing")
                .forEach(role -> assertThat(
                                deal.at(role).applied("psa-staffing-request", "staffing/" + role.get("key")))
                        .containsEntry("endOn", role.get("endOn")));
    }

    private static void bill(TestDeal deal) {
        Map<String, Object> project = deal.applied("erp-project-create", "erp-project");
        assertThat(project).containsEntry("code", deal.text("terms.projectCode"));
        Map<String, Object> contract = deal.applied("erp-contract-create", "contract");
        assertThat(Json.textAt(contract, "total.value")).isEqualTo(deal.text("terms.amount.value"));
    }
}
