package io.throughline.testkit;

import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import java.util.stream.Collectors;

/** A transaction as a few lines of text, printed when a test fails. */
public final class Timeline {

    private Timeline() {}

    public static String of(TransactionHistory history) {
        String head = "%s %s: %s%s\n"
                .formatted(
                        history.transaction().workflow(),
                        history.transaction().objectId(),
                        history.transaction().state(),
                        history.transaction().reason() == null
                                ? ""
                                : " – " + history.transaction().reason());
        return head
                + history.steps().stream().map(Timeline::line).collect(Collectors.joining("\n"))
                + history.desk().map(desk -> "\n  case " + desk.opened()).orElse("");
    }

    private static String line(StepRecord step) {
        return "  %-24s %-12s %s, %d calls%s"
                .formatted(
                        step.id(),
                        step.state(),
                        step.operation(),
                        step.attempts(),
                        step.problem() == null ? "" : ": " + step.problem());
    }
}
