/** Measurements to be started by hand; what they found stands in docs/performance.md. Entry type: {@link io.throughline.benchmark.WonDealsBenchmark}. */
package io.throughline.benchmark;
