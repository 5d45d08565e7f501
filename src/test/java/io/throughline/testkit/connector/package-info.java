/**
 * The kit that certifies a connector: its operation routes and mappings run one by one against a system that can be made to fail. Entry type: {@link
 * io.throughline.testkit.connector.ConnectorSuite}, which the test of a connector extends. It knows no vendor.
 */
package io.throughline.testkit.connector;
