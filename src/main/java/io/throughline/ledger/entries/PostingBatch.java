package io.throughline.ledger.entries;

import java.util.List;

/**
 * A batch that takes no more lines.
 *
 * @param id its id
 * @param key what its lines have in common
 * @param lines in the order in which they were decided
 */
public record PostingBatch(String id, BatchKey key, List<PostingLine> lines) {}
