package io.throughline.setup;

/**
 * A table of the tenant's own ids that somebody fills in.
 *
 * @param file its path
 * @param rows how many rows it has now
 */
public record SetupTable(String file, int rows) {}
