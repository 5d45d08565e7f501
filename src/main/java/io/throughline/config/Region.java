package io.throughline.config;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A region with everything its chain of files says in one period: the narrowest file wins, key by key. Immutable; used by many threads.
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
    private final Time time;

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
     * @param own by id, in the order of the file
     * @param defaultId who sells if the CRM names nobody; null in a layer
     * @param ofCustomers by key, the customers that have something of their own
     */
    record Companies(Map<String, Company> own, String defaultId, Map<String, List<OfCustomer>> ofCustomers) {}

    /**
     * What a customer has of its own in a part of the region's period.
     *
     * @param companies by id, only those for which it has something
     */
    record OfCustomer(Validity period, Map<String, Company> companies) {}

    /**
     * @param period the days on which all of this holds, but for what customers have of their own
     * @param day the day that is asked about
     * @param validities since and until when single values hold, by their place
     * @param others the same region on another day
     */
    record Time(
            Validity period, LocalDate day, Map<Position, Validity> validities, Function<LocalDate, Region> others) {

        private Time at(LocalDate other) {
            return new Time(period, other, validities, others);
        }
    }

    Region(
            Identity identity,
            Map<String, String> systems,
            Responsibility responsibility,
            Companies companies,
            Countries countries,
            YamlMap settings,
            Time time) {
        this.identity = identity;
        this.systems = systems;
        this.responsibility = responsibility;
        this.companies = companies;
        this.countries = countries;
        this.settings = settings;
        this.time = time;
    }

    /** The same region as it is on a day: what {@code changes} and contracts say for that day counts. */
    public Region on(LocalDate day) {
        Region held = time.period().holdsOn(day) ? this : time.others().apply(day);
        return new Region(
                held.identity,
                held.systems,
                held.responsibility,
                held.companies,
                held.countries,
                held.settings,
                held.time.at(day));
    }

    /** The days on which the region is as it is here, for customers that have nothing of their own. */
    public Validity period() {
        return time.period();
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
        return !companies.own().isEmpty();
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
        return companies.own().values().stream().map(Company::entity).toList();
    }

    /** Its legal entities, and each again as it is for a customer that has something of its own at any time in the period. */
    public List<LegalEntity> everyLegalEntity() {
        List<LegalEntity> every = new ArrayList<>(legalEntities());
        companies
                .ofCustomers()
                .values()
                .forEach(parts -> parts.forEach(
                        part -> part.companies().values().forEach(company -> every.add(company.entity()))));
        return every;
    }

    /** The legal entity of that id; the default one if the id is null; empty if the region has none of that id. */
    public Optional<LegalEntity> legalEntity(String idOrNull) {
        return legalEntity(idOrNull, null);
    }

    /**
     * The legal entity of that id with what a customer and its contract say besides; the default one if the id is null.
     *
     * @param customerOrNull key of a customer ({@link Customers#keyOf}); null: a customer like all others
     */
    public Optional<LegalEntity> legalEntity(String idOrNull, String customerOrNull) {
        return company(idOrNull, customerOrNull).map(Company::entity);
    }

    private Optional<Company> company(String idOrNull, String customerOrNull) {
        String id = idOrNull == null ? companies.defaultId() : idOrNull;
        if (id == null) {
            return Optional.empty();
        }
        return companyOf(id, customerOrNull)
                .or(() -> Optional.ofNullable(companies.own().get(id)));
    }

    private Optional<Company> companyOf(String id, String customerOrNull) {
        return customerOrNull == null
                ? Optional.empty()
                : companies.ofCustomers().getOrDefault(customerOrNull, List.of()).stream()
                        .filter(part -> part.period().holdsOn(time.day()))
                        .flatMap(part -> Optional.ofNullable(part.companies().get(id)).stream())
                        .findFirst();
    }

    /** The system that a legal entity binds to a role, else the one its region binds; empty if neither does. */
    public Optional<String> system(String role, String legalEntityOrNull) {
        return Optional.ofNullable(systems(legalEntityOrNull).get(role));
    }

    /** System by role as a legal entity has them; null: the default one. */
    public Map<String, String> systems(String legalEntityOrNull) {
        return company(legalEntityOrNull, null).map(Company::systems).orElse(systems);
    }

    /** Every system that the region or one of its legal entities binds, by role. */
    public Map<String, Set<String>> everySystem() {
        Map<String, Set<String>> every = new TreeMap<>();
        systems.forEach((role, system) ->
                every.computeIfAbsent(role, any -> new TreeSet<>()).add(system));
        companies
                .own()
                .values()
                .forEach(company -> company.systems()
                        .forEach((role, system) -> every.computeIfAbsent(role, any -> new TreeSet<>())
                                .add(system)));
        return every;
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
        return Explained.in(settings, path, time.validities());
    }

    /** Which file and line decided a value for a legal entity, by dotted path such as {@code rounding.mode}. */
    public Optional<Explained> explain(String legalEntity, String path) {
        return explain(legalEntity, null, path);
    }

    /** The same with what a customer and its contract say besides. */
    public Optional<Explained> explain(String legalEntity, String customerOrNull, String path) {
        return company(legalEntity, customerOrNull)
                .flatMap(company -> Explained.in(company.settings(), path, time.validities()));
    }

    /** What decides for a legal entity and a customer, with file and line; empty if the region has no such entity. */
    Optional<YamlMap> settings(String legalEntity, String customerOrNull) {
        return company(legalEntity, customerOrNull).map(Company::settings);
    }

    @Override
    public String toString() {
        return "Region" + chain();
    }
}
