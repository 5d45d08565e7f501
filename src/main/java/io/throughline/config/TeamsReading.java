package io.throughline.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code config/desk.yaml}. */
final class TeamsReading {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Problems problems;

    TeamsReading(Problems problems) {
        this.problems = problems;
    }

    Teams of(Layers layers) {
        return YamlReader.readMap(layers, Teams.FILE, problems)
                .map(map -> of(map.fields(problems)))
                .orElseGet(() -> new Teams(Map.of(), Map.of()));
    }

    private Teams of(YamlFields file) {
        file.onlyKeys("teams", "kinds").require("teams", "kinds");
        Map<String, Team> teams = teams(file);
        Map<String, String> kinds =
                file.map("kinds").map(map -> kinds(map, teams)).orElse(Map.of());
        return new Teams(teams, kinds);
    }

    private Map<String, Team> teams(YamlFields file) {
        Map<String, Team> teams = new LinkedHashMap<>();
        Optional<YamlMap> written = file.map("teams");
        YamlFields all = written.orElse(file.map()).fields(problems);
        written.ifPresent(map -> map.names()
                .forEach(id ->
                        all.map(id).ifPresent(team -> teams.put(id, team(id, team.fields(problems), teams.size())))));
        return teams;
    }

    private static Team team(String id, YamlFields team, int rank) {
        team.onlyKeys("name", "answerWithin").require("name", "answerWithin");
        return new Team(
                id, team.text("name").orElse(id), team.duration("answerWithin").orElse(A_DAY), rank);
    }

    private Map<String, String> kinds(YamlMap map, Map<String, Team> teams) {
        YamlFields fields = map.fields(problems).require(Teams.TECHNICAL);
        Map<String, String> kinds = new LinkedHashMap<>();
        map.names().forEach(kind -> fields.text(kind).ifPresent(team -> kinds.put(kind, team)));
        kinds.forEach((kind, team) -> checkTeam(problems, map, kind, team, teams));
        return kinds;
    }

    static void checkTeam(Problems problems, YamlMap map, String name, String team, Map<String, Team> teams) {
        if (!teams.containsKey(team)) {
            problems.add(
                    "CFG-1102",
                    map.get(name).orElseThrow(),
                    "there is no team '" + team + "', so nobody would see the exception.",
                    "Teams in " + Teams.FILE + ": " + String.join(", ", teams.keySet()) + ".");
        }
    }
}
