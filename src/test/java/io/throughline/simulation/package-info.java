/**
 * Seeded simulation with virtual time: several nodes run the real workflow code on one in-memory ledger, one thread at a time, and a seed decides who goes on next
 * and what breaks. Entry type: {@link io.throughline.simulation.SimulatedWorld}.
 */
package io.throughline.simulation;
