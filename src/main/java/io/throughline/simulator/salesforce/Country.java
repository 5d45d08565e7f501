package io.throughline.simulator.salesforce;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A country in which the firm sells.
 *
 * @param code lower-case ISO 3166 code, which is also the region code
 * @param places {@code city|state|state code|postal code|street}
 * @param people {@code first name|last name}
 * @param taxNumber draws a tax number with a right check digit
 * @param entities the legal entities that sell there, the usual one first
 */
record Country(
        String code,
        String name,
        String currency,
        String dialling,
        String zone,
        List<String> companies,
        List<String> places,
        List<String> people,
        Function<Random, String> taxNumber,
        List<String> entities) {

    /** The ISO code in the case that address fields use. */
    String isoCode() {
        return code.toUpperCase(java.util.Locale.ROOT);
    }
}
