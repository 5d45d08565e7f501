/**
 * The kit for route unit tests: a workflow with its operations stubbed in one line each, a manual clock and an in-memory ledger. Entry type: {@link
 * io.throughline.testkit.ThroughlineTest}. Published as the artifact with classifier {@code testkit}.
 */
package io.throughline.testkit;
