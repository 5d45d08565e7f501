/**
 * A whole Throughline in one process, and how other processes look at it. Entry types: {@link io.throughline.runner.standalone.StandaloneRunner}, {@link
 * io.throughline.runner.standalone.LedgerAccess}. The place where clock, environment, random ids, database and HTTP server are chosen; knows no command
 * line.
 */
package io.throughline.runner.standalone;
