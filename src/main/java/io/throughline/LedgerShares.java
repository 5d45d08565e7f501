package io.throughline;

import io.throughline.connector.AccountShare;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Who calls which account, as the runners tell each other through the ledger: one short write for each account in use every few seconds, none for a call.
 * A runner that calls nothing any more, or is dead, has no share. While the ledger is away the last known shares stay. Thread-safe.
 */
final class LedgerShares implements AccountShare {

    static final Duration RENEWED = Duration.ofSeconds(10);
    private static final Duration LEASE = RENEWED.multipliedBy(3);

    private final Ledger ledger;
    private final String runner;
    private final LongSupplier nanoTime;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param at when it was learnt */
    private record Known(int runners, long at) {}

    /** @param runner a name that no other runner has */
    LedgerShares(Ledger ledger, String runner, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.runner = runner;
        this.nanoTime = nanoTime;
    }

    @Override
    public int runners(String system) {
        Known last = known.get(system);
        if (last != null && nanoTime.getAsLong() - last.at() < RENEWED.toNanos()) {
            return last.runners();
        }
        return known.compute(system, (name, before) -> before == last ? learn(name, before) : before)
                .runners();
    }

    private Known learn(String system, Known before) {
        try {
            return new Known(ledger.callersOf(system, runner, LEASE), nanoTime.getAsLong());
        } catch (LedgerUnavailableException away) {
            return new Known(before == null ? 1 : before.runners(), nanoTime.getAsLong());
        }
    }
}
