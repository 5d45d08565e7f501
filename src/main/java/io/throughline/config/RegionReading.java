package io.throughline.config;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one region of a chain of files. */
final class RegionReading {

    private static final List<String> ROLES = List.of("crm", "erp", "psa", "delivery");

    private final RegionSources sources;
    private final Problems problems;
    private final Shapes shapes;

    RegionReading(RegionSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
        this.shapes = new Shapes(problems);
    }

    Region region(List<RegionFile> chain) {
        RegionFile own = chain.get(0);
        YamlMap settings = settings(chain);
        YamlFields fields = settings.fields(problems);
        Map<String, String> systems = systems(fields);
        return new Region(
                identity(own, chain, fields),
                systems,
                new Region.Responsibility(sources.teams(), teams(fields)),
                companies(own, settings, systems),
                sources.countries(),
                Layering.over(own.map(), settings));
    }

    private static YamlMap settings(List<RegionFile> chain) {
        return chain.stream()
                .map(RegionFile::inheritable)
                .reduce(Layering::over)
                .orElseThrow();
    }

    private Region.Identity identity(RegionFile own, List<RegionFile> chain, YamlFields settings) {
        YamlFields file = own.map().fields(problems);
        if (own.map().has("legalEntities")) {
            settings.require("zone", "systems");
        }
        Optional<ZoneId> zone = shapes.zone(settings, "zone");
        return new Region.Identity(
                own.code(),
                file.text("name").orElse(own.code()),
                chain.stream().map(RegionFile::code).toList(),
                List.copyOf(shapes.countries(file, "countries")),
                zone.orElse(ZoneOffset.UTC));
    }

    private Map<String, String> systems(YamlFields settings) {
        Map<String, String> systems = new LinkedHashMap<>();
        settings.map("systems").map(map -> map.fields(problems)).ifPresent(fields -> {
            fields.onlyKeys(ROLES.toArray(String[]::new)).require("crm", "erp", "psa");
            ROLES.forEach(role -> shapes.word(fields, role).ifPresent(system -> systems.put(role, system)));
        });
        return systems;
    }

    private Map<String, String> teams(YamlFields settings) {
        Map<String, String> teams = new LinkedHashMap<>();
        settings.map("teams").ifPresent(map -> map.names().forEach(kind -> teamOf(map, kind, teams)));
        return teams;
    }

    private void teamOf(YamlMap map, String kind, Map<String, String> teams) {
        if (!sources.teams().knowsKind(kind)) {
            problems.add(
                    "CFG-1102",
                    map.keyPosition(kind),
                    map.path(),
                    "there is no kind of exception '" + kind + "'.",
                    "Use one of the kinds in " + Teams.FILE + ".");
        }
        map.fields(problems).text(kind).ifPresent(team -> {
            TeamsReading.checkTeam(problems, map, kind, team, sources.teams().byId());
            teams.put(kind, team);
        });
    }

    private Region.Companies companies(RegionFile own, YamlMap settings, Map<String, String> systems) {
        Map<String, YamlMap> written = new LinkedHashMap<>();
        own.map()
                .fields(problems)
                .map("legalEntities")
                .ifPresent(map -> map.names()
                        .forEach(id -> map.fields(problems)
                                .map(id)
                                .ifPresent(entity -> written.put(id, Layering.over(entity, settings)))));
        Map<String, LegalEntity> entities = new LinkedHashMap<>();
        EntityReading reading = new EntityReading(sources, systems, problems);
        written.forEach((id, map) -> entities.put(id, reading.entity(id, map)));
        return new Region.Companies(entities, defaultOf(own, written), written);
    }

    private String defaultOf(RegionFile own, Map<String, YamlMap> written) {
        List<String> defaults = written.entrySet().stream()
                .filter(entity -> written.size() == 1
                        || entity.getValue().fields(problems).bool("default").orElse(false))
                .map(Map.Entry::getKey)
                .toList();
        if (!written.isEmpty() && defaults.size() != 1) {
            problems.add(
                    "CFG-1108",
                    own.map().get("legalEntities").orElseThrow(),
                    "%d of %d legal entities are the default, so nobody knows who sells a deal that names none."
                            .formatted(defaults.size(), written.size()),
                    "Write 'default: true' at exactly one.");
        }
        return defaults.isEmpty() ? null : defaults.get(0);
    }
}
