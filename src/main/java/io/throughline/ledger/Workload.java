package io.throughline.ledger;

import java.time.Duration;

/**
 * Numbers of transactions by what they wait for.
 *
 * @param due due now
 * @param leased being worked on
 * @param waiting due later, or behind an older event of their object that goes on by itself
 * @param blocked held up by one that is with a person, directly or through others: nothing happens to them until that person decides
 * @param withPerson with a desk case
 * @param ended final
 * @param nextDueIn until the next one becomes due by the database clock; null if none
 */
public record Workload(
        long due, long leased, long waiting, long blocked, long withPerson, long ended, Duration nextDueIn) {}
