package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change.Bind;
import io.throughline.ledger.Change.Unbind;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is who: today's binding of a canonical id in each system, and the older ones as history. */
final class CrosswalkSql {

    private static final String CURRENT = """
            select external_id from tl_crosswalk where kind = ? and canonical_id = ? and system_name = ? and current_mark = 1
            """;
    private static final String ALL = """
            select system_name, external_id from tl_crosswalk
            where kind = ? and canonical_id = ? and current_mark = 1 order by system_name
            """;

    private static final String BACK = """
            select canonical_id from tl_crosswalk
            where kind = ? and system_name = ? and external_id = ? and current_mark = 1 order by canonical_id
            """;

    private final Database database;
    private final String end;
    private final String endIf;
    private final String insert;

    CrosswalkSql(Database database) {
        this.database = database;
        end = database.dialect().sql("""
                        update tl_crosswalk set current_mark = null, unbound_at = {now}
                        where kind = ? and canonical_id = ? and system_name = ? and current_mark = 1
                        """);
        endIf = end + " and external_id = ?";
        insert = database.dialect().sql("""
                        insert into tl_crosswalk (kind, canonical_id, system_name, external_id, current_mark, bound_at, transaction_id)
                        values (?, ?, ?, ?, 1, {now}, ?)
                        """);
    }

    void bind(Writing writing, Bind bind) throws SQLException {
        Tx tx = writing.tx();
        String id = Resolution.subject(tx, bind.canonicalId());
        Optional<String> bound = tx.first(CURRENT, row -> row.text("external_id"), bind.kind(), id, bind.system());
        if (bound.isPresent() && bound.get().equals(bind.externalId())) {
            return;
        }
        if (bound.isPresent()) {
            tx.update(end, bind.kind(), id, bind.system());
        }
        tx.update(insert, bind.kind(), id, bind.system(), bind.externalId(), writing.transactionId());
        writing.audit(
                "crosswalk.bound", "%s %s = %s in %s".formatted(bind.kind(), id, bind.externalId(), bind.system()));
    }

    void unbind(Writing writing, Unbind unbind) throws SQLException {
        String id = Resolution.subject(writing.tx(), unbind.canonicalId());
        boolean ended = writing.tx().update(endIf, unbind.kind(), id, unbind.system(), unbind.externalId()) == 1;
        if (ended) {
            writing.audit(
                    "crosswalk.unbound",
                    "%s %s = %s in %s"
                            .formatted(unbind.kind(), unbind.canonicalId(), unbind.externalId(), unbind.system()));
        }
    }

    List<String> boundTo(String kind, String system, String externalId) {
        return database.transaction(tx -> tx.list(BACK, row -> row.text("canonical_id"), kind, system, externalId));
    }

    Map<String, String> bindings(String kind, String canonicalId) {
        Map<String, String> bySystem = new LinkedHashMap<>();
        database.transaction(tx -> tx.list(
                        ALL,
                        row -> Map.entry(row.text("system_name"), row.text("external_id")),
                        kind,
                        Resolution.subject(tx, canonicalId)))
                .forEach(binding -> bySystem.put(binding.getKey(), binding.getValue()));
        return bySystem;
    }
}
