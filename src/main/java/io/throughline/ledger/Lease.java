package io.throughline.ledger;

/**
 * The right to write one transaction. A write with an older epoch changes nothing (G6).
 *
 * @param transactionId the claimed transaction
 * @param epoch raised by each claim, never reset
 * @param owner the worker that claimed, for people who read the ledger
 */
public record Lease(String transactionId, long epoch, String owner) {}
