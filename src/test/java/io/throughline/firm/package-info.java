/** The whole product against the simulators, in one process: what a firm would see. Entry type: {@link io.throughline.firm.SimulatedFirm}. */
package io.throughline.firm;
