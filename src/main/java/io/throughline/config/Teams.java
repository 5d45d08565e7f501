package io.throughline.config;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Who decides about what: {@code config/desk.yaml}. Immutable. */
public final class Teams {

    /** The file. */
    public static final String FILE = "config/desk.yaml";

    /** The kind of exception that nothing else fits; every configuration has a team for it. */
    public static final String TECHNICAL = "technical";

    private final Map<String, Team> teams;
    private final Map<String, String> kinds;

    Teams(Map<String, Team> teams, Map<String, String> kinds) {
        this.teams = teams;
        this.kinds = kinds;
    }

    /**
     * Reads teams and kinds.
     *
     * @param problems receives what is wrong ({@code CFG-1102} and those of {@link YamlFields}); then the result must not be used
     */
    public static Teams load(Layers layers, Problems problems) {
        return new TeamsReading(problems).of(layers);
    }

    /** The team of that id. */
    public Optional<Team> team(String id) {
        return Optional.ofNullable(teams.get(id));
    }

    /** The team for a kind of exception; for a kind that nobody named, the one for technical exceptions. */
    public Team forKind(String kind) {
        return teams.get(kinds.getOrDefault(kind, kinds.get(TECHNICAL)));
    }

    /** Whether somebody named a team for that kind. */
    public boolean knowsKind(String kind) {
        return kinds.containsKey(kind);
    }

    Map<String, Team> byId() {
        return teams;
    }

    /** All teams, the most important first. */
    public Collection<Team> all() {
        return teams.values();
    }
}
