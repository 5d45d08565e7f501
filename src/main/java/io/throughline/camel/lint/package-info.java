/**
 * Checks routes before they run: an allow-list of patterns, components and languages (S-14), and what a durable workflow may not do. Entry type:
 * {@link io.throughline.camel.lint.RouteLint}. Works on the YAML alone; starts nothing and knows no ledger. Problem codes: {@code LNT-}.
 */
package io.throughline.camel.lint;
