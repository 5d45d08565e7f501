package io.throughline.ledger.jdbc;

import io.throughline.ledger.ObjectVersion;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of objects of other systems. The newest version of an object is the one that is kept, in whatever order they come. */
final class ReferenceSql implements ReferenceLedger {

    private static final String COLUMNS = "select kind, object_id, version, project_id, body from tl_reference";
    private static final String OF_IDS = COLUMNS + " where kind = ? and object_id in (%s) order by object_id";
    private static final String OF_PROJECTS =
            COLUMNS + " where kind = ? and project_id in (%s) order by project_id, object_id";
    private static final String ALL = COLUMNS + " where kind = ? order by object_id";
    private static final String VERSIONS =
            "select object_id, version from tl_reference where kind = ? and object_id in (%s) order by object_id for update";
    private static final String FORGET = "delete from tl_reference where kind = ? and object_id = ?";

    private final Database database;
    private final String insert;
    private final String replace;

    ReferenceSql(Database database) {
        this.database = database;
        insert = database.dialect()
                .sql(
                        "insert into tl_reference (version, project_id, body, changed_at, kind, object_id) values (?, ?, ?, {now}, ?, ?)");
        replace = database.dialect()
                .sql(
                        "update tl_reference set version = ?, project_id = ?, body = ?, changed_at = {now} where kind = ? and object_id = ?");
    }

    @Override
    public int keep(List<Reference> references) {
        Map<String, List<Reference>> byKind = new LinkedHashMap<>();
        references.forEach(one ->
                byKind.computeIfAbsent(one.kind(), any -> new ArrayList<>()).add(one));
        return database.transaction(tx -> {
            int kept = 0;
            for (Map.Entry<String, List<Reference>> ofKind : byKind.entrySet()) {
                kept += keep(tx, ofKind.getKey(), newest(ofKind.getValue()));
            }
            return kept;
        });
    }

    private int keep(Tx tx, String kind, Collection<Reference> references) throws SQLException {
        Map<String, String> versions =
                versions(tx, kind, references.stream().map(Reference::id).toList());
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        for (Reference one : references) {
            String known = versions.get(one.id());
            if (known == null) {
                inserts.add(columns(one));
            } else if (isOlder(known, one.version())) {
                updates.add(columns(one));
            }
        }
        tx.batch(insert, inserts);
        tx.batch(replace, updates);
        return inserts.size() + updates.size();
    }

    private static Collection<Reference> newest(List<Reference> references) {
        Map<String, Reference> newest = new LinkedHashMap<>();
        references.forEach(one ->
                newest.merge(one.id(), one, (old, fresh) -> isOlder(fresh.version(), old.version()) ? old : fresh));
        return newest.values();
    }

    private static boolean isOlder(String version, String other) {
        return new ObjectVersion(version).isOlderThan(new ObjectVersion(other));
    }

    private static Map<String, String> versions(Tx tx, String kind, List<String> ids) throws SQLException {
        Map<String, String> versions = new HashMap<>();
        tx.list(
                Placeholders.in(VERSIONS, ids),
                row -> versions.put(row.text("object_id"), row.text("version")),
                arguments(kind, ids));
        return versions;
    }

    @Override
    public boolean forget(String kind, String id) {
        return database.transaction(tx -> tx.update(FORGET, kind, id) == 1);
    }

    @Override
    public List<Reference> ofIds(String kind, Collection<String> ids) {
        return of(OF_IDS, kind, ids);
    }

    @Override
    public List<Reference> ofProjects(String kind, Collection<String> projectIds) {
        return of(OF_PROJECTS, kind, projectIds);
    }

    private List<Reference> of(String sql, String kind, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.transaction(
                        tx -> tx.list(Placeholders.in(sql, ids), ReferenceSql::read, arguments(kind, ids)));
    }

    @Override
    public List<Reference> all(String kind) {
        return database.transaction(tx -> tx.list(ALL, ReferenceSql::read, kind));
    }

    private static Object[] arguments(String kind, Collection<String> ids) {
        List<Object> arguments = new ArrayList<>(ids.size() + 1);
        arguments.add(kind);
        arguments.addAll(ids);
        return arguments.toArray();
    }

    private static Object[] columns(Reference one) {
        return Arrays.asList(one.version(), one.projectId(), Documents.write(one.body()), one.kind(), one.id())
                .toArray();
    }

    private static Reference read(Row row) throws SQLException {
        return new Reference(
                row.text("kind"),
                row.text("object_id"),
                row.text("version"),
                row.text("project_id"),
                row.document("body"));
    }
}
