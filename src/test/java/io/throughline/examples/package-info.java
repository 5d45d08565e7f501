/** The connectors of {@code examples/connectors}, certified against stand-ins of their systems. */
package io.throughline.examples;
