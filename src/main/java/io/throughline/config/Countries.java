package io.throughline.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is true of a country whichever region sells there: {@code config/countries.yaml}.
 *
 * @param groups countries by the name of a group, such as {@code eu}
 * @param taxNumbers the shape of tax numbers by country (D57)
 */
public record Countries(Map<String, Set<String>> groups, Map<String, Pattern> taxNumbers) {

    /** Whether a tax number has the shape its country gives it; empty if the shape of that country is not known. */
    public Optional<Boolean> hasShape(String country, String taxNumber) {
        String bare = taxNumber.replaceAll("[ .\\-]", "");
        return Optional.ofNullable(taxNumbers.get(country))
                .map(shape -> shape.matcher(bare).matches());
    }
}
