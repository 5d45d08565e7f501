/**
 * What an operation route may say to the outside: {@code call:<system>} sends a request, {@code outcome:<word>} declares how the operation
 * ended. The durable step lays a {@link io.throughline.camel.call.CallContext} into the exchange before the route and reads it after. Knows
 * no ledger transaction and no workflow.
 */
package io.throughline.camel.call;
