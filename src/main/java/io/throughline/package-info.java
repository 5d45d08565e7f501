/** The façade. */
package io.throughline;
