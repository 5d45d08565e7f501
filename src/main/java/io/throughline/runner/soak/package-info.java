/**
 * A soak: deals are won for minutes while a nemesis that follows from a seed kills and pauses runners and breaks calls; then everything comes to rest and the
 * history checker judges. Entry type: {@link io.throughline.runner.soak.Soak}. Uses the product as anybody would: processes, HTTP, its ledger.
 */
package io.throughline.runner.soak;
