/**
 * What may happen to a transaction and its steps: life cycles as tables and the decider as pure functions. Entry type: {@link
 * io.throughline.workflow.StepDecider}. Knows no Camel, no SQL, no clock: time comes in as a value and goes out as a delay.
 */
package io.throughline.workflow;
