package io.throughline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.desk.DeskBed.Stopped;
import io.throughline.desk.DeskRequest.Options;
import io.throughline.ledger.DecisionRecord.Edit;
import io.throughline.ledger.Lease;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each decision does to a deal, however it stopped. */
class DecisionsTest {

    private static final String ALL =
            "rights: [view, prepare, approve, dismiss]|teams: [all]|regions: [all]|limits: { EUR: \"1000000\" }|identities: { salesforce: none }";
    private static final Options ACCEPTED = new Options(true, false);
    private static final String PO = "opportunity.contract.poNumber";

    private static final Map<Stopped, Set<DeskAction>> POSSIBLE = Map.of(
            Stopped.APPROVAL, EnumSet.allOf(DeskAction.class),
            Stopped.HOLD, EnumSet.of(DeskAction.RETRY, DeskAction.CORRECT, DeskAction.DISMISS),
            Stopped.FAILURE_AFTER_WRITES, EnumSet.of(DeskAction.RETRY, DeskAction.CORRECT, DeskAction.DISMISS),
            Stopped.DOUBT, EnumSet.of(DeskAction.APPROVE, DeskAction.RETRY, DeskAction.DISMISS),
            Stopped.STUCK_UNDO, EnumSet.of(DeskAction.APPROVE, DeskAction.RETRY, DeskAction.DISMISS),
            Stopped.BEING_UNDONE, EnumSet.noneOf(DeskAction.class),
            Stopped.UNDONE, EnumSet.of(DeskAction.DISMISS));

    @TempDir
    private static Path files;

    private static DeskBed bed;

    @BeforeAll
    static void open() {
        bed = new DeskBed(files);
        for (String id : List.of("person-a", "person-b")) {
            bed.people().with(id, ALL.split("\\|"));
        }
    }

