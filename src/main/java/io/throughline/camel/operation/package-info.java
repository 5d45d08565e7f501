/**
 * What operation routes are made of beside {@code call:}: rules, the region of a deal, mappings as data types; and how a step calls them. Entry type: {@link
 * io.throughline.camel.operation.RouteOperationCaller}. Knows the workflow host and the calls; knows no SQL.
 */
package io.throughline.camel.operation;
