package io.throughline.replay;

/**
 * Something that the record does not suffice to replay.
 *
 * @param step its id; empty for the whole transaction
 * @param reason in words, without ids, so that gaps can be counted by it
 * @param detail more for one who looks at this transaction; may be empty
 */
public record Gap(String step, String reason, String detail) {}
