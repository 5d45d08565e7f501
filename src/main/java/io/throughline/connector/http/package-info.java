/**
 * One HTTP request and its answer, with every limit that a call to a foreign system needs: addresses that may be reached, time from first to
 * last byte, size of the answer, no redirect, no silent repetition. Entry type: {@link io.throughline.connector.http.HttpWire}. Knows no
 * vendor, no token, no outcome.
 */
package io.throughline.connector.http;
