package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.AuditRow;
import io.throughline.ledger.check.LedgerSnapshot.CaseRow;
import io.throughline.ledger.check.LedgerSnapshot.DecisionRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** I13: each decision of a person has one line in the audit trail, and each such line its decision; no line looks like a secret. */
final class DecisionsAudited implements InvariantCheck {

    private static final String CASE = "case.";
    private static final String OPENED = "case.opened";

    private static final Pattern SECRET = Pattern.compile(
            "whsec_\\S{8}|-----BEGIN |eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.|(?i:bearer\\s+[\\w.~+/-]{16}|(?:password|client_secret|token)\\s*[=:]\\s*\\S{4})");

    @Override
    public List<Violation> violations(History history) {
        List<Violation> found = new ArrayList<>();
        history.transactions().forEach(transaction -> decided(transaction, history, found));
        history.ledger().audit().stream()
                .filter(line ->
                        line.detail() != null && SECRET.matcher(line.detail()).find())
                .forEach(line -> found.add(new Violation(
                        line.transactionId(),
                        "line %d of the audit trail looks like a secret".formatted(line.number()))));
        return found;
    }

    /** A decision closes its case, and may close the other cases of its transaction in the same instant. */
    private static boolean closes(DecisionRow decision, CaseRow desk) {
        return decision.caseId().equals(desk.id()) || decision.at().equals(desk.decidedAt());
    }

    private static void decided(TransactionRow transaction, History history, List<Violation> found) {
        List<AuditRow> lines = history.audit(transaction).stream()
                .filter(line -> line.action().startsWith(CASE) && !line.action().equals(OPENED))
                .toList();
        List<DecisionRow> decisions = history.decisions(transaction.id());
        for (DecisionRow decision : decisions) {
            long told = lines.stream().filter(line -> tells(line, decision)).count();
            if (told != 1) {
                found.add(new Violation(
                        transaction.id(),
                        "case %s was decided at %s, and the audit trail has %d lines about it"
                                .formatted(decision.caseId(), decision.at(), told)));
            }
        }
        lines.stream()
                .filter(line -> decisions.stream().noneMatch(decision -> tells(line, decision)))
                .forEach(line -> found.add(new Violation(
                        transaction.id(),
                        "line %d of the audit trail tells of a decision that is not stored".formatted(line.number()))));
        history.cases(transaction).stream()
                .filter(desk -> desk.decidedAt() != null)
                .filter(desk -> decisions.stream().noneMatch(one -> closes(one, desk)))
                .forEach(desk -> found.add(new Violation(
                        transaction.id(), "case %s is decided, and nobody decided it".formatted(desk.id()))));
    }

    /** Both are written in one database transaction, and so at the same instant. */
    private static boolean tells(AuditRow line, DecisionRow decision) {
        return line.at().equals(decision.at())
                && line.actor().equals(decision.person())
                && line.action().equals(CASE + decision.action());
    }
}
