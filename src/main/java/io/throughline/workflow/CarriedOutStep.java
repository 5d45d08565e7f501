package io.throughline.workflow;

/**
 * A step that was, or may have been, carried out.
 *
 * @param step its name
 * @param items how many item keys its id has
 * @param operation what it called
 * @param inDoubt whether nobody knows yet if it was
 */
public record CarriedOutStep(String step, int items, String operation, boolean inDoubt) {}
