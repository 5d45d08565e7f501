/** The mapping engine beside hand-written code and other engines (docs/performance.md). Run by hand, with the profile {@code benchmark}. */
package io.throughline.benchmark.mapping;
