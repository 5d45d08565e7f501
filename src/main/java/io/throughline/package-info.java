/**
 * The façade: what a host application touches. Entry type: {@link io.throughline.Throughline}. Puts the parts together and knows all of them but the
 * simulators and the runner; decides nothing.
 */
package io.throughline;