    @AfterAll
    static void close() {
        bed.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyDecisionIsPossibleOrRefusedWithWhatIsAndThenChangesNothing(Stopped how) {
        for (DeskAction action : DeskAction.values()) {
            String deal = bed.deal(how);
            Object before = standing(deal);
            DeskReply reply = decideFully(deal, action);
            boolean possible = POSSIBLE.get(how).contains(action);

            assertThat(reply.status()).as("%s of %s: %s", action, how, reply).isEqualTo(possible ? 200 : 422);
            if (!possible) {
                assertThat(standing(deal)).isEqualTo(before);
                assertThat(Json.textAt(reply.body(), "message")).endsWith(".");
            }
        }
    }

    private static List<Object> standing(String deal) {
        return List.of(
                bed.history(deal).transaction(),
                bed.history(deal).desk(),
                bed.history(deal).steps().stream().map(StepRecord::state).toList());
    }

    @ParameterizedTest
    @EnumSource
    void whatAListOffersIsWhatIsPossible(Stopped how) {
        String deal = bed.deal(how);

        Object shown = bed.desk()
                .show(bed.people().token("person-a"), bed.caseOf(deal))
                .body()
                .get("case");

        assertThat(Json.asList(Json.at(shown, "can")))
                .containsExactlyInAnyOrderElementsOf(
                        POSSIBLE.get(how).stream().map(DeskAction::word).toList());
    }

    private static DeskReply decideFully(String deal, DeskAction action) {
        return bed.decide(
                "person-a",
                deal,
                action,
                action == DeskAction.APPROVE ? "33000003" : null,
                action == DeskAction.CORRECT ? Map.of(PO, "PO-1") : Map.of(),
                ACCEPTED);
    }

    @Test
    void anApprovedCallInDoubtIsDoneAsTheRecordThatThePersonNamed() {
        String deal = bed.deal(Stopped.DOUBT);
        String subject = bed.step(deal, "project").subject();

        decideFully(deal, DeskAction.APPROVE);

        assertThat(bed.step(deal, "project").state()).isEqualTo(StepState.DONE);
        assertThat(bed.step(deal, "project").externalId()).isEqualTo("33000003");
        assertThat(bed.step(deal, "project").result()).containsEntry("existed", true);
        assertThat(bed.ledger().bindings("psa-project", subject)).containsEntry("kantata", "33000003");
        assertThat(bed.state(deal)).isEqualTo(TransactionState.WAITING);
    }

    @Test
    void aRecordOfWhichNothingIsKnownIsNotTakenOver() {
        String deal = bed.deal(Stopped.DOUBT);

        DeskReply unknown = bed.decide("person-a", deal, DeskAction.APPROVE, "4711", Map.of(), Options.NONE);
        DeskReply attack = bed.decide("person-a", deal, DeskAction.APPROVE, "../x", Map.of(), Options.NONE);
        DeskReply none = bed.decide("person-a", deal, DeskAction.APPROVE);

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(Json.textAt(unknown.body(), "message")).contains("33000003, 33000007");
        assertThat(attack.status()).isEqualTo(422);
        assertThat(Json.textAt(none.body(), "message")).contains("--as ID");
        assertThat(bed.step(deal, "project").state()).isEqualTo(StepState.UNKNOWN);
    }

    @Test
    void s10TheLineToCopyNamesTheOnlyRecordButNoneThatAShellWouldObey() {
        assertThat(lineToApprove(bed.inDoubtAmong("33000003"))).endsWith(" --as 33000003");
        assertThat(lineToApprove(bed.inDoubtAmong("1;touch x"))).endsWith(" --as ID");
    }

    private static String lineToApprove(String deal) {
        DeskReply shown = bed.desk().show(bed.people().token("person-a"), bed.caseOf(deal));
        return Json.asList(Json.at(shown.body(), "case.choices")).stream()
                .filter(choice -> "approve".equals(Json.textAt(choice, "action")))
                .map(choice -> Json.textAt(choice, "arguments"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRetriedCallInDoubtIsCalledAgainWithTheSameKey() {
        String deal = bed.deal(Stopped.DOUBT);
        String key = bed.step(deal, "project").key();

        bed.decided("person-a", deal, DeskAction.RETRY);

        assertThat(bed.step(deal, "project").state()).isEqualTo(StepState.PENDING);
        assertThat(bed.step(deal, "project").key()).isEqualTo(key);
    }

    @Test
    void aHoldBeforeAnythingWasWrittenIsReadAnew() {
        String deal = bed.deal(Stopped.HOLD);

        bed.decided("person-a", deal, DeskAction.RETRY);

        assertThat(bed.step(deal, "opportunity").state()).isEqualTo(StepState.PENDING);
        assertThat(bed.step(deal, "opportunity").result()).isNull();
        assertThat(bed.step(deal, "terms").state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void onceSomethingWasWrittenNothingIsReadAnewAndTheKeyStays() {
        String deal = bed.deal(Stopped.FAILURE_AFTER_WRITES);
        String key = bed.step(deal, "contract").key();

        bed.decided("person-a", deal, DeskAction.RETRY);

        assertThat(bed.step(deal, "opportunity").state()).isEqualTo(StepState.DONE);
        assertThat(bed.step(deal, "project").state()).isEqualTo(StepState.DONE);
        assertThat(bed.step(deal, "contract").state()).isEqualTo(StepState.PENDING);
        assertThat(bed.step(deal, "contract").key()).isEqualTo(key);
        assertThat(bed.step(deal, "contract").failures()).isZero();
    }

    @Test
    void aCorrectedPayloadAfterADefiniteNoGetsTheNextRevisionAndTheRulesRunAgain() {
        String deal = bed.deal(Stopped.FAILURE_AFTER_WRITES);
        String key = bed.step(deal, "contract").key();

        assertThat(decideFully(deal, DeskAction.CORRECT).status()).isEqualTo(200);

        assertThat(key).endsWith("/1");
        assertThat(bed.step(deal, "contract").key()).isEqualTo(key.replaceFirst("/1$", "/2"));
        assertThat(bed.step(deal, "terms").state()).isEqualTo(StepState.PENDING);
        assertThat(bed.step(deal, "project").state()).isEqualTo(StepState.DONE);
        assertThat(Json.textAt(bed.step(deal, "opportunity").result(), "contract.poNumber"))
                .isEqualTo("PO-1");
        assertThat(bed.history(deal).corrected("opportunity", Map.of("contract", Map.of("number", "C-1"))))
                .isEqualTo(Map.of("contract", Map.of("number", "C-1", "poNumber", "PO-1")));
    }

    @Test
    void s08OnlyDeclaredFieldsAreCorrectedAndOnlyWithValuesThatFit() {
        String deal = bed.deal(Stopped.FAILURE_AFTER_WRITES);
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("opportunity.contract.poNumbr", "Did you mean 'opportunity.contract.poNumber'?");
        refused.put("opportunity.amount", "cannot be corrected");
        refused.put("opportunity.contract.number", "cannot be corrected in this case");
        refused.put("__proto__", "cannot be corrected");

        refused.forEach((path, why) ->
                assertThat(message(deal, Map.of(path, "1"))).as(path).contains(why));
        assertThat(message(deal, Map.of(PO, "bad\u0007value"))).contains("does not fit");
        assertThat(message(deal, Map.of())).contains("--set path=value");
        assertThat(bed.state(deal)).isEqualTo(TransactionState.WITH_PERSON);
    }

    private static String message(String deal, Map<String, String> set) {
        DeskReply reply = bed.decide("person-a", deal, DeskAction.CORRECT, null, set, Options.NONE);
        assertThat(reply.status()).isEqualTo(422);
        return Json.textAt(reply.body(), "message");
    }

    @Test
    void g16TheEditTrailKeepsBothValuesAndShowsNoPersonalOne() {
        String deal =
                bed.stopped(DeskBed.desk("hold", "D47", "terms"), DeskBed.read(), DeskBed.rules(StepState.REJECTED));
        String caseId = bed.caseOf(deal);
        bed.decide(
                "person-a",
                deal,
                DeskAction.CORRECT,
                null,
                Map.of("opportunity.account.taxNumber", "DE811907980", "opportunity.contract.number", "C-2"),
                Options.NONE);

        assertThat(bed.ledger().desk().decisions(deal).get(0).judgement().edits())
                .containsExactlyInAnyOrder(
                        new Edit("opportunity.account.taxNumber", "DE-OLD-1", "DE811907980"),
                        new Edit("opportunity.contract.number", "C-1", "C-2"));
        String shown =
                bed.desk().show(bed.people().token("person-a"), caseId).body().toString();
        assertThat(shown).contains("opportunity.account.taxNumber", "C-2").doesNotContain("DE811907980", "DE-OLD-1");
    }

    @Test
    void aStuckUndoGoesBackToBeingUndone() {
        String retried = bed.deal(Stopped.STUCK_UNDO);
        bed.decided("person-a", retried, DeskAction.RETRY);
        assertThat(bed.step(retried, "project").state()).isEqualTo(StepState.COMP_PENDING);
        assertThat(bed.state(retried)).isEqualTo(TransactionState.COMPENSATING);

        String takenBack = bed.deal(Stopped.STUCK_UNDO);
        bed.decided("person-a", takenBack, DeskAction.APPROVE);
        assertThat(bed.step(takenBack, "project").state()).isEqualTo(StepState.COMPENSATED);
        assertThat(bed.state(takenBack)).isEqualTo(TransactionState.COMPENSATING);
    }

    @Test
    void looseEndsAreNamedAndLeftOnlyByExplicitConsentWhichIsRecorded() {
        String deal = bed.deal(Stopped.FAILURE_AFTER_WRITES);

        DeskReply refused = bed.decide("person-a", deal, DeskAction.DISMISS);

        assertThat(refused.body()).containsEntry("code", "DSK-1011");
        assertThat(Json.textAt(refused.body(), "message")).contains("project R-1 in kantata stands");
        assertThat(decideFully(deal, DeskAction.DISMISS).status()).isEqualTo(200);
        assertThat(bed.state(deal)).isEqualTo(TransactionState.DISMISSED);
    }

    @Test
    void closingTheCaseOfAnEndedDealLeavesTheDealAsItIs() {
        String deal = bed.deal(Stopped.UNDONE);

        bed.decided("person-a", deal, DeskAction.DISMISS);

        assertThat(bed.state(deal)).isEqualTo(TransactionState.COMPENSATED);
        assertThat(bed.history(deal).desk().orElseThrow().decision()).isEqualTo("dismiss by person-a: because");
    }

    @Test
    void r13TheLoserSeesTheCaseAsItIsAndTheSameDecisionAgainIsDone() {
        String deal = bed.deal(Stopped.HOLD);
        String id = bed.caseOf(deal);
        DeskRequest request = new DeskRequest(DeskAction.RETRY, 0, "because", null, Map.of(), Options.NONE);
        DeskRequest dismiss = new DeskRequest(DeskAction.DISMISS, 0, "because", null, Map.of(), Options.NONE);

        assertThat(send("person-a", id, request).status()).isEqualTo(200);
        DeskReply repeated = send("person-a", id, request);
        DeskReply loser = send("person-b", id, request);
        DeskReply changedMind = send("person-a", id, dismiss);

        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.body()).containsEntry("repeated", true);
        assertThat(loser.status()).isEqualTo(409);
        assertThat(loser.body()).containsEntry("code", "DSK-1005");
        assertThat(Json.textAt(loser.body(), "current.decision")).isEqualTo("retry by person-a: because");
        assertThat(changedMind.status()).isEqualTo(409);
        assertThat(bed.ledger().desk().decisions(deal)).hasSize(1);
    }

    @Test
    void g12AnOldVersionDecidesNothing() {
        String deal = bed.deal(Stopped.HOLD);
        DeskReply reply = send(
                "person-a",
                bed.caseOf(deal),
                new DeskRequest(DeskAction.RETRY, 7, "because", null, Map.of(), Options.NONE));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(bed.state(deal)).isEqualTo(TransactionState.WITH_PERSON);
    }

    @Test
    void s10ControlCharactersOfAReasonNeverReachWhoReadsIt() {
        String deal = bed.deal(Stopped.HOLD);
        send(
                "person-a",
                bed.caseOf(deal),
                new DeskRequest(
                        DeskAction.RETRY, 0, "mended\u001b[2J\u0007\u202e\n<b>now</b>", null, Map.of(), Options.NONE));

        assertThat(bed.history(deal).desk().orElseThrow().decision())
                .isEqualTo("retry by person-a: mended [2J <b>now</b>");
    }

    @Test
    void aDecisionNeedsAReason() {
        String deal = bed.deal(Stopped.HOLD);
        DeskReply reply = send(
                "person-a",
                bed.caseOf(deal),
                new DeskRequest(DeskAction.RETRY, 0, " \u0007 ", null, Map.of(), Options.NONE));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(bed.state(deal)).isEqualTo(TransactionState.WITH_PERSON);
    }

    @Test
    void g11ARetryWithThePresentFilesPinsTheDealToThemUnlessAStepIsMissingThere() {
        Options current = new Options(false, true);
        String deal = bed.deal(Stopped.HOLD);
        DeskReply retried = bed.decide("person-a", deal, DeskAction.RETRY, null, Map.of(), current);
        assertThat(retried.status()).as("%s", retried).isEqualTo(200);
        assertThat(bed.history(deal).transaction().bundle()).isNotEqualTo("bundle");

        String other = bed.stopped(
                DeskBed.desk("failure", "CON-2001", "gone"),
                DeskBed.read(),
                DeskBed.intend("gone", "psa-budget-set", "kantata", null),
                DeskBed.ended("gone", "psa-budget-set", "kantata", StepState.DONE));
        DeskReply refused = bed.decide("person-a", other, DeskAction.RETRY, null, Map.of(), current);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Json.textAt(refused.body(), "message")).contains("gone");
        assertThat(bed.history(other).transaction().bundle()).isEqualTo("bundle");
        DeskReply approve = bed.decide("person-a", other, DeskAction.DISMISS, null, Map.of(), current);
        assertThat(approve.status()).isEqualTo(422);
    }

    @Test
    void aRetriedDealIsDueAtOnce() {
        String deal = bed.deal(Stopped.HOLD);
        bed.decided("person-a", deal, DeskAction.RETRY);

        assertThat(bed.ledger().claim("opportunity-to-project", "bundle", "w", 50, Duration.ofMinutes(1)))
                .extracting(Lease::transactionId)
                .contains(deal);
    }

    private static DeskReply send(String person, String id, DeskRequest request) {
        return bed.desk().decide(bed.people().token(person), id, request);
    }
}
