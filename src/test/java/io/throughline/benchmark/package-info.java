/** Measurements to be started by hand; what they found stands in docs/performance.md. Entry type: {@link io.throughline.benchmark.WholeDealBenchmark}. */
package io.throughline.benchmark;
