/**
 * Runs workflows on what was recorded of past transactions: the routes, rules and mappings of a bundle as they are, with recorded answers instead of systems, and
 * without a ledger. Nothing is called and nothing is stored. Entry type: {@link io.throughline.camel.replay.ReplayHost}.
 */
package io.throughline.camel.replay;
