package io.throughline.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    static final Set<String> OWN =
            Set.of("region", "extends", "name", "countries", "legalEntities", FinalKeys.KEY, Changes.KEY);

    /** What a legal entity says about its own changes. */
    static final Set<String> OWN_OF_ENTITY = Set.of(FinalKeys.KEY, Changes.KEY);

    private static final String[] REGION = {
        "region",
        "extends",
        "name",
        "countries",
        "legalEntities",
        "zone",
        "systems",
        "teams",
        FinalKeys.KEY,
        Changes.KEY
    };

    private static final String[] ENTITY = {
        "name", "default", "country", "state", "subsidiaries", "systems", FinalKeys.KEY, Changes.KEY
    };

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
                        .forEach(id ->
                                entities.fields(problems).map(id).ifPresent(entity -> checkEntity(entity, problems))));
        new Changes(problems).check(map, SETTINGS);
        return new RegionFile(code, fields.text("extends"), map);
    }

    private static void checkEntity(YamlMap entity, Problems problems) {
        entity.fields(problems).onlyKeys(with(ENTITY));
        new Changes(problems).check(entity, SETTINGS);
    }

    /** The names of what may also be said by legal entities, customers, contracts and changes. */
    static String[] settings() {
        return SETTINGS.clone();
    }

    /** The file as it is in a period, its legal entities too. */
    RegionFile in(Validity period) {
        Changes changes = new Changes(new Problems());
        YamlMap held = changes.in(period, map);
        Map<String, YamlNode> entries = new LinkedHashMap<>(held.entries());
        entries.computeIfPresent(
                "legalEntities", (name, node) -> node instanceof YamlMap all ? entitiesIn(period, all) : node);
        return new RegionFile(code, parent, new YamlMap(held.position(), held.path(), entries, held.keys()));
    }

    private static YamlMap entitiesIn(Validity period, YamlMap all) {
        Changes changes = new Changes(new Problems());
        Map<String, YamlNode> entities = new LinkedHashMap<>(all.entries());
        entities.replaceAll((id, node) -> node instanceof YamlMap entity ? changes.in(period, entity) : node);
        return new YamlMap(all.position(), all.path(), entities, all.keys());
    }

    /** Its legal entities by id. */
    Map<String, YamlMap> entities() {
        Map<String, YamlMap> entities = new LinkedHashMap<>();
        map.get("legalEntities")
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .ifPresent(all -> all.entries().forEach((id, node) -> {
                    if (node instanceof YamlMap entity) {
                        entities.put(id, entity);
                    }
                }));
        return entities;
    }

    /** The days of all its changes, those of its legal entities too. */
    List<Validity> cuts() {
        Changes changes = new Changes(new Problems());
        List<Validity> cuts = new ArrayList<>(changes.cuts(map));
        entities().values().forEach(entity -> cuts.addAll(changes.cuts(entity)));
        return cuts;
    }

    /** When its values hold that do not hold always, by their place. */
    Map<Position, Validity> validities() {
        Changes changes = new Changes(new Problems());
        Map<Position, Validity> validities = new HashMap<>(changes.validities(map));
        entities().values().forEach(entity -> validities.putAll(changes.validities(entity)));
        return validities;
    }

    /** Everything the file says at any time, for checks against what wider files keep. */
    Stream<YamlMap> everything() {
        return Stream.concat(said(map), entities().values().stream().flatMap(RegionFile::said));
    }

    /** What a map says at any time. */
    static Stream<YamlMap> said(YamlMap map) {
        return Stream.concat(
                Stream.of(map), new Changes(new Problems()).of(map).stream().map(Changes.Change::set));
    }

    /** What this file says for others that extend it. */
    YamlMap inheritable() {
        return Layering.without(map, OWN);
    }

    /** These names, and those of {@link #settings}. */
    static String[] with(String... own) {
        return Stream.concat(Arrays.stream(own), Arrays.stream(SETTINGS)).toArray(String[]::new);
    }
}
