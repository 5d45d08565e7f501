package io.throughline.camel.operation;

import java.time.LocalDate;
import java.util.List;

/**
 * What decides which overlays, table rows and periods count when a mapping runs.
 *
 * @param chain whose overlays and rows count, the narrowest first; empty where no region is known
 * @param region code, null where none is known
 * @param legalEntity id of the company that sells, null where none is known
 * @param customer key of the customer, null if it is like all others or not known yet
 * @param date the business date: the day on which the event came in, in the zone of the region
 */
public record Surroundings(List<String> chain, String region, String legalEntity, String customer, LocalDate date) {}
