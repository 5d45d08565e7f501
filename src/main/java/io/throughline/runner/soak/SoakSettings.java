package io.throughline.runner.soak;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long and how hard.
 *
 * @param folder where ledgers, journals and logs are kept
 * @param time how long deals are won and things go wrong
 * @param seed what the plan follows from
 * @param dealsPerMinute on average
 * @param ledgerUrl a PostgreSQL ledger for several runners, or null for an embedded one with one runner
 * @param runners processes
 * @param lease of the runners
 * @param callTimeout of their calls
 * @param rest how long everything may take to come to rest afterwards
 */
public record SoakSettings(
        Path folder,
        Duration time,
        long seed,
        int dealsPerMinute,
        String ledgerUrl,
        int runners,
        Duration lease,
        Duration callTimeout,
        Duration rest) {}
