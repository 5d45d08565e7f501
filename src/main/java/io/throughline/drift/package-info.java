/**
 * Tells whether a vendor's system still looks as the mappings were written for. Entry types: {@link io.throughline.drift.Fingerprint}, what a
 * bundle uses; {@link io.throughline.drift.LiveSystem}, what the system says about itself; {@link io.throughline.drift.DriftComparison}, what
 * differs. Reads only. Knows neither Camel nor the ledger.
 */
package io.throughline.drift;
