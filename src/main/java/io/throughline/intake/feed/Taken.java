package io.throughline.intake.feed;

import io.throughline.intake.trigger.Verdict;

/**
 * What became of one record.
 *
 * @param verdict what it meant, null if it could not be judged
 * @param eventId the event that was stored, now or earlier, else null
 */
public record Taken(Verdict verdict, String eventId) {}
