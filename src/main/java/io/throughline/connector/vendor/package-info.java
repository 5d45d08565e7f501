/**
 * What each vendor means by its answers: which status is which outcome, how its errors are written, how its lists go on. Entry type: {@link
 * io.throughline.connector.vendor.Vendors}. Sends nothing itself; knows no route and no operation.
 */
package io.throughline.connector.vendor;
