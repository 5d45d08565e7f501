package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.desk.Desk;
import io.throughline.desk.DeskAction;
import io.throughline.desk.DeskReply;
import io.throughline.desk.DeskRequest;
import io.throughline.ledger.CaseRecord;
import io.throughline.testkit.DeskPeople;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deals that stopped, and the people who decide, against the simulators. */
class DeskIT {

    private static final String CHAIN =
            "approval: [{ above: \"1000\", team: finance }, { above: \"2000\", team: pmo }]";

    @TempDir
    Path folder;

    private Path files;
    private DeskPeople people;

    @BeforeEach
    void hire() throws IOException {
        files = Files.createDirectories(folder.resolve("customer"));
        Files.createDirectories(files.resolve("config/regions"));
        people = new DeskPeople(files)
                .with(
                        "finance-lead",
                        "rights: [view, prepare, approve, dismiss]",
                        "teams: [finance]",
                        "regions: [emea]",
                        "limits: { EUR: \"100000000\" }",
                        "identities: { salesforce: none }")
                .with(
                        "pmo-lead",
                        "rights: [view, prepare, approve, dismiss]",
                        "teams: [pmo, finance]",
                        "regions: [de]",
                        "limits: { EUR: \"100000000\" }",
                        "identities: { salesforce: none }")
                .with(
                        "all-desks",
                        "rights: [view, prepare, approve, dismiss]",
                        "teams: [all]",
                        "regions: [all]",
                        "identities: { salesforce: none }");
    }

