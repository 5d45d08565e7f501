package io.throughline.ledger.check;

import static io.throughline.ledger.check.Invariant.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.check.TargetJournal.Entry;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.workflow.TransactionState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each invariant is broken by hand in a real ledger, or in the journal of a target, and exactly that one is found violated. */
class HistoryCheckerTest {

    private final String name = "check-" + UUID.randomUUID();
    private final List<Entry> effects = new ArrayList<>();
    private final List<SourceFact> sources = new ArrayList<>();
    private JdbcLedger ledger;

    @BeforeEach
    void write() {
        ledger = JdbcLedger.open(
                LedgerSettings.inMemory(name), () -> UUID.randomUUID().toString());
        new WrittenLedger(ledger).write();
        sources.add(SourceFact.acknowledged("salesforce", "opportunity", "006completed"));
        sources.add(offered("006completed", "2026-03-01T09:00:00Z"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aCleanHistoryKeepsAllOfThem() {
        effects.add(created("customer", "71", "tl-customer", Instant.now()));
        effects.add(created("workspaces", "72", "1001", Instant.now()));

        Verdict verdict = verdict();

        assertThat(verdict.findings()).allSatisfy(finding -> {
            assertThat(finding.violations()).as(finding.invariant().name()).isEmpty();
            assertThat(finding.word()).isEqualTo("ok");
        });
        assertThat(verdict.findings()).extracting(Verdict.Finding::invariant).containsExactly(Invariant.values());
        assertThat(verdict.events()).isEqualTo(6);
        assertThat(verdict.byState())
                .containsEntry(TransactionState.COMPLETED, 3L)
                .containsEntry(TransactionState.COMPENSATED, 1L)
                .containsEntry(TransactionState.WITH_PERSON, 1L)
                .containsEntry(TransactionState.NEW, 1L);
    }

    @Test
    void withoutJournalsEffectsAreNotJudged() {
        assertThat(verdict().findings().get(I5.ordinal()).word()).isEqualTo("not judged");
    }

    @Test
    void i1FindsAnEventThatNoTransactionCarries() throws Exception {
        spoil("""
                insert into tl_event (id, dedupe_key, type, source, object_type, object_id, occurred_at, received_at, data)
                select 'lost', 'lost', type, source, object_type, object_id, occurred_at, received_at, data
                from tl_event where object_id = '006completed'
                """);
        assertViolates(I1, "lost");
    }

    @Test
    void i2FindsAWinThatIntakeRememberedButNeverStored() throws Exception {
        spoil("update tl_source_object set object_id = '006forgotten' where object_id = '006completed'");
        assertViolates(I2, "006forgotten");
    }

    @Test
    void i2FindsAnAcknowledgedFactThatWasNeverStored() {
        sources.add(SourceFact.acknowledged("salesforce", "opportunity", "006lost"));
        assertViolates(I2, "006lost");
    }

    @Test
    void i3FindsAnEventThatStartedItsWorkflowTwice() throws Exception {
        spoil("""
                insert into tl_transaction (id, event_id, workflow, state, source, object_type, object_id, ordinal, event_ordinal, created_at, ended_at)
                select 'second', event_id, workflow, state, source, object_type, object_id, ordinal + 100, event_ordinal, created_at, ended_at
                from tl_transaction where workflow = 'completed'
                """);
        assertViolates(I3, "started workflow completed 2 times");
    }

    @Test
    void i4FindsAWriteWithAnOldEpoch() throws Exception {
        spoil("""
                insert into tl_audit (transaction_id, at, epoch, actor, action, detail)
                select id, current_timestamp, 1, 'paused', 'transaction.waiting', null from tl_transaction where workflow = 'completed'
                """);
        assertViolates(I4, "epoch 1 after epoch 2");
    }

    @Test
    void i4LetsAWorkerThatLostItsLeaseGiveItsClaimBack() throws Exception {
        spoil("""
                insert into tl_audit (transaction_id, at, epoch, actor, action, detail)
                select id, current_timestamp, 1, 'paused', 'run.abandoned', null from tl_transaction where workflow = 'completed'
                """);
        assertHolds(I4);
    }

    @Test
    void i4FindsASecondCompletionOfAStep() throws Exception {
        spoil("""
                insert into tl_audit (transaction_id, at, epoch, actor, action, detail)
                select id, current_timestamp, 2, 'worker', 'step.done', 'project' from tl_transaction where workflow = 'completed'
                """);
        assertViolates(I4, "completed twice");
    }

    @Test
    void i4FindsAnEpochThatWentBack() throws Exception {
        spoil("update tl_transaction set epoch = 1 where workflow = 'completed'");
        assertViolates(I4, "went back");
    }

    @Test
    void i5FindsASecondRecordOfANaturalOperation() {
        effects.add(created("customer", "71", "tl-customer", Instant.now()));
        effects.add(created("customer", "73", "tl-customer", Instant.now()));
        assertViolates(I5, "2 records");
    }

    @Test
    void i5FindsASecondRecordOfALookUpOperationThatWasCalledAgainOverTheFirst() throws Exception {
        spoil("""
                insert into tl_attempt (transaction_id, step_id, number, kind, epoch, started_at)
                select transaction_id, step_id, 0, kind, 1, dateadd(second, -60, started_at) from tl_attempt
                where step_id = 'project' and transaction_id in (select id from tl_transaction where workflow = 'completed')
                """);
        effects.add(created("workspaces", "72", "1001", Instant.now().minusSeconds(59)));
        effects.add(created("workspaces", "74", "1001", Instant.now().plusSeconds(1)));
        assertViolates(I5, "2 records");
    }

    @Test
    void i5CountsASecondRecordThatALateCallMade() throws Exception {
        spoil("""
                insert into tl_attempt (transaction_id, step_id, number, kind, epoch, started_at)
                select transaction_id, step_id, 0, kind, 1, dateadd(second, -60, started_at) from tl_attempt
                where step_id = 'project' and transaction_id in (select id from tl_transaction where workflow = 'completed')
                """);
        effects.add(created("workspaces", "72", "1001", Instant.now().plusSeconds(1)));
        effects.add(created("workspaces", "74", "1001", Instant.now().plusSeconds(2)));

        assertThat(verdict().violated()).isEmpty();
        assertThat(verdict().lateCalls()).hasSize(1);
    }

    @Test
    void i5FindsARecordOfWhichTheLedgerHasNoIntent() {
        effects.add(created("customer", "71", "tl-unknown", Instant.now()));
        assertViolates(I5, "no intent");
    }

    @Test
    void i5LetsARecordBeMadeAnewAfterItWasDeleted() {
        effects.add(created("customer", "71", "tl-customer", Instant.now()));
        effects.add(new Entry(Instant.now().plusSeconds(1), "customer-delete", "deleted", "customer", "71", null));
        effects.add(created("customer", "72", "tl-customer", Instant.now().plusSeconds(2)));
        assertThat(verdict().violated()).isEmpty();
    }

    @Test
    void i6FindsABlindCallThatWasRepeatedByItself() throws Exception {
        spoil("""
                insert into tl_attempt (transaction_id, step_id, number, kind, epoch, started_at)
                select transaction_id, step_id, 2, kind, epoch, started_at from tl_attempt where step_id = 'payment'
                """);
        assertViolates(I6, "call 2 was made by itself");
    }

    @Test
    void i7FindsACallForwardAfterUndoingHadBegun() throws Exception {
        spoil("""
                insert into tl_attempt (transaction_id, step_id, number, kind, epoch, started_at, ended_at, outcome)
                select transaction_id, 'three', 9, 'CALL', epoch, dateadd(second, 1, started_at), ended_at, 'DONE'
                from tl_attempt where kind = 'UNDO' and step_id = 'one'
                """);
        assertViolates(I7, "three");
    }

    @Test
    void i8FindsStepsThatWereUndoneInForwardOrder() throws Exception {
        spoil("update tl_step set sequence = 3 - sequence where step_id in ('one', 'two')");
        assertViolates(I8, "undone after");
    }

    @Test
    void i8FindsAStepThatWasUndoneAlthoughItWasNeverApplied() throws Exception {
        spoil("update tl_attempt set outcome = 'REJECTED' where kind = 'CALL' and step_id = 'one'");
        assertViolates(I8, "none of its calls was applied");
    }

    @Test
    void i9FindsACompletedTransactionWithAStepInDoubt() throws Exception {
        spoil("update tl_step set state = 'UNKNOWN' where step_id = 'customer'");
        assertViolates(I9, "COMPLETED although step customer is UNKNOWN");
    }

    @Test
    void i9FindsACompensatedTransactionWithAStepThatStands() throws Exception {
        spoil("update tl_step set state = 'COMP_STUCK' where step_id = 'one'");
        assertViolates(I9, "COMPENSATED although step one is COMP_STUCK");
    }

    @Test
    void i10FindsTwoTransactionsOfOneObjectAtOnce() throws Exception {
        spoil("""
                update tl_transaction set ended_at = dateadd(hour, 1, ended_at)
                where workflow = 'ordered' and object_version like '2026-03-01%'
                """);
        assertViolates(I10, "began on opportunity 006ordered while");
    }

    @Test
    void i10FindsAnOlderVersionThatCameAfterANewerOne() throws Exception {
        spoil("""
                update tl_transaction set object_version = '2026-02-01T10:00:00Z'
                where workflow = 'ordered' and object_version like '2026-03-02%'
                """);
        assertViolates(I10, "after version 2026-03-01");
    }

    @Test
    void i10ComparesVersionsAsTheLedgerDoes() throws Exception {
        spoil(
                "update tl_transaction set object_version = '2026-03-01T10:00:00Z' where workflow = 'ordered' and object_version like '2026-03-01%'");
        spoil(
                "update tl_transaction set object_version = '2026-03-01T10:00:00.5Z' where workflow = 'ordered' and object_version like '2026-03-02%'");
        assertHolds(I10);
        spoil(
                "update tl_transaction set object_version = '2026-03-01T09:59:59.5Z' where workflow = 'ordered' and object_version like '%.5Z'");
        assertViolates(I10, "after version 2026-03-01T10:00:00Z");
    }

    @Test
    void i10FindsTwoEventsOfOneObjectAtOnceAlsoInTwoWorkflows() throws Exception {
        spoil("""
                update tl_transaction set ended_at = dateadd(hour, 1, ended_at), workflow = 'another'
                where workflow = 'ordered' and object_version like '2026-03-01%'
                """);
        assertViolates(I10, "began on opportunity 006ordered while");
    }

    @Test
    void i11FindsTooManyCrashes() throws Exception {
        spoil("update tl_transaction set crash_count = 4 where workflow = 'waiting'");
        assertViolates(I11, "claimed 4 times");
    }

    @Test
    void i11FindsTooManyFailures() throws Exception {
        spoil("update tl_step set failure_count = 15 where step_id = 'three'");
        assertViolates(I11, "failed 15 times");
    }

    @Test
    void i12FindsSomebodyWithAPersonAndWithoutACase() throws Exception {
        spoil("delete from tl_case");
        assertViolates(I12, "no case of it is open");
    }

    @Test
    void i12FindsWhatIsDueForTooLong() throws Exception {
        spoil("update tl_transaction set due_at = dateadd(day, -1, due_at) where workflow = 'waiting'");
        assertViolates(I12, "nobody took it");
        assertThat(judge(new Limits(14, 3, null)).holds()).isTrue();
    }

    @Test
    void i13FindsACaseThatIsDecidedByNobody() throws Exception {
        spoil("""
                insert into tl_case (id, transaction_id, kind, team, code, title, opened_at, decided_at, decided_by, decision)
                select 'decided', id, 'hold', 'finance', 'D47', 't', created_at, ended_at, 'anna', 'approved'
                from tl_transaction where workflow = 'completed'
                """);
        assertViolates(I13, "nobody decided it");
    }

    @Test
    void i13HoldsWhereADecisionClosesTheOtherCasesOfItsTransactionToo() throws Exception {
        spoil("""
                insert into tl_case (id, transaction_id, kind, team, code, title, opened_at, decided_at, decided_by, decision)
                select n.id, t.id, 'failure', 'pmo', 'WFL-2020', 't', t.created_at, t.ended_at, 'anna', 'dismissed'
                from tl_transaction t cross join (values ('first'), ('second')) n (id) where t.workflow = 'completed'
                """);
        spoil("""
                insert into tl_decision (id, case_id, case_version, transaction_id, event_id, action, person, reason, at)
                select 'decision', 'first', 0, id, event_id, 'dismiss', 'anna', 'over', ended_at
                from tl_transaction where workflow = 'completed'
                """);
        spoil("""
                insert into tl_audit (transaction_id, at, epoch, actor, action, detail)
                select id, ended_at, 2, 'anna', 'case.dismiss', 'over' from tl_transaction where workflow = 'completed'
                """);
        assertThat(verdict().violated()).doesNotContain(I13);
    }

    @Test
    void i13FindsADecisionWithoutALineInTheAuditTrail() throws Exception {
        spoil("""
                insert into tl_decision (id, case_id, case_version, transaction_id, event_id, action, person, reason, at)
                select 'decision', c.id, 0, t.id, t.event_id, 'approve', 'anna', 'paid', c.opened_at
                from tl_case c join tl_transaction t on t.id = c.transaction_id
                """);
        assertViolates(I13, "0 lines");
    }

    @Test
    void i13FindsALineOfADecisionThatWasNeverStored() throws Exception {
        spoil("""
                insert into tl_audit (transaction_id, at, epoch, actor, action, detail)
                select id, current_timestamp, 2, 'anna', 'case.approve', 'paid' from tl_transaction where workflow = 'completed'
                """);
        assertViolates(I13, "not stored");
    }

    @Test
    void i13FindsWhatLooksLikeASecret() throws Exception {
        spoil("""
                insert into tl_audit (transaction_id, at, epoch, actor, action, detail)
                select id, current_timestamp, 2, 'worker', 'note', 'sent Bearer abcdefghijklmnopqrstuvwxyz'
                from tl_transaction where workflow = 'completed'
                """);
        assertViolates(I13, "looks like a secret");
    }

    @Test
    void i14FindsAFeedThatIsReadPastAFactThatWasNeverAccepted() {
        sources.add(offered("006skipped", "2026-03-01T09:30:00Z"));
        assertViolates(I14, "006skipped");
    }

    @Test
    void i14FindsAFeedThatIsAheadOfTime() {
        ledger.moveCursor(WrittenLedger.FEED, "2999-01-01T00:00:00Z 006");
        assertViolates(I14, "yet to come");
    }

    @Test
    void aSnapshotOutlivesItsWayThroughJson() throws Exception {
        LedgerSnapshot snapshot = ledger.snapshot();
        assertThat(SnapshotJson.read(SnapshotJson.write(snapshot))).isEqualTo(snapshot);
    }

    private void assertViolates(Invariant invariant, String says) {
        Verdict verdict = verdict();
        assertThat(verdict.violated()).as("%s", verdict.toPlain()).containsExactly(invariant);
        assertThat(verdict.findings().get(invariant.ordinal()).violations())
                .anySatisfy(violation ->
                        assertThat(violation.id() + " " + violation.says()).contains(says));
        assertThat(verdict.holds()).isFalse();
    }

    private void assertHolds(Invariant invariant) {
        Verdict verdict = verdict();
        assertThat(verdict.violated()).as("%s", verdict.toPlain()).doesNotContain(invariant);
    }

    private Verdict verdict() {
        return judge(WrittenLedger.LIMITS);
    }

    private Verdict judge(Limits limits) {
        List<TargetJournal> journals = effects.isEmpty() ? List.of() : List.of(new TargetJournal("netsuite", effects));
        return new HistoryChecker()
                .judge(new Evidence(ledger.snapshot(), journals, sources, WrittenLedger.PROMISES, limits));
    }

    private void spoil(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name, "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as("rows spoiled").isPositive();
        }
    }

    private static Entry created(String type, String id, String marker, Instant at) {
        return new Entry(at, type + "-upsert", "created", type, id, marker);
    }

    private static SourceFact offered(String id, String changedAt) {
        return new SourceFact("salesforce", "opportunity", id, WrittenLedger.FEED, Instant.parse(changedAt));
    }
}
