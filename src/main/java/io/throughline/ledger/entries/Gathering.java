package io.throughline.ledger.entries;

import java.time.Duration;

/**
 * When a batch takes no more lines.
 *
 * @param most lines at most
 * @param longest time that its first line waits at most
 */
public record Gathering(int most, Duration longest) {}
