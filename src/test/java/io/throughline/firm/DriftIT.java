package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.AffectedFinding;
import io.throughline.Throughline;
import io.throughline.config.Layers;
import io.throughline.drift.DriftFinding.Kind;
import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.check.Evidence;
import io.throughline.ledger.check.HistoryChecker;
import io.throughline.ledger.check.Limits;
import io.throughline.testkit.Facts;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator changes a vendor's system while deals are worked on: what touches the change waits, all else goes on. */
class DriftIT {

    private static final Duration OFTEN = Duration.ofMillis(300);

    private static final String RULE = rule();

    @TempDir
    Path folder;

    @Test
    void i4ARenamedPicklistValuePausesTheWritesOfItAndNothingElseAndMendingResumesThem() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).lookingForDrift(OFTEN, OFTEN)) {
            firm.win(Map.of("count", 1, "regions", List.of("us")));
            firm.open().atRest(1);
            status(firm, "Ready to start", "Ready to go");
            awaitDrift(firm, true);
            firm.win(Map.of("count", 3, "regions", List.of("us", "de", "gb")));
            List<TransactionHistory> waiting = awaitWaiting(firm, 3);
            assertThat(waiting).as(firm::timelines).allSatisfy(deal -> {
                assertThat(deal.transaction().reason()).contains("link", RULE, "Ready to go");
                assertThat(deal.steps())
                        .filteredOn(step -> step.state() == StepState.DONE)
                        .extracting(StepRecord::operation)
                        .contains("psa-project-provision", "erp-project-create", "erp-contract-create");
            });
            List<CaseRecord> open = openCases(firm);
            assertThat(open).singleElement().satisfies(desk -> {
                assertThat(desk.opened().team()).isEqualTo("integration-support");
                assertThat(desk.opened().code()).isEqualTo("DRF-2001");
                assertThat(desk.opened().detail()).contains(RULE);
            });
            assertThat(firm.doctor().examine("salesforce").drift())
                    .singleElement()
                    .satisfies(DriftIT::namesTheLink);

            status(firm, "Ready to go", "Ready to start");
            List<TransactionHistory> deals = firm.atRest(4);
            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            awaitDrift(firm, false);
            assertThat(openCases(firm)).isEmpty();
            assertThat(firm.system("salesforce").records("Opportunity"))
                    .filteredOn(deal -> Boolean.TRUE.equals(deal.get("IsWon")))
                    .extracting(deal -> deal.get("Project_Status__c"))
                    .containsOnly("Ready to start");
            assertThat(firm.system("kantata").createdByMarker("workspaces"))
                    .hasSize(4)
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
            assertThat(firm.system("netsuite").createdByMarker("job"))
                    .hasSize(4)
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
            assertThat(new HistoryChecker()
                            .judge(Evidence.of(
                                    firm.ledger().snapshot(),
                                    Throughline.builder().promises(),
                                    new Limits(100, 3, null)))
                            .violated())
                    .isEmpty();
        }
    }

    @Test
    void i4ARefusalThatNamesAFieldAsksTheSystemAtOnceAndTheDealWaitsInsteadOfBeingUndone() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).lookingForDrift(Duration.ofHours(1), OFTEN)) {
            firm.win(Map.of("count", 1, "regions", List.of("us")));
            firm.open().atRest(1);
            Map<String, Object> job = Map.of("object", "job", "field", "jobBillingType", "change", "remove-field");
            firm.system("netsuite").change(job);
            firm.win(Map.of("count", 1, "regions", List.of("us")));
            List<TransactionHistory> waiting = awaitWaiting(firm, 1);
            assertThat(waiting.get(0).transaction().reason())
                    .contains("erp-project-create", "jobBillingType", "mappings/netsuite/project.from-canonical.yaml");
            assertThat(firm.system("netsuite").createdByMarker("job")).hasSize(1);

            firm.system("netsuite")
                    .change(Map.of("object", "job", "field", "jobBillingType", "change", "restore-field"));
            assertThat(firm.atRest(2))
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            assertThat(firm.system("netsuite").createdByMarker("job"))
                    .hasSize(2)
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
            assertThat(firm.system("kantata").createdByMarker("workspaces"))
                    .hasSize(2)
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
        }
    }

    @Test
    void i4ADealThatWaitsGoesOnWithTheCurrentFilesOnceThoseNameTheNewValue() throws Exception {
        Path files = folder.resolve("customer");
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files).lookingForDrift(OFTEN, OFTEN)) {
            status(firm, "Ready to start", "Ready to go");
            firm.open();
            awaitDrift(firm, true);
            firm.win(Map.of("count", 2, "regions", List.of("us", "gb")));
            List<TransactionHistory> waiting = awaitWaiting(firm, 2);
            firm.shut();

            for (String file : List.of(
                    "mappings/salesforce/link.from-canonical.yaml",
                    "mappings/salesforce/link.schema.json",
                    "mappings/salesforce/opportunity.schema.json",
                    "mappings/salesforce/status.schema.json",
                    "mappings/salesforce/unlink.schema.json")) {
                Path mended = files.resolve(file);
                Files.createDirectories(mended.getParent());
                Files.writeString(
                        mended, Layers.over().find(file).orElseThrow().text().replace("Ready to start", "Ready to go"));
            }
            firm.open();
            List<TransactionHistory> deals = firm.atRest(2);
            assertThat(deals).as(firm::timelines).allSatisfy(deal -> {
                assertThat(deal.transaction().state()).isEqualTo(TransactionState.COMPLETED);
                assertThat(deal.transaction().bundle())
                        .isNotEqualTo(waiting.get(0).transaction().bundle());
            });
            awaitDrift(firm, false);
            assertThat(openCases(firm)).isEmpty();
            assertThat(firm.system("salesforce").records("Opportunity"))
                    .filteredOn(deal -> Boolean.TRUE.equals(deal.get("IsWon")))
                    .extracting(deal -> deal.get("Project_Status__c"))
                    .containsOnly("Ready to go");
            assertThat(firm.system("kantata").createdByMarker("workspaces"))
                    .hasSize(2)
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
        }
    }

    private static void namesTheLink(AffectedFinding found) {
        assertThat(found.finding().kind()).isEqualTo(Kind.VALUE_RENAMED);
        assertThat(found.finding().rules()).containsExactly(RULE + " writes Project_Status__c");
        assertThat(found.operations()).containsExactly("crm-opportunity-link");
        assertThat(found.workflows()).containsKey("opportunity-to-project");
    }

    private static void status(SimulatedFirm firm, String from, String to) {
        firm.system("salesforce")
                .change(Map.of(
                        "object",
                        "Opportunity",
                        "field",
                        "Project_Status__c",
                        "change",
                        "rename-value",
                        "from",
                        from,
                        "to",
                        to));
    }

    private static void awaitDrift(SimulatedFirm firm, boolean drifted) {
        Facts.await(() -> firm.ledger().drift().all().isEmpty() == drifted ? Optional.empty() : Optional.of(true));
    }

    private static List<TransactionHistory> awaitWaiting(SimulatedFirm firm, int number) {
        return Facts.await(() -> Optional.of(firm.mainTransactions().stream()
                        .filter(deal -> deal.transaction().state() == TransactionState.WAITING)
                        .filter(deal ->
                                String.valueOf(deal.transaction().waitsFor()).startsWith("drift:"))
                        .toList())
                .filter(found -> found.size() == number));
    }

    private static List<CaseRecord> openCases(SimulatedFirm firm) {
        return firm.mainTransactions().stream()
                .flatMap(deal -> deal.cases().stream())
                .filter(desk -> desk.decidedAt() == null)
                .toList();
    }

    /** Where the written status stands. */
    private static String rule() {
        String file = "mappings/salesforce/link.from-canonical.yaml";
        List<String> lines =
                Layers.over().find(file).orElseThrow().text().lines().toList();
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).strip().startsWith("Project_Status__c:"))
                .mapToObj(line -> file + ":" + (line + 1))
                .findFirst()
                .orElseThrow();
    }
}
