package io.throughline.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One file {@code config/regions/<code>.yaml} as it is written.
 *
 * @param code its name
 * @param parent the code it extends, empty in the widest layer
 * @param map its content
 */
record RegionFile(String code, Optional<String> parent, YamlMap map) {

    /** What belongs to one file and is never inherited. */
    static final Set<String> OWN = Set.of("region", "extends", "name", "countries", "legalEntities");

    private static final String[] REGION = {
        "region", "extends", "name", "countries", "legalEntities", "zone", "systems", "teams"
    };

    private static final String[] ENTITY = {"name", "default", "country", "state", "subsidiaries"};

    private static final String[] SETTINGS = {
        "currency",
        "rounding",
        "tax",
        "exchangeRates",
        "approval",
        "serviceLines",
        "templates",
        "projectCode",
        "calendar",
        "policies",
        "rules"
    };

    static RegionFile of(String code, YamlMap map, Problems problems) {
        YamlFields fields = map.fields(problems).onlyKeys(with(REGION)).require("region", "name");
        fields.text("region")
                .filter(written -> !written.equals(code))
                .ifPresent(written -> problems.add(
                        "CFG-1105",
                        map.get("region").orElseThrow(),
                        "'region' is not the name of the file, by which others refer to it.",
                        "Write 'region: " + code + "', or rename the file."));
        fields.map("legalEntities")
                .ifPresent(entities -> entities.names()
                        .forEach(id -> entities.fields(problems)
                                .map(id)
                                .ifPresent(entity -> entity.fields(problems).onlyKeys(with(ENTITY)))));
        return new RegionFile(code, fields.text("extends"), map);
    }

    /** What this file says for others that extend it. */
    YamlMap inheritable() {
        return Layering.without(map, OWN);
    }

    private static String[] with(String[] own) {
        return Stream.concat(Arrays.stream(own), Arrays.stream(SETTINGS)).toArray(String[]::new);
    }
}
