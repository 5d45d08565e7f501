package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.testkit.connector.TestDeal;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.UndoWay;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the capability files promise: one record however often an operation is called, a probe that knows, an undo that finds. */
class VendorPromisesIT {

    @TempDir
    static Path folder;

    private static VendorKit kit;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        kit = VendorKit.start(folder);
        deal = kit.won("de", "{\"Billing_Method__c\": \"fixed-price\", \"Service_Line__c\": \"implementation\"}", "{}")
                .withTerms();
        deal.applied("erp-customer-confirm", "customer");
        deal.applied("psa-project-provision", "project");
        deal.applied("erp-project-create", "erp-project");
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    private static void choose(String items) {
        if (!items.isEmpty()) {
            deal.at(deal.items(items).get(0));
        }
    }

    @Test
    void g5StaffingRequestGoesOnWhereItBrokeOffBetweenItsTwoRecords() {
        choose("staffing");
        kit.fault("kantata", "workspace-allocation-create", "refuse", "before-commit");
        assertThat(deal.call("psa-staffing-request", "broken")).returns(Outcome.UNKNOWN, OperationResult::outcome);
        long places = kit.effects("kantata", "created", "workspace_resources");

        assertThat(deal.call("psa-staffing-find", "broken").absent()).isTrue();
        assertThat(deal.call("psa-staffing-request", "broken")).returns(Outcome.APPLIED, OperationResult::outcome);
        assertThat(kit.effects("kantata", "created", "workspace_resources")).isEqualTo(places);
    }

    @Test
    void g10StaffingRequestWhoseHoursAreRefusedForGoodLeavesAPartThatItsUndoTakesBack() {
        choose("staffing");
        kit.fault("kantata", "workspace-allocation-create", "http:422", "before-commit");
        assertThat(deal.call("psa-staffing-request", "refused"))
                .returns(Outcome.UNKNOWN, OperationResult::outcome)
                .returns(true, OperationResult::inPart);
        long deleted = kit.effects("kantata", "deleted", "workspace_resources");

        assertThat(deal.call("psa-staffing-withdraw", "refused")).returns(Outcome.APPLIED, OperationResult::outcome);
        assertThat(kit.effects("kantata", "deleted", "workspace_resources")).isEqualTo(deleted + 1);
    }

