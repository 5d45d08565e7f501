/**
 * The simulated Kantata OX account: projects, tasks, staffing and external references behind one envelope. Entry type:
 * {@link io.throughline.simulator.kantata.KantataSimulator}. It knows nothing of the other vendors and nothing of the
 * product that calls it.
 */
package io.throughline.simulator.kantata;
