/**
 * Explains a past transaction for the command {@code explain}: reads its record and its bundle, replays it, and tells the result as text or JSON. Entry type:
 * {@link io.throughline.runner.explain.TransactionExplainer}. Calls nobody and writes nothing.
 */
package io.throughline.runner.explain;