    @Test
    void d60ALargeDealWaitsForBothStagesOfItsChainAndThenBecomesAProject() throws Exception {
        region("de", "approval:.*", CHAIN);
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            firm.win(Map.of("count", 1, "regions", List.of("de")));
            firm.open().atRest(1);
            Desk desk = firm.desk();
            assertThat(firm.system("netsuite").createdByMarker("customer")).isEmpty();

            assertThat(decide(desk, "all-desks", DeskAction.APPROVE, Map.of()).body())
                    .as("no limit stated")
                    .containsEntry("code", "DSK-1009");
            assertThat(decide(desk, "finance-lead", DeskAction.APPROVE, Map.of())
                            .status())
                    .as(firm::timelines)
                    .isEqualTo(200);
            awaitCase(firm, desk, "pmo-lead", "pmo");
            assertThat(decide(desk, "pmo-lead", DeskAction.APPROVE, Map.of()).status())
                    .isEqualTo(200);

            assertThat(completed(firm)).as(firm::timelines).isTrue();
        }
    }

    @Test
    void d60NobodyApprovesTwoStagesNorADealOfTheirOwn() throws Exception {
        region("de", "approval:.*", CHAIN);
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            firm.win(Map.of("count", 1, "regions", List.of("de")));
            firm.open().atRest(1);
            Object owner = firm.system("salesforce").records("Opportunity").stream()
                    .filter(deal -> Boolean.TRUE.equals(deal.get("IsWon")))
                    .map(deal -> deal.get("OwnerId"))
                    .findFirst()
                    .orElseThrow();
            people.with(
                    "seller",
                    "rights: [view, approve]",
                    "teams: [finance]",
                    "regions: [de]",
                    "limits: { EUR: \"100000000\" }",
                    "identities: { salesforce: " + owner + " }");
            Desk desk = firm.desk();

            DeskReply own = decide(desk, "seller", DeskAction.APPROVE, Map.of());
            assertThat(own.status()).isEqualTo(403);
            assertThat(Json.textAt(own.body(), "message")).startsWith("D60: seller owns this deal");

            assertThat(decide(desk, "pmo-lead", DeskAction.APPROVE, Map.of()).status())
                    .isEqualTo(200);
            awaitCase(firm, desk, "pmo-lead", "pmo");
            DeskReply second = decide(desk, "pmo-lead", DeskAction.APPROVE, Map.of());
            assertThat(second.status()).isEqualTo(403);
            assertThat(Json.textAt(second.body(), "message")).startsWith("D60: pmo-lead approved another stage");
        }
    }

    @Test
    void aHoldThatIsMendedInTheCrmIsReadAnewAndGoesOn() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            firm.win(Map.of("count", 1, "regions", List.of("de"), "account", noTaxNumber()));
            firm.open().atRest(1);
            Desk desk = firm.desk();
            CaseRecord held = firm.mainTransactions().get(0).desk().orElseThrow();
            assertThat(held.deadlineAt()).isEqualTo(held.openedAt().plus(Duration.ofHours(8)));
            Map<String, Object> account = firm.system("salesforce").records("Account").stream()
                    .filter(record -> "Werk Ohne Nummer".equals(record.get("Name")))
                    .findFirst()
                    .orElseThrow();
            account.put("Tax_Number__c", "DE811907980");
            firm.system("salesforce").post("/_simulator/records/Account", account);

            DeskReply retried = decide(desk, "finance-lead", DeskAction.RETRY, Map.of());

            assertThat(retried.status()).as(retried::toString).isEqualTo(200);
            assertThat(completed(firm)).as(firm::timelines).isTrue();
        }
    }

    @Test
    @DisplayName("G9 D40 a change that came while the deal was with a person is part of what its project is made from")
    void g9aChangeThatWaitedBehindAHoldIsPartOfTheProject() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            Object deal = firm.win(Map.of("count", 1, "regions", List.of("de"), "account", noTaxNumber()))
                    .get(0);
            firm.open().atRest(1);
            firm.system("salesforce")
                    .post("/_simulator/records/Opportunity", firm.changed(deal, Map.of("PO_Number__c", "4500099999")));
            Facts.await(() -> firm.ledger().workload().blocked() == 1 ? Optional.of(true) : Optional.empty());
            Map<String, Object> account = firm.system("salesforce").records("Account").stream()
                    .filter(record -> "Werk Ohne Nummer".equals(record.get("Name")))
                    .findFirst()
                    .orElseThrow();
            account.put("Tax_Number__c", "DE811907980");
            firm.system("salesforce").post("/_simulator/records/Account", account);

            assertThat(decide(firm.desk(), "finance-lead", DeskAction.RETRY, Map.of())
                            .status())
                    .isEqualTo(200);

            assertThat(completed(firm)).as(firm::timelines).isTrue();
            assertThat(firm.ledger().recent(10))
                    .as(firm::timelines)
                    .filteredOn(one -> one.transaction().workflow().equals("opportunity-change"))
                    .hasSize(1)
                    .allMatch(one -> one.transaction().state() == TransactionState.COMPLETED);
        }
    }

    @Test
    void aCorrectedPurchaseOrderNumberReachesTheContractAndTheCrmStaysAsItIs() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            Object deal = firm.win(Map.of(
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

            DeskReply wrong =
                    decide(desk, "all-desks", DeskAction.CORRECT, Map.of("opportunity.contract.poNumbr", "1"));
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(Json.textAt(wrong.body(), "message")).contains("Did you mean 'opportunity.contract.poNumber'?");
            DeskReply corrected = decide(
                    desk, "all-desks", DeskAction.CORRECT, Map.of("opportunity.contract.poNumber", "4500012345"));
            assertThat(corrected.status()).as(corrected::toString).isEqualTo(200);

            assertThat(completed(firm)).as(firm::timelines).isTrue();
            assertThat(firm.system("netsuite").records("salesOrder"))
                    .anySatisfy(order -> assertThat(order.toString()).contains("4500012345"));
            assertThat(firm.changed(deal, Map.of()).get("PO_Number__c")).isNull();
        }
    }

    @Test
    void aDismissedDealGivesItsProjectCodeToAnother() throws Exception {
        region("de", "projectCode:.*", "");
        append("de", "projectCode: \"{entity}-{deal:1}\"");
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            firm.system("netsuite")
                    .faults(List.of(Map.of("operation", "customer-upsert", "fault", "http:400", "count", 1000)));
            firm.win(Map.of("count", 30, "regions", List.of("de"), "fields", Map.of("Legal_Entity__c", "de01")));
            firm.open().atRest(30);
            firm.system("netsuite").clearFaults();
            Desk desk = firm.desk();
            Object collided = one(cases(desk, "all-desks"), found -> "WFL-2003".equals(Json.textAt(found, "code")));
            String holder = holder(desk, collided);
            Object refused = one(cases(desk, "all-desks"), found -> holder.equals(Json.textAt(found, "transaction")));

            assertThat(decide(desk, "all-desks", refused, DeskAction.DISMISS, Map.of())
                            .status())
                    .isEqualTo(200);
            assertThat(decide(desk, "all-desks", collided, DeskAction.RETRY, Map.of())
                            .status())
                    .isEqualTo(200);

            firm.atRest(30);
            assertThat(state(firm, holder)).isEqualTo(TransactionState.DISMISSED);
            assertThat(state(firm, Json.textAt(collided, "transaction")))
                    .as(firm::timelines)
                    .isEqualTo(TransactionState.COMPLETED);
        }
    }

    private String holder(Desk desk, Object collided) {
        Object story = desk.show(people.token("all-desks"), Json.textAt(collided, "id"))
                .body()
                .get("case");
        return Json.textAt(story, "detail").replaceFirst("Transaction (\\S+) holds it.*", "$1");
    }

    private static TransactionState state(SimulatedFirm firm, String transaction) {
        return firm.ledger().history(transaction).orElseThrow().transaction().state();
    }

    private static Object one(List<Object> cases, Predicate<Object> which) {
        return cases.stream().filter(which).findFirst().orElseThrow();
    }

    private static Map<String, Object> noTaxNumber() {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("Name", "Werk Ohne Nummer");
        account.put("Tax_Number__c", null);
        return account;
    }

    private List<Object> cases(Desk desk, String person) {
        return Json.asList(desk.list(people.token(person), Map.of()).body().get("cases"));
    }

    private DeskReply decide(Desk desk, String person, DeskAction action, Map<String, String> set) {
        return decide(desk, person, cases(desk, "all-desks").get(0), action, set);
    }

    private DeskReply decide(Desk desk, String person, Object found, DeskAction action, Map<String, String> set) {
        return desk.decide(
                people.token(person),
                Json.textAt(found, "id"),
                new DeskRequest(
                        action,
                        ((Number) Json.at(found, "version")).longValue(),
                        "because",
                        null,
                        set,
                        DeskRequest.Options.NONE));
    }

    private void awaitCase(SimulatedFirm firm, Desk desk, String person, String team) {
        Facts.await(() -> cases(desk, person).stream()
                .filter(found -> team.equals(Json.textAt(found, "team")))
                .findFirst());
        firm.atRest(1);
    }

    private static boolean completed(SimulatedFirm firm) {
        return Facts.await(() -> firm.atRest(1).stream()
                        .map(deal -> deal.transaction().state())
                        .filter(TransactionState::isFinal)
                        .findFirst()
                        .or(() -> Optional.of(TransactionState.WITH_PERSON)))
                == TransactionState.COMPLETED;
    }

    private void region(String code, String pattern, String line) throws IOException {
        String path = "config/regions/" + code + ".yaml";
        String packed = Layers.over().find(path).orElseThrow().text();
        Files.writeString(files.resolve(path), packed.replaceFirst("(?m)^" + pattern + "$", line));
    }

    private void append(String code, String line) throws IOException {
        Path path = files.resolve("config/regions/" + code + ".yaml");
        Files.writeString(path, Files.readString(path) + "\n" + line + "\n");
    }
}
