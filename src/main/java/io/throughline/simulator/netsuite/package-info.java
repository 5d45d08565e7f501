/**
 * The simulated NetSuite account: tokens, the REST record API and a subset of SuiteQL, for one subsidiary per legal
 * entity. Entry type: {@link io.throughline.simulator.netsuite.NetSuiteSimulator}. It knows nothing of the other vendors
 * and nothing of the product that calls it.
 */
package io.throughline.simulator.netsuite;
