/**
 * The files that {@code new-country} writes. Entry type: {@link io.throughline.runner.country.CountryFiles}; it reads configuration and makes texts,
 * and writes nothing itself.
 */
package io.throughline.runner.country;