    @Test
    void g5TwoProjectsOfOneReferenceAreNeitherFoundNorMadeAThirdTimeNorArchived() {
        TestDeal twice = kit.won("us").withTerms();
        String first =
                (String) twice.applied("psa-project-provision", "project").get("id");
        String second = kit.secondProject(twice.id() + ":project");
        long made = kit.effects("kantata", "created", "workspaces");

        OperationResult found = twice.call("psa-project-find", "project");
        assertThat(found).returns(Outcome.UNKNOWN, OperationResult::outcome);
        assertThat(found.candidates())
                .extracting(candidate -> candidate.get("id"))
                .containsExactlyInAnyOrder(first, second);
        assertThat(twice.call("psa-project-provision", "project"))
                .returns(Outcome.UNKNOWN, OperationResult::outcome)
                .returns(true, OperationResult::undecided);
        assertThat(twice.call("psa-project-archive", "project")).returns(true, OperationResult::undecided);
        assertThat(kit.effects("kantata", "created", "workspaces")).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "psa-staffing-request, psa-staffing-withdraw, psa-staffing-find-withdrawn, staffing",
        "erp-contract-create, erp-contract-close, erp-contract-find-closed, ''",
    })
    void undoTakesBackWhatItsStepMadeAndOnlyOnce(String operation, String undo, String probe, String items) {
        choose(items);
        String step = "undone-" + operation;
        deal.call(operation, step);
        assertThat(deal.call(probe, step).absent()).isTrue();

        assertThat(deal.call(undo, step)).returns(Outcome.APPLIED, OperationResult::outcome);
        assertThat(deal.call(probe, step).absent()).isFalse();
        assertThat(deal.call(undo, step)).returns(Outcome.APPLIED, OperationResult::outcome);
    }

    @Test
    void g10ASalesOrderThatWasBilledIsBeyondClosing() {
        TestDeal billed = kit.won("us").withTerms();
        billed.applied("erp-customer-confirm", "customer");
        billed.applied("psa-project-provision", "project");
        billed.applied("erp-project-create", "erp-project");
        assertThat(billed.call("erp-contract-state", "contract").absent()).isTrue();

        String order =
                (String) billed.applied("erp-contract-create", "contract").get("id");
        assertThat(billed.call("erp-contract-state", "contract").value()).containsEntry("state", "open");
        kit.invoice(order, (String) billed.value("customer.id"));
        assertThat(billed.call("erp-contract-state", "contract").value()).containsEntry("state", "billed");
        assertThat(way("erp-contract-close", "billed")).isInstanceOf(UndoWay.Never.class);
    }

    @Test
    void g10ASalesOrderThatWasClosedIsUndoneAlready() {
        TestDeal stopped = kit.won("us").withTerms();
        stopped.applied("erp-customer-confirm", "customer");
        stopped.applied("psa-project-provision", "project");
        stopped.applied("erp-project-create", "erp-project");
        stopped.applied("erp-contract-create", "contract");
        stopped.applied("erp-contract-close", "contract");
        assertThat(stopped.call("erp-contract-state", "contract").value()).containsEntry("state", "closed");
        assertThat(way("erp-contract-close", "closed")).isInstanceOf(UndoWay.Already.class);
    }

    @Test
    void g10AProjectOnWhichTimeWasLoggedIsBeyondArchiving() {
        TestDeal worked = kit.won("us").withTerms();
        assertThat(worked.call("psa-project-state", "project").absent()).isTrue();
        String project =
                (String) worked.applied("psa-project-provision", "project").get("id");
        assertThat(worked.call("psa-project-state", "project").value()).containsEntry("state", "open");
        kit.logTime(project);
        assertThat(worked.call("psa-project-state", "project").value()).containsEntry("state", "worked-on");
        assertThat(way("psa-project-archive", "worked-on")).isInstanceOf(UndoWay.Never.class);
    }

    private static UndoWay way(String undo, String state) {
        return kit.contract(undo).undo().flatMap(rule -> rule.in(state)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"psa-project-archive", "psa-staffing-withdraw", "erp-project-close", "erp-contract-close"})
    void undoOfWhatWasNeverMadeIsDone(String undo) {
        assertThat(deal.call(undo, "never-made")).returns(Outcome.APPLIED, OperationResult::outcome);
    }

    @Test
    void undoClosesProjectsInBothSystems() {
        TestDeal stopped = kit.won("us").withTerms();
        stopped.applied("erp-customer-confirm", "customer");
        stopped.applied("psa-project-provision", "project");
        stopped.applied("erp-project-create", "erp-project");
        stopped.applied("crm-opportunity-status", "status");

        assertThat(stopped.call("erp-project-close", "erp-project")).returns(Outcome.APPLIED, OperationResult::outcome);
        assertThat(stopped.call("crm-opportunity-unlink", "status")).returns(Outcome.APPLIED, OperationResult::outcome);
        assertThat(stopped.call("psa-project-archive", "project")).returns(Outcome.APPLIED, OperationResult::outcome);

        assertThat(stopped.call("erp-project-find-closed", "erp-project").absent())
                .isFalse();
        assertThat(stopped.call("psa-project-find-archived", "project").absent())
                .isFalse();
        assertThat(stopped.call("crm-opportunity-find-unlinked", "status").absent())
                .isFalse();
    }

    @Test
    void probesOfTheDealSeeWhatTheDealSays() {
        TestDeal linked = kit.won("fr").withTerms();
        linked.applied("erp-customer-confirm", "customer");
        linked.applied("psa-project-provision", "project");
        assertThat(linked.call("crm-opportunity-find-status", "status").absent())
                .isTrue();
        linked.applied("crm-opportunity-status", "status");
        assertThat(linked.call("crm-opportunity-find-status", "status").absent())
                .isFalse();

        linked.applied("erp-project-create", "erp-project");
        assertThat(linked.call("crm-opportunity-find-link", "link").absent()).isTrue();
        linked.applied("crm-opportunity-link", "link");
        assertThat(linked.call("crm-opportunity-find-link", "link").absent()).isFalse();
    }

    @Test
    void budgetProbeKnowsTheAgreedBudgetFromNone() {
        TestDeal fresh = kit.won("jp").withTerms();
        fresh.applied("psa-project-provision", "project");
        assertThat(fresh.call("psa-budget-find", "budget").absent()).isTrue();
        fresh.applied("psa-budget-set", "budget");
        assertThat(fresh.call("psa-budget-find", "budget").absent()).isFalse();
    }
}
