package io.throughline.ledger.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who waits for a person's decision about somebody else: directly, or through others that wait in turn. */
final class HeldUp {

    private HeldUp() {}

    /**
     * A transaction that waits.
     *
     * @param lane its business object
     * @param place of its event in the lane
     * @param awaited the transaction it waits for, else null
     * @param withPerson whether it is itself with a person
     */
    record Waiting(String id, String lane, long place, String awaited, boolean withPerson) {

        static Waiting of(Row row) throws SQLException {
            String waitsFor = row.text("waits_for");
            boolean transaction = waitsFor != null && waitsFor.startsWith(WaitSql.TRANSACTION);
            return new Waiting(
                    row.text("id"),
                    row.text("source") + '\n' + row.text("object_type") + '\n' + row.text("object_id"),
                    row.bigNumber("event_ordinal"),
                    transaction ? waitsFor.substring(WaitSql.TRANSACTION.length()) : row.text("holder"),
                    row.text("due_at") == null);
        }

        private boolean isBehind(Waiting other) {
            return lane.equals(other.lane) && other.place < place;
        }
    }

    /** How many of them, those with a person not counted. */
    static long count(List<Waiting> all) {
        Set<Waiting> standing =
                new HashSet<>(all.stream().filter(Waiting::withPerson).toList());
        long persons = standing.size();
        while (standing.addAll(stoppedBy(standing, all))) {
            // those who wait for the ones just found may be found now
        }
        return standing.size() - persons;
    }

    private static List<Waiting> stoppedBy(Collection<Waiting> standing, List<Waiting> all) {
        return all.stream()
                .filter(one -> !standing.contains(one))
                .filter(one ->
                        standing.stream().anyMatch(other -> other.id().equals(one.awaited()) || one.isBehind(other)))
                .toList();
    }
}
