package io.throughline.config;

import java.util.Map;

/**
 * What region files refer to.
 *
 * @param teams {@code config/desk.yaml}
 * @param countries {@code config/countries.yaml}
 * @param templates {@code config/templates/}, by name
 * @param rates {@code config/exchange-rates/}, by table
 * @param customers {@code config/customers/}
 */
record RegionSources(
        Teams teams,
        Countries countries,
        Map<String, Template> templates,
        Map<String, ExchangeRates> rates,
        Customers customers) {

    static RegionSources read(Layers layers, Problems problems) {
        return new RegionSources(
                Teams.load(layers, problems),
                new CountriesReading(problems).of(layers),
                new TemplatesReading(problems).of(layers),
                new ExchangeRatesReading(problems).of(layers),
                Customers.read(layers, problems));
    }
}
