package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.AuditRow;
import io.throughline.ledger.check.LedgerSnapshot.CaseRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * I13: a decided case has one line of the person who decided, written in the same database transaction and so at the same instant; no line looks like a
 * secret.
 */
final class DecisionsAudited implements InvariantCheck {

    private static final Pattern SECRET = Pattern.compile(
            "whsec_\\S{8}|-----BEGIN |eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.|(?i:bearer\\s+[\\w.~+/-]{16}|(?:password|client_secret|token)\\s*[=:]\\s*\\S{4})");

    @Override
    public List<Violation> violations(History history) {
        List<Violation> found = new ArrayList<>();
        Map<String, List<AuditRow>> audit =
                history.ledger().audit().stream().collect(Collectors.groupingBy(AuditRow::transactionId));
        for (CaseRow desk : history.ledger().cases()) {
            if (desk.decidedAt() != null) {
                decided(desk, audit.getOrDefault(desk.transactionId(), List.of()), found);
            }
        }
        history.ledger().audit().stream()
                .filter(line ->
                        line.detail() != null && SECRET.matcher(line.detail()).find())
                .forEach(line -> found.add(new Violation(
                        line.transactionId(),
                        "line %d of the audit trail looks like a secret".formatted(line.number()))));
        return found;
    }

    private static void decided(CaseRow desk, List<AuditRow> audit, List<Violation> found) {
        long lines = audit.stream()
                .filter(line ->
                        line.at().equals(desk.decidedAt()) && line.actor().equals(desk.decidedBy()))
                .count();
        if (lines != 1) {
            found.add(new Violation(
                    desk.transactionId(),
                    "case %s was decided at %s, and the audit trail has %d lines about it"
                            .formatted(desk.id(), desk.decidedAt(), lines)));
        }
    }
}
