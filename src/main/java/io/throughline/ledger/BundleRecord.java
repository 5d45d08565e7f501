package io.throughline.ledger;

import java.time.Instant;

/**
 * A bundle as the ledger keeps it, without its content.
 *
 * @param hash SHA-256 in hex
 * @param storedAt when a runner first started with these files, by the database clock
 * @param open transactions pinned to it that have not ended
 * @param ended those that have
 */
public record BundleRecord(String hash, Instant storedAt, long open, long ended) {}
