/**
 * The simulated Salesforce org: sessions, queries, records, collections and composite requests, and the deals that are
 * won in it. Entry type: {@link io.throughline.simulator.salesforce.SalesforceSimulator}. It knows nothing of the other
 * vendors and nothing of the product that calls it.
 */
package io.throughline.simulator.salesforce;
