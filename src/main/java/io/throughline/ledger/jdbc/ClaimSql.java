package io.throughline.ledger.jdbc;

import io.throughline.ledger.Lease;
import io.throughline.ledger.LedgerUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Claims by compare-and-set: candidates are read without a lock, each is taken by a conditional update; all of one claim share a database
 * transaction and take their rows in the order of ids, so that two claimers cannot deadlock. No SKIP LOCKED: H2 locks every row it scans,
 * PostgreSQL does not.
 */
final class ClaimSql {

    /** How many candidates are read for each one wanted, so that a loser finds another. */
    private static final int CHOICE = 3;

    // Events of one object run one after the other; transactions of the same event never wait for each other (G9).
    static final String BLOCKED = """
            exists (select 1 from tl_transaction o
              where o.object_type = t.object_type and o.object_id = t.object_id and o.source = t.source
                and o.ended_at is null and o.event_ordinal < t.event_ordinal)
            """;
    // H2 has nulls first in an index: without a lower bound it would look at everything that has ever ended.
    static final String NOTHING = "timestamp with time zone '1970-01-01 00:00:00+00'";
    private static final String OURS = "select id from tl_transaction where id = ? and epoch = ? and last_commit = ?";

    private final Database database;
    private final Supplier<String> ids;
    private final String candidates;
    private final String take;
    private final AtomicInteger contention = new AtomicInteger();

    ClaimSql(Database database, Supplier<String> ids) {
        this.database = database;
        this.ids = ids;
        candidates = database.dialect().sql("""
                        select t.id, t.epoch, t.due_at from tl_transaction t
                        where t.workflow = ? and t.bundle = ? and t.due_at > {nothing} and t.due_at <= {now} and not {blocked}
                        order by t.workflow, t.bundle, t.due_at, t.number limit ?
                        """.replace("{blocked}", BLOCKED).replace("{nothing}", NOTHING));
        take = database.dialect().sql("""
                        update tl_transaction
                        set state = case when state = 'COMPENSATING' then state else 'RUNNING' end,
                            epoch = epoch + 1, crash_count = crash_count + 1, version = version + 1,
                            due_at = {now+ms}, lease_owner = ?, last_commit = ?, waits_for = null, reason = null
                        where id = ? and epoch = ? and due_at = ?
                        """);
    }

    /** The statement that looks for what is due: workflow, bundle, how many. */
    String candidates() {
        return candidates;
    }

    List<Lease> claim(String workflow, String bundle, String owner, int limit, Duration duration) {
        List<Candidate> left = candidates(workflow, bundle, owner, limit);
        List<Lease> taken = new ArrayList<>();
        int tried = 0;
        while (taken.size() < limit && tried < left.size()) {
            int end = Math.min(left.size(), tried + limit - taken.size());
            try {
                taken.addAll(take(left.subList(tried, end), owner, duration));
            } catch (LedgerUnavailableException down) {
                return keepOr(taken, down);
            }
            tried = end;
        }
        settle(tried - taken.size());
        return taken;
    }

    /** What was claimed before the database went away must not be forgotten: each claim counts as a crash until its worker reports. */
    private static List<Lease> keepOr(List<Lease> taken, LedgerUnavailableException down) {
        if (taken.isEmpty()) {
            throw down;
        }
        return taken;
    }

    private List<Candidate> candidates(String workflow, String bundle, String owner, int limit) {
        List<Candidate> found = database.transaction(
                tx -> tx.list(candidates, Candidate::of, workflow, bundle, Math.multiplyExact(limit, CHOICE)));
        if (contention.get() > 0 && found.size() > 1) {
            Collections.rotate(found, Math.floorMod(owner.hashCode() + contention.get(), found.size()));
        }
        return found;
    }

    /** Those that were still as they were read, in the order in which they are due. */
    private List<Lease> take(List<Candidate> wanted, String owner, Duration duration) {
        String claim = ids.get();
        List<Candidate> ordered =
                wanted.stream().sorted(Comparator.comparing(Candidate::id)).toList();
        Set<String> ours = database.transaction(tx -> {
            Set<String> taken = new HashSet<>();
            for (Candidate candidate : ordered) {
                if ((tx.isRepeat() && isOurs(tx, candidate, claim))
                        || tx.update(take, duration, owner, claim, candidate.id(), candidate.epoch(), candidate.dueAt())
                                == 1) {
                    taken.add(candidate.id());
                }
            }
            return taken;
        });
        return wanted.stream()
                .filter(candidate -> ours.contains(candidate.id()))
                .map(candidate -> candidate.lease(owner))
                .toList();
    }

    /** After a lost answer: whether our claim was carried out. Not told by the owner, for two processes may have the same name. */
    private static boolean isOurs(Tx tx, Candidate candidate, String claim) throws SQLException {
        return tx.first(OURS, row -> row.text("id"), candidate.id(), candidate.epoch() + 1, claim)
                .isPresent();
    }

    /** While claimers meet, each starts elsewhere in the list; as soon as nobody loses, oldest first again. */
    private void settle(int lost) {
        contention.updateAndGet(count -> lost == 0 ? 0 : count + 1);
    }

    private record Candidate(String id, long epoch, Instant dueAt) {
        Lease lease(String owner) {
            return new Lease(id, epoch + 1, owner);
        }

        static Candidate of(Row row) throws SQLException {
            return new Candidate(row.text("id"), row.bigNumber("epoch"), row.instant("due_at"));
        }
    }
}
