package io.throughline.camel.workflow;

import java.util.List;

/**
 * A step as the workflow file says it.
 *
 * @param name of the step and of its result
 * @param call operation to call, null for a join
 * @param undo operation that takes it back, or null
 * @param items variables that hold the item keys, outermost first
 * @param join workflow of the same deal whose end the step waits for, or null
 */
public record StepDefinition(String name, String call, String undo, List<String> items, String join) {}
