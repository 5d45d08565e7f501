/**
 * The durable host of workflow routes: {@code workflow:} claims due transactions and runs the route, {@code step:} makes one call durable. Entry
 * type: {@link io.throughline.camel.workflow.WorkflowHost}. Decides nothing itself: the tables and the decider of {@code io.throughline.workflow}
 * do; knows no vendor, no HTTP and no SQL.
 */
package io.throughline.camel.workflow;
