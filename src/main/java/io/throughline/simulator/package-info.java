/**
 * Stateful local stand-ins of the vendors' systems, for trying the product and as a fault laboratory; see {@code
 * docs/simulators.md}. Entry type: {@link io.throughline.simulator.Simulators}. They stand alone: nothing here knows the
 * product, and the product knows the simulators only by their addresses and public credentials.
 */
package io.throughline.simulator;
