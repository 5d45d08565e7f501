package io.throughline.ledger;

import java.util.List;

/**
 * Answer to an offered event.
 *
 * @param eventId the stored event, the old one if it was a repeat
 * @param repeated whether the fact was already known; nothing was started then (G2)
 * @param transactionIds the transactions that this event started, now or then
 */
public record Accepted(String eventId, boolean repeated, List<String> transactionIds) {}
