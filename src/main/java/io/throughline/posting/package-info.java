/**
 * Takes time entries and expenses from the pages of feeds through the rules into posting batches, hands batches on as events, and notes what the ERP said.
 * Entry types: {@link io.throughline.posting.EntryIntake}, {@link io.throughline.posting.PostingBatches}, {@link io.throughline.posting.PostingOutcomes}. Knows the
 * ledger and the rules; knows no vendor, no Camel, no SQL.
 */
package io.throughline.posting;
