/**
 * Tells in business words what the ledger knows. Entry types: {@link io.throughline.runner.story.TransactionView} for one transaction as JSON, {@link
 * io.throughline.runner.story.Timeline} for its sentences. The words are in {@code runner/sentences.properties}; a new operation needs lines there, no
 * code. Knows no Camel, no HTTP, no terminal.
 */
package io.throughline.runner.story;
