package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.SchemaChange;
import io.throughline.simulator.engine.SchemaChanges;
import java.util.List;

/** What people change about boards: columns and the labels of them. The object is a board's id, the field a column's. */
final class Administration {

    private final Account account;
    private final Structure structure;

    Administration(Account account, Structure structure) {
        this.account = account;
        this.structure = structure;
    }

    List<Operation> controls() {
        return new SchemaChanges<>(account.store(), account, (same, change) -> same).controls(this::follow);
    }

    private void follow(SchemaChange change) {
        String board = account.find(Account.BOARDS, change.object())
                .map(found -> Json.text(found, "id"))
                .orElseThrow(() -> new IllegalArgumentException("there is no board " + change.object()));
        switch (change.kind()) {
            case ADD_FIELD -> structure.column(board, change.field(), change.field(), change.to(), Json.object());
            case RENAME_FIELD -> renamed(column(board, change), change.to());
            case REMOVE_FIELD -> {
                column(board, change);
                account.store().remove(Account.COLUMNS, board + ":" + change.field());
            }
            case ADD_VALUE, RENAME_VALUE, REMOVE_VALUE -> label(column(board, change), change);
            default ->
                throw new IllegalArgumentException(
                        "nobody but monday.com can do that: " + change.kind().word());
        }
    }

    private ObjectNode column(String board, SchemaChange change) {
        return account.column(board, change.field())
                .orElseThrow(() -> new IllegalArgumentException("there is no column " + change.field()))
                .deepCopy();
    }

    /** A column keeps its values but gets another id, as one that was made anew: nothing else can break who names it. */
    private void renamed(ObjectNode column, String to) {
        String board = Json.text(column, "board_id");
        String from = Json.text(column, "id");
        account.store().remove(Account.COLUMNS, board + ":" + from);
        account.put(Account.COLUMNS, column.put("id", to));
        for (ObjectNode item : account.below(Account.ITEMS, "board_id", board)) {
            ObjectNode copy = item.deepCopy();
            if (copy.path("values").has(from)) {
                ObjectNode values = copy.withObject("/values");
                values.set(to, values.remove(from));
                account.put(Account.ITEMS, copy);
            }
        }
    }

    private void label(ObjectNode column, SchemaChange change) {
        ObjectNode labels = LabelKinds.labels(column);
        if (change.kind() == SchemaChange.Kind.ADD_VALUE) {
            labels.put(String.valueOf(labels.size()), change.to());
        } else {
            String key = LabelKinds.key(labels, change.from())
                    .orElseThrow(() -> new IllegalArgumentException("there is no label " + change.from()));
            if (change.kind() == SchemaChange.Kind.RENAME_VALUE) {
                labels.put(key, change.to());
            } else {
                labels.remove(key);
            }
        }
        account.put(Account.COLUMNS, column);
    }
}
