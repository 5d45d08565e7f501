package io.throughline.config;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one region of a chain of files. For one thread. */
final class RegionReading {

    private final RegionSources sources;
    private final Problems problems;
    private final Shapes shapes;

    RegionReading(RegionSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
        this.shapes = new Shapes(problems);
    }

    /**
     * The region in one period.
     *
     * @param chain the files as they are in the period, the narrowest first
     */
    Region region(List<RegionFile> chain, Region.Time time) {
        RegionFile own = chain.get(0);
        YamlMap settings = settings(chain);
        YamlFields fields = settings.fields(problems);
        Map<String, String> systems = new SystemBindings(problems).of(fields);
        return new Region(
                identity(own, chain, fields),
                systems,
                new Region.Responsibility(sources.teams(), teams(fields)),
                new CompaniesReading(sources, problems).companies(own, settings, time.period()),
                sources.countries(),
                Layering.over(own.map(), settings),
                time);
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
}
