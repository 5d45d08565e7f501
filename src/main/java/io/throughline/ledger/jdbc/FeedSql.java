package io.throughline.ledger.jdbc;

import io.throughline.ledger.SourceObject;
import java.sql.SQLException;
import java.util.Optional;

/** What intake remembers between polls: positions of feeds and what it last saw of each source object. */
final class FeedSql {

    private static final String CURSOR = "select position from tl_cursor where feed = ?";
    private static final String SEEN = """
            select source, object_type, object_id, generation, triggered, version, fingerprint
            from tl_source_object where source = ? and object_type = ? and object_id = ?
            """;

    private final Database database;
    private final String move;
    private final String first;
    private final String see;
    private final String seeFirst;

    FeedSql(Database database) {
        this.database = database;
        Dialect dialect = database.dialect();
        move = dialect.sql("update tl_cursor set position = ?, moved_at = {now} where feed = ?");
        first = dialect.sql("insert into tl_cursor (position, moved_at, feed) values (?, {now}, ?)");
        see = dialect.sql("""
                update tl_source_object set generation = ?, triggered = ?, version = ?, fingerprint = ?, seen_at = {now}
                where source = ? and object_type = ? and object_id = ?
                """);
        seeFirst = dialect.sql("""
                insert into tl_source_object (generation, triggered, version, fingerprint, seen_at, source, object_type, object_id)
                values (?, ?, ?, ?, {now}, ?, ?, ?)
                """);
    }

    Optional<String> cursor(String feed) {
        return database.transaction(tx -> tx.first(CURSOR, row -> row.text("position"), feed));
    }

    void moveCursor(String feed, String position) {
        database.transaction(tx -> tx.update(move, position, feed) == 1 || tx.update(first, position, feed) == 1);
    }

    Optional<SourceObject> sourceObject(String source, String objectType, String objectId) {
        return database.transaction(tx -> tx.first(SEEN, FeedSql::read, source, objectType, objectId));
    }

    void remember(SourceObject seen) {
        Object[] columns = {
            seen.generation(),
            seen.triggered(),
            seen.version(),
            seen.fingerprint(),
            seen.source(),
            seen.objectType(),
            seen.objectId()
        };
        database.transaction(tx -> tx.update(see, columns) == 1 || tx.update(seeFirst, columns) == 1);
    }

    private static SourceObject read(Row row) throws SQLException {
        return new SourceObject(
                row.text("source"),
                row.text("object_type"),
                row.text("object_id"),
                row.number("generation"),
                row.flag("triggered"),
                row.text("version"),
                row.text("fingerprint"));
    }
}
