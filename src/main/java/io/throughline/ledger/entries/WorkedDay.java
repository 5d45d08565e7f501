package io.throughline.ledger.entries;

import java.time.LocalDate;

/**
 * What a person worked on a day, over all projects.
 *
 * @param personId by the id of the system
 * @param day calendar day
 * @param seconds of all entries that were not dropped
 */
public record WorkedDay(String personId, LocalDate day, long seconds) {}
