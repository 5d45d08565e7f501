/**
 * The HTTP side of the standalone runner: webhooks for Camel's servlet, health, and the internal API for commands on the same machine. Entry type: {@link
 * io.throughline.runner.server.RunnerServer}. Knows no workflow and no ledger: what it serves is handed to it.
 */
package io.throughline.runner.server;
