package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.throughline.BundleFiles;
import io.throughline.BundleReplay;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.desk.Desk;
import io.throughline.desk.DeskAction;
import io.throughline.desk.DeskRequest;
import io.throughline.replay.Difference;
import io.throughline.runner.archive.DiffRequest;
import io.throughline.runner.archive.DiffResult;
import io.throughline.runner.archive.LedgerArchive;
import io.throughline.runner.archive.RecordedDiff;
import io.throughline.testkit.DeskPeople;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay knows what people approved, corrected and had mended before a deal went on. */
class DecidedDealsReplayIT {

    private static final String CONTRACT = "mappings/netsuite/contract.from-canonical.yaml";

    private static final String PROJECT_FROM_CROSSWALK = """
              otherRefNum:
                concat: [ { constant: "psa-project:" }, { from: opportunity.id }, { constant: ":1" } ]
                crosswalk: { kind: psa-project, system: kantata }
            """;

    @TempDir
    Path folder;

    private Path files;
    private DeskPeople people;

    @BeforeEach
    void hire() throws IOException {
        files = Files.createDirectories(folder.resolve("customer"));
        Path region = Files.createDirectories(files.resolve("config/regions")).resolve("de.yaml");
        Files.writeString(
                region,
                Files.readString(Path.of("config/regions/de.yaml"))
                        .replaceFirst("(?m)^approval:.*$", "approval: { above: \"1000\", team: finance }"));
        people = new DeskPeople(files);
        List.of("preparer", "approver")
                .forEach(person -> people.with(
                        person,
                        "rights: [view, prepare, approve, dismiss]",
                        "teams: [all]",
                        "regions: [all]",
                        "limits: { EUR: \"100000000\" }",
                        "identities: { salesforce: none }"));
    }

    @Test
    void i4approvalsCorrectionsChangesAndTheCrosswalkArePartOfTheReplay() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            Object won = firm.win(Map.of(
                            "count",
                            1,
                            "regions",
                            List.of("de"),
                            "fields",
                            Collections.singletonMap("PO_Number__c", null),
                            "account",
                            Map.of("Name", "Werk Mit Bestellung", "PO_Required__c", true)))
                    .get(0);
            firm.open().atRest(1);
            Desk desk = firm.desk();
            decide(desk, "preparer", DeskAction.CORRECT, Map.of("opportunity.contract.poNumber", "4500012345"));
            Facts.await(() -> isApproval(firm) ? Optional.of(true) : Optional.empty());
            decide(desk, "approver", DeskAction.APPROVE, Map.of());
            Facts.await(() -> firm.mainTransactions().get(0).transaction().state() == TransactionState.COMPLETED
                    ? Optional.of(true)
                    : Optional.empty());
            firm.system("salesforce")
                    .post("/_simulator/records/Opportunity", firm.changed(won, Map.of("PO_Number__c", "4500099999")));
            Facts.await(() -> changeIsHeld(firm) ? Optional.of(true) : Optional.empty());
            String own = BundleFiles.of(Layers.over(files)).hash();

            DiffResult same = against(firm, own, files);
            assertThat(same.different()).as(firm::timelines).isEmpty();
            assertThat(same.transactions())
                    .allSatisfy(one -> assertThat(one.gaps()).isEmpty())
                    .anyMatch(one -> one.head().workflow().equals("opportunity-change"));

            Path changed = folder.resolve("changed");
            copy(files.resolve("config/regions/de.yaml"), changed.resolve("config/regions/de.yaml"));
            Files.createDirectories(changed.resolve(CONTRACT).getParent());
            Files.writeString(
                    changed.resolve(CONTRACT),
                    Files.readString(Path.of(CONTRACT)).replaceAll("(?m)^  otherRefNum: .*\n", PROJECT_FROM_CROSSWALK));
            assertThat(against(firm, own, changed).different())
                    .singleElement()
                    .satisfies(deal -> assertThat(deal.differences())
                            .extracting(Difference::field, Difference::before, Difference::after)
                            .containsExactly(tuple("otherRefNum", "4500012345", project(firm, won))));
        }
    }

    private static String project(SimulatedFirm firm, Object deal) {
        return firm.ledger()
                .bindings("psa-project", "psa-project:" + deal + ":1")
                .get("kantata");
    }

    private static boolean changeIsHeld(SimulatedFirm firm) {
        return firm.ledger().recent(10).stream()
                .map(history -> history.transaction())
                .anyMatch(one ->
                        one.workflow().equals("opportunity-change") && one.state() == TransactionState.WITH_PERSON);
    }

    private static boolean isApproval(SimulatedFirm firm) {
        return firm.mainTransactions().get(0).desk().stream()
                .anyMatch(
                        desk -> desk.decidedAt() == null && desk.opened().kind().equals("approval"));
    }

    private void decide(Desk desk, String person, DeskAction action, Map<String, String> set) {
        String token = people.token(person);
        Object found =
                Json.asList(desk.list(token, Map.of()).body().get("cases")).get(0);
        assertThat(desk.decide(
                                token,
                                Json.textAt(found, "id"),
                                new DeskRequest(
                                        action,
                                        ((Number) Json.at(found, "version")).longValue(),
                                        "because",
                                        null,
                                        set,
                                        DeskRequest.Options.NONE))
                        .status())
                .isEqualTo(200);
    }

    private static DiffResult against(SimulatedFirm firm, String own, Path other) throws Exception {
        Layers layers = Layers.over(other);
        byte[] content = firm.ledger().bundles().content(own).orElseThrow();
        try (BundleReplay before = BundleReplay.start(
                        BundleFiles.stored(own, content), layers, firm.ledger().recorded()::bindings);
                BundleReplay after = BundleReplay.start(
                        BundleFiles.of(layers), layers, firm.ledger().recorded()::bindings)) {
            return new RecordedDiff(before, after, (done, all) -> {})
                    .over(new LedgerArchive(firm.ledger(), own), new DiffRequest(List.of(), null, null, 100));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }
}
