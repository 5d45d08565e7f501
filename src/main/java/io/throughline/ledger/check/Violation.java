package io.throughline.ledger.check;

/**
 * One thing that should not be.
 *
 * @param id the transaction, event, case or feed it is about
 * @param says what is wrong, with ids and without data
 */
public record Violation(String id, String says) {}
