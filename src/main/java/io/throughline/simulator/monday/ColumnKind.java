package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one type of column takes, keeps and shows. Implementations hold no state. */
interface ColumnKind {

    /** The name of the value's type in the schema. */
    String typeName();

    /**
     * What is kept of a value that came in a write.
     *
     * @param given JSON object or plain text; never null or empty
     * @throws ApiException if the column does not take it
     */
    JsonNode read(JsonNode given, ColumnWrite write);

    /** The text of what is kept; of nothing, what the vendor shows then. */
    String text(JsonNode kept, ObjectNode column, Account account);

    /** The same, for columns whose text stands elsewhere than in the item. */
    default String text(JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
        return text(kept, column, account);
    }

    /** Adds the fields of the value's own type. */
    void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account);

    /** Whether {@code value} is told; board relations and mirrors have none. */
    default boolean hasValue() {
        return true;
    }

    /**
     * One write to a column.
     *
     * @param board the board's id
     * @param createsLabels whether labels that are not there are made
     */
    record ColumnWrite(Account account, String board, String columnId, boolean createsLabels) {

        ObjectNode column() {
            return account.column(board, columnId).orElseThrow();
        }

        ApiException refusal(String message) {
            return ApiException.columnValue(column(), message);
        }

        ObjectNode stamped() {
            return io.throughline.simulator.engine.Json.object().put("changed_at", account.now());
        }
    }
}
