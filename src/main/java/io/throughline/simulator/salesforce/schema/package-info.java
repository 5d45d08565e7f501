/**
 * The objects and fields of the simulated Salesforce org, and what a value of each field type may be. Entry type:
 * {@link io.throughline.simulator.salesforce.schema.Schema}. It knows no HTTP and no records.
 */
package io.throughline.simulator.salesforce.schema;
