/**
 * Checks of mappings that look at rules, schemas and regions together, without running anything: what can never fit, never win, never be found or
 * must not be sent. Entry type: {@link io.throughline.mapping.lint.MappingLint}. Knows no Camel and no ledger.
 */
package io.throughline.mapping.lint;
