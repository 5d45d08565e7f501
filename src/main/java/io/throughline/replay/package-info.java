/**
 * What a replay of recorded transactions gave with one bundle, and how two such replays differ: records, postings, amounts, holds. Pure. Entry type: {@link
 * io.throughline.replay.Comparison}. Knows no ledger, no Camel and no terminal.
 */
package io.throughline.replay;
