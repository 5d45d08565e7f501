/**
 * What every vendor simulator shares: an HTTP server on loopback, a store of records, the journal that is also its
 * durable state, faults, and the {@code /_simulator} control calls. Entry type: {@link
 * io.throughline.simulator.engine.VendorServer}. It knows no vendor.
 */
package io.throughline.simulator.engine;
