package io.throughline.ledger.jdbc;

import io.throughline.ledger.LedgerUnavailableException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Group commit: work that arrives while other work is being written shares the next database transaction, and so its flush. Nothing ever waits
 * for company: who finds nobody writing begins at once. Thread-safe.
 *
 * <p>Work that is refused before it wrote anything (its lease is lost) leaves the others alone. Whatever else goes wrong, an SQL error, a
 * lost answer to the commit, rolls the group back as far as anybody knows, and each of its members runs again in a database
 * transaction of its own, where it finds what was stored. Members of two groups may deadlock; then this happens to one of them.
 */
final class GroupedCommits {

    private static final int MOST = 64;

    private final Database database;
    private final Deque<Member<?>> waiting = new ArrayDeque<>();
    private boolean writing;

    GroupedCommits(Database database) {
        this.database = database;
    }

    /** Runs work and commits, alone or with others; throws what {@link Database#transaction} does. */
    <T> T transaction(Work<T> work) {
        Member<T> member = new Member<>(work);
        boolean leads = enter(member) || member.called.join() == Call.LEAD;
        if (leads) {
            lead(member);
        }
        return member.runsAlone ? database.again(work) : member.answer();
    }

    /** How many are waiting for their turn. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean enter(Member<?> member) {
        waiting.add(member);
        boolean first = !writing;
        writing = true;
        return first;
    }

    private void lead(Member<?> leader) {
        List<Member<?>> group = next();
        try {
            write(group);
        } catch (Throwable fault) {
            group.forEach(member -> member.runsAlone = true);
            throw fault;
        } finally {
            handOver();
            group.stream().filter(member -> member != leader).forEach(member -> member.called.complete(Call.LOOK));
        }
    }

    private synchronized List<Member<?>> next() {
        List<Member<?>> group = new ArrayList<>();
        while (!waiting.isEmpty() && group.size() < MOST) {
            group.add(waiting.poll());
        }
        return group;
    }

    private synchronized void handOver() {
        writing = !waiting.isEmpty();
        if (writing) {
            waiting.element().called.complete(Call.LEAD);
        }
    }

    private void write(List<Member<?>> group) {
        if (group.size() == 1) {
            group.get(0).performAlone(database);
            return;
        }
        try {
            database.once(tx -> {
                for (Member<?> member : group) {
                    member.perform(tx);
                }
                return group.size();
            });
        } catch (LedgerUnavailableException away) {
            group.forEach(member -> member.problem = away);
        } catch (SQLException | BrokenUp disturbed) {
            group.forEach(member -> member.runsAlone = true);
        }
    }

    private enum Call {
        /** The group before is written; the called one writes the next, which begins with itself. */
        LEAD,
        /** Somebody else has written for the called one. */
        LOOK
    }

    /** One member could not go on after it had written: what the group wrote must be rolled back. */
    private static final class BrokenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenUp(RuntimeException cause) {
            super(null, cause, false, false);
        }
    }

    private static final class Member<T> {
        private final CompletableFuture<Call> called = new CompletableFuture<>();
        private final Work<T> work;
        private boolean runsAlone;
        private T value;
        private RuntimeException problem;

        Member(Work<T> work) {
            this.work = work;
        }

        void perform(Tx tx) throws SQLException {
            long before = tx.changes();
            try {
                value = work.in(tx);
            } catch (RuntimeException refused) {
                if (!tx.isUnchangedSince(before)) {
                    throw new BrokenUp(refused);
                }
                problem = refused;
            }
        }

        void performAlone(Database database) {
            try {
                value = database.transaction(work);
            } catch (RuntimeException refused) {
                problem = refused;
            }
        }

        T answer() {
            if (problem != null) {
                throw problem;
            }
            return value;
        }
    }
}
