/**
 * The simulated monday.com account: one GraphQL endpoint, executed by graphql-java over a part of the vendor's schema. Entry type: {@link
 * io.throughline.simulator.monday.MondaySimulator}. Knows nothing of the product.
 */
package io.throughline.simulator.monday;
