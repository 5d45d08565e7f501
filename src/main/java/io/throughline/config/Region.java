package io.throughline.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A region with everything its chain of files says: the narrowest file wins, key by key. Immutable; used by many threads.
 *
 * <p>A layer such as {@code emea} is a region without legal entities: it has a chain, but sells nothing.
 */
public final class Region {

    private final Identity identity;
    private final Map<String, String> systems;
    private final Responsibility responsibility;
    private final Companies companies;
    private final Countries countries;
    private final YamlMap settings;

    /**
     * @param code such as {@code de}
     * @param name for people
     * @param chain codes from this one to the widest, such as {@code [de, emea]}
     * @param sellsTo countries whose deals belong to the region unless the CRM names another, ISO 3166-1 alpha-2
     * @param zone where its business days begin and end
     */
    record Identity(String code, String name, List<String> chain, List<String> sellsTo, ZoneId zone) {}

    /**
     * @param teams all teams
     * @param byKind the region's own choice of team by kind of exception
     */
    record Responsibility(Teams teams, Map<String, String> byKind) {}

    /**
     * @param entities by id, in the order of the file
     * @param defaultId who sells if the CRM names nobody; null in a layer
     * @param settings what decides for each of them
     */
    record Companies(Map<String, LegalEntity> entities, String defaultId, Map<String, YamlMap> settings) {}

    Region(
            Identity identity,
            Map<String, String> systems,
            Responsibility responsibility,
            Companies companies,
            Countries countries,
            YamlMap settings) {
        this.identity = identity;
        this.systems = systems;
        this.responsibility = responsibility;
        this.companies = companies;
        this.countries = countries;
        this.settings = settings;
    }

    /** Its code, equal to the name of its file: {@code config/regions/<code>.yaml}. */
    public String code() {
        return identity.code();
    }

    /** Its name for people. */
    public String name() {
        return identity.name();
    }

    /** Codes from this region to the widest layer, such as {@code [de, emea]}: the order in which overlays win. */
    public List<String> chain() {
        return identity.chain();
    }

    /** Countries whose deals belong here unless the CRM names another region, ISO 3166-1 alpha-2. */
    public List<String> countries() {
        return identity.sellsTo();
    }

    /** Where its business days begin and end; a layer that says none has UTC. */
    public ZoneId zone() {
        return identity.zone();
    }

    /** Whether it has legal entities; a layer has none. */
    public boolean sells() {
        return !companies.entities().isEmpty();
    }

    /** System by role, such as {@code erp -> netsuite}. */
    public Map<String, String> systems() {
        return systems;
    }

    /** The system bound to a role; empty if the region has none. */
    public Optional<String> system(String role) {
        return Optional.ofNullable(systems.get(role));
    }

    /** Its legal entities in the order of the file. */
    public List<LegalEntity> legalEntities() {
        return List.copyOf(companies.entities().values());
    }

    /** The legal entity of that id; the default one if the id is null; empty if the region has none of that id. */
    public Optional<LegalEntity> legalEntity(String idOrNull) {
        String id = idOrNull == null ? companies.defaultId() : idOrNull;
        return Optional.ofNullable(id).map(companies.entities()::get);
    }

    /** The team that decides about a kind of exception (keys of {@code kinds} in {@code config/desk.yaml}). */
    public Team teamFor(String kind) {
        Teams teams = responsibility.teams();
        return Optional.ofNullable(responsibility.byKind().get(kind))
                .flatMap(teams::team)
                .orElseGet(() -> teams.forKind(kind));
    }

    /** All teams. */
    public Teams teams() {
        return responsibility.teams();
    }

    /** Facts about countries. */
    public Countries facts() {
        return countries;
    }

    /** Which file and line decided a value for the whole region, by dotted path such as {@code systems.erp}. */
    public Optional<Explained> explain(String path) {
        return Explained.in(settings, path);
    }

    /** Which file and line decided a value for a legal entity, by dotted path such as {@code rounding.mode}. */
    public Optional<Explained> explain(String legalEntity, String path) {
        return Optional.ofNullable(companies.settings().get(legalEntity)).flatMap(found -> Explained.in(found, path));
    }

    @Override
    public String toString() {
        return "Region" + chain();
    }
}
