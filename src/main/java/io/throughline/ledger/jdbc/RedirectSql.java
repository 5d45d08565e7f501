package io.throughline.ledger.jdbc;

import io.throughline.ledger.Redirects;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Redirects after merges: in one database transaction the losing id goes on as the other, with all that was bound to it. */
final class RedirectSql implements Redirects {

    private static final String ACTOR = "account-merge";
    private static final String KNOWN = "select into_id from tl_redirect where kind = ? and from_id = ?";
    private static final String BOUND = """
            select canonical_id, system_name, external_id from tl_crosswalk
            where kind = ? and current_mark = 1 and canonical_id like ? order by canonical_id, system_name
            """;
    private static final String CURRENT = """
            select external_id from tl_crosswalk where kind = ? and canonical_id = ? and system_name = ? and current_mark = 1
            """;
    /** A confirmed subject under another name, unless that has one. */
    static final String COPY_SUBJECT = """
            insert into tl_subject (subject, transaction_id, step_id, state, result, reserved_at, confirmed_at)
            select cast(? as varchar(500)), s.transaction_id, s.step_id, s.state, s.result, s.reserved_at, s.confirmed_at from tl_subject s
            where s.subject = ? and s.state = 'CONFIRMED' and not exists (select 1 from tl_subject t where t.subject = ?)
            """;

    private final Database database;
    private final AuditSql audit;
    private final String insert;
    private final String end;
    private final String bind;

    RedirectSql(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        audit = new AuditSql(dialect);
        insert = dialect.sql(
                "insert into tl_redirect (kind, from_id, into_id, redirected_at, transaction_id) values (?, ?, ?, {now}, ?)");
        end = dialect.sql("""
                update tl_crosswalk set current_mark = null, unbound_at = {now}
                where kind = ? and canonical_id = ? and system_name = ? and current_mark = 1
                """);
        bind = dialect.sql("""
                insert into tl_crosswalk (kind, canonical_id, system_name, external_id, current_mark, bound_at, transaction_id)
                values (?, ?, ?, ?, 1, {now}, ?)
                """);
    }

    @Override
    public String resolved(String kind, String id) {
        return database.transaction(tx -> Resolution.id(tx, kind, id));
    }

    @Override
    public Redirected redirect(String kind, String fromId, String intoId, String transactionId) {
        return database.transaction(tx -> {
            String into = Resolution.id(tx, kind, intoId);
            if (into.equals(fromId)) {
                return new Redirected(into, true, List.of(), List.of());
            }
            Optional<String> known = tx.first(KNOWN, row -> row.text("into_id"), kind, fromId);
            if (known.isEmpty()) {
                tx.update(insert, kind, fromId, into, transactionId);
            }
            List<String> moved = new ArrayList<>();
            List<String> apart = new ArrayList<>();
            for (Binding binding : tx.list(BOUND, Binding::of, kind, kind + ":" + fromId + ":%")) {
                move(tx, binding, new Move(kind, fromId, into, transactionId), moved, apart);
            }
            if (known.isEmpty()) {
                audit.write(
                        tx,
                        List.of(new AuditSql.Entry(
                                transactionId,
                                0,
                                ACTOR,
                                "crosswalk.redirected",
                                "%s %s into %s; moved %s; apart %s".formatted(kind, fromId, into, moved, apart))));
            }
            return new Redirected(into, false, moved, apart);
        });
    }

    private void move(Tx tx, Binding binding, Move move, List<String> moved, List<String> apart) throws SQLException {
        String target = move.kind() + ":" + move.into()
                + binding.canonicalId().substring((move.kind() + ":" + move.from()).length());
        Optional<String> theirs =
                tx.first(CURRENT, row -> row.text("external_id"), move.kind(), target, binding.system());
        tx.update(end, move.kind(), binding.canonicalId(), binding.system());
        if (theirs.isEmpty()) {
            tx.update(bind, move.kind(), target, binding.system(), binding.externalId(), move.transactionId());
            tx.update(COPY_SUBJECT, target, binding.canonicalId(), target);
            moved.add(target + " = " + binding.externalId() + " in " + binding.system());
        } else if (!theirs.get().equals(binding.externalId())) {
            apart.add("%s: %s and %s in %s".formatted(target, binding.externalId(), theirs.get(), binding.system()));
        }
    }

    private record Move(String kind, String from, String into, String transactionId) {}

    private record Binding(String canonicalId, String system, String externalId) {

        static Binding of(Row row) throws SQLException {
            return new Binding(row.text("canonical_id"), row.text("system_name"), row.text("external_id"));
        }
    }
}
