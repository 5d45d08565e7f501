/**
 * The command line and the standalone runner. Entry type: {@link io.throughline.runner.Main}. It composes all other packages – the only place that
 * reads the system clock, the environment and random ids – and is known by none of them.
 */
package io.throughline.runner;
