package io.throughline.ledger.jdbc;

import io.throughline.ledger.StepRecord;
import io.throughline.workflow.StepState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps as stored, with what is left of their settle time by the database clock. */
final class StepRows {

    private static final Set<StepState> IN_DOUBT =
            EnumSet.of(StepState.INTENT, StepState.UNKNOWN, StepState.COMP_PENDING, StepState.COMP_INTENT);

    private final String find;

    StepRows(Dialect dialect) {
        find = dialect.sql("""
                select transaction_id, step_id, sequence, operation, system_name, state, idempotency_key, marker, subject,
                  undo_operation, undo_input, result, problem, external_id, attempt_count, failure_count, settle_at,
                  begun_at, changed_at, {now} as present
                from tl_step where transaction_id in (%s) order by transaction_id, sequence
                """);
    }

    Map<String, List<StepRecord>> of(Tx tx, Collection<String> transactionIds) throws SQLException {
        return tx
                .list(
                        Placeholders.in(find, transactionIds),
                        row -> Map.entry(row.text("transaction_id"), read(row)),
                        transactionIds.toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static StepRecord read(Row row) throws SQLException {
        StepState state = row.constant("state", StepState.class);
        return new StepRecord(
                row.text("step_id"),
                row.number("sequence"),
                row.text("operation"),
                row.text("system_name"),
                state,
                row.text("idempotency_key"),
                row.text("marker"),
                row.text("subject"),
                row.text("undo_operation"),
                row.document("undo_input"),
                row.document("result"),
                row.text("problem"),
                row.text("external_id"),
                row.number("attempt_count"),
                row.number("failure_count"),
                settlesIn(state, row.instant("settle_at"), row.instant("present")),
                Duration.between(row.instant("begun_at"), row.instant("present")),
                row.instant("begun_at"),
                row.instant("changed_at"));
    }

    /** Both instants are the database's (G7). */
    private static Duration settlesIn(StepState state, Instant settleAt, Instant present) {
        boolean settles = IN_DOUBT.contains(state) && settleAt != null && settleAt.isAfter(present);
        return settles ? Duration.between(present, settleAt) : Duration.ZERO;
    }
}
