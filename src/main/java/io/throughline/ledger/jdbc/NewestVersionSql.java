package io.throughline.ledger.jdbc;

import io.throughline.ledger.NewEvent;
import io.throughline.ledger.ObjectVersion;
import java.sql.SQLException;
import java.util.Optional;

/** The newest version of each business object that was accepted for each workflow. Only under the lock of the object's lane. */
final class NewestVersionSql {

    private static final String KEY = " where source = ? and object_type = ? and object_id = ? and workflow = ?";
    private static final String FIND = "select version from tl_newest_version" + KEY;
    private static final String MOVE = "update tl_newest_version set version = ?" + KEY;
    private static final String FIRST =
            "insert into tl_newest_version (version, source, object_type, object_id, workflow) values (?, ?, ?, ?, ?)";

    /** Whether a newer version was accepted before this event; if not, that of the event is the newest from now on. */
    boolean isNewerThan(Tx tx, NewEvent event, String workflow) throws SQLException {
        if (event.objectVersion() == null) {
            return false;
        }
        ObjectVersion offered = new ObjectVersion(event.objectVersion());
        Optional<ObjectVersion> newest = tx.first(
                FIND,
                row -> new ObjectVersion(row.text("version")),
                event.source(),
                event.objectType(),
                event.objectId(),
                workflow);
        if (newest.isPresent() && offered.isOlderThan(newest.get())) {
            return true;
        }
        if (newest.isEmpty() || newest.get().isOlderThan(offered)) {
            tx.update(
                    newest.isEmpty() ? FIRST : MOVE,
                    offered.text(),
                    event.source(),
                    event.objectType(),
                    event.objectId(),
                    workflow);
        }
        return false;
    }
}
