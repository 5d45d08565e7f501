package io.throughline;

import io.throughline.drift.DriftFinding;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing in which a system differs from what the files were written for, and what it means for the business.
 *
 * @param finding what differs
 * @param operations the operations that must wait because of it, sorted
 * @param workflows the workflows that call them, each with those of the operations that it calls
 * @param feeds the places of feeds that read the field, each as {@code file:line}
 */
public record AffectedFinding(
        DriftFinding finding, Set<String> operations, Map<String, Set<String>> workflows, List<String> feeds) {}
