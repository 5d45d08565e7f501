package io.throughline.runner.check;

import io.throughline.ledger.check.Verdict;
import io.throughline.ledger.check.Verdict.Finding;
import io.throughline.ledger.check.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A verdict as a table for people. */
public final class VerdictText {

    private static final int MOST = 20;

    private VerdictText() {}

    /** One line per invariant, what is wrong below it, and a last line that says it all. */
    public static String of(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        text.append("%d events; transactions: %s%n%n".formatted(verdict.events(), states(verdict)));
        verdict.findings().forEach(finding -> append(text, finding));
        if (!verdict.lateCalls().isEmpty()) {
            text.append("%n%d late calls, which look-up operations cannot prevent:%n"
                    .formatted(verdict.lateCalls().size()));
            append(text, verdict.lateCalls());
        }
        text.append("%n%s".formatted(conclusion(verdict)));
        return text.toString();
    }

    private static String states(Verdict verdict) {
        return verdict.byState().isEmpty()
                ? "none"
                : verdict.byState().entrySet().stream()
                        .map(state -> state.getValue() + " " + state.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static void append(StringBuilder text, Finding finding) {
        text.append("%-4s %-10s  %s%n"
                .formatted(
                        finding.invariant().name(),
                        finding.word(),
                        finding.invariant().sentence()));
        append(text, finding.violations());
    }

    private static void append(StringBuilder text, List<Violation> violations) {
        violations.stream()
                .limit(MOST)
                .forEach(violation -> text.append("       %s: %s%n".formatted(violation.id(), violation.says())));
        if (violations.size() > MOST) {
            text.append("       … and %d more%n".formatted(violations.size() - MOST));
        }
    }

    private static String conclusion(Verdict verdict) {
        return verdict.holds()
                ? "All that could be judged holds."
                : "VIOLATED: "
                        + verdict.violated().stream().map(Enum::name).collect(Collectors.joining(", "))
                        + ". This is a bug: please report it with this output and 'transactions --json'.";
    }
}
