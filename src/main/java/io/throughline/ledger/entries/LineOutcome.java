package io.throughline.ledger.entries;

/**
 * What the ERP said to one line.
 *
 * @param key the line
 * @param outcome what it said
 */
public record LineOutcome(String key, PostingLine.Outcome outcome) {}
