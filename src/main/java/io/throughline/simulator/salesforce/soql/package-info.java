/**
 * A subset of SOQL that real clients use: field lists with parent paths and child sub-queries, COUNT(), WHERE, ORDER
 * BY, LIMIT and OFFSET. Entry types: {@link io.throughline.simulator.salesforce.soql.SoqlParser} and {@link
 * io.throughline.simulator.salesforce.soql.SoqlRunner}. It knows no HTTP.
 */
package io.throughline.simulator.salesforce.soql;
