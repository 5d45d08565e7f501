/**
 * Which change in which system starts which event: the conditions of {@code config/intake.yaml} and the decision over one seen
 * record. Entry types: {@link io.throughline.intake.trigger.Feed} and {@link io.throughline.intake.trigger.TriggerDecision}.
 * Pure: knows no Camel, no SQL, no clock, no HTTP.
 */
package io.throughline.intake.trigger;
