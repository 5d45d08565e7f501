package io.throughline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All regions of the firm: files {@code config/regions/<code>.yaml}, each over the one it extends. A region is added by adding files.
 * Immutable; used by many threads.
 */
public final class Regions {

    private static final String ENTITIES = "entities/";
    private static final String CUSTOMERS = "customers/";

    private final Map<String, List<Region>> regions;
    private final Teams teams;
    private final Customers customers;

    private Regions(Map<String, List<Region>> regions, Teams teams, Customers customers) {
        this.regions = regions;
        this.teams = teams;
        this.customers = customers;
    }

    /**
     * Reads all region files and what they refer to: teams, countries, templates, exchange rates, customers. Every period in which something is
     * different is read and checked.
     *
     * @param layers where the files are
     * @param problems receives everything that is wrong ({@code CFG-11xx}); if anything was added, the result must not be used
     */
    public static Regions load(Layers layers, Problems problems) {
        RegionFiles files = RegionFiles.read(layers, problems);
        RegionSources sources = RegionSources.read(layers, problems);
        RegionPeriods periods = new RegionPeriods(files, sources, problems);
        Map<String, List<Region>> regions = new LinkedHashMap<>();
        files.all().forEach(file -> regions.put(file.code(), periods.of(file)));
        new RegionsAgree(files, problems).check();
        sources.customers().checkEntities(files.entities(), problems);
        return new Regions(regions, sources.teams(), sources.customers());
    }

    /**
     * The region of that code as it is before any change; {@link Region#on} gives it for a day. Chain, countries, zone, systems, teams and the ids of
     * legal entities are the same on all days. Empty if no file has that name.
     */
    public Optional<Region> region(String code) {
        return Optional.ofNullable(regions.get(code)).map(periods -> periods.get(0));
    }

    /** Every region in every period, the earliest first. */
    public List<Region> allPeriods() {
        return regions.values().stream().flatMap(List::stream).toList();
    }

    /** The periods in which nothing changes for a region, and for a customer of it, the earliest first. */
    List<Validity> periods(Region region, String customerOrNull) {
        List<Validity> cuts = new ArrayList<>(
                regions.get(region.code()).stream().map(Region::period).toList());
        Optional.ofNullable(customerOrNull).flatMap(customers::file).ifPresent(file -> cuts.addAll(file.cuts()));
        return Periods.of(cuts);
    }

    /** The customers for whom something differs. */
    public Customers customers() {
        return customers;
    }

    /**
     * Every chain of overlays and table rows that can come up, by whose it is, the narrowest first: {@code de -> [de, emea]}, {@code entities/de01 ->
     * [entities/de01, de, emea]}, {@code customers/acme -> [customers/acme]}. Of a customer only itself: {@link #chain} puts it before a legal entity.
     */
    public Map<String, List<String>> chains() {
        Map<String, List<String>> chains = new LinkedHashMap<>();
        selling().forEach(region -> {
            chains.put(region.code(), region.chain());
            region.legalEntities()
                    .forEach(entity -> chains.put(ENTITIES + entity.id(), chain(region, entity.id(), null)));
        });
        customers.keys().forEach(key -> chains.put(CUSTOMERS + key, List.of(CUSTOMERS + key)));
        return chains;
    }

    /** Every chain with every customer before every legal entity. */
    public List<List<String>> everyChain() {
        List<List<String>> every = new ArrayList<>(chains().values());
        selling()
                .forEach(region -> region.legalEntities()
                        .forEach(entity ->
                                customers.keys().forEach(key -> every.add(chain(region, entity.id(), key)))));
        return every;
    }

    /**
     * Whose overlays and table rows count, the narrowest first.
     *
     * @param legalEntityOrNull id of one of the region's legal entities; null or unknown: none
     * @param customerOrNull key of a customer; null: none
     */
    public static List<String> chain(Region region, String legalEntityOrNull, String customerOrNull) {
        List<String> chain = new ArrayList<>();
        if (customerOrNull != null) {
            chain.add(CUSTOMERS + customerOrNull);
        }
        if (legalEntityOrNull != null && region.legalEntity(legalEntityOrNull).isPresent()) {
            chain.add(ENTITIES + legalEntityOrNull);
        }
        chain.addAll(region.chain());
        return List.copyOf(chain);
    }

    /** The codes of all files, layers such as {@code emea} included, sorted. */
    public List<String> codes() {
        return regions.keySet().stream().sorted().toList();
    }

    /** The regions that have legal entities, by code. */
    public List<Region> selling() {
        return codes().stream()
                .flatMap(code -> region(code).stream())
                .filter(Region::sells)
                .toList();
    }

    /** All teams: for exceptions of deals that have no region. */
    public Teams teams() {
        return teams;
    }

    /** The legal entity of that id, whichever region it belongs to. */
    public Optional<LegalEntity> legalEntity(String id) {
        return selling().stream()
                .flatMap(region -> region.legalEntities().stream())
                .filter(entity -> entity.id().equals(id))
                .findFirst();
    }

    /**
     * The region of a deal: the one the CRM names, else the one that sells to the country of the account.
     *
     * @param codeOrNull region code from the CRM; if it is given and unknown, the country is not asked: nobody guesses against the CRM
     * @param countryOrNull ISO 3166-1 alpha-2 of the account
     * @return empty if the deal must be held for sales operations (RUL-1001)
     */
    public Optional<Region> resolve(String codeOrNull, String countryOrNull) {
        return codeOrNull == null || codeOrNull.isBlank()
                ? byCountry(countryOrNull)
                : region(asCode(codeOrNull)).filter(Region::sells);
    }

    /** A code as files write it: people enter {@code DE} or {@code de }. */
    public static String asCode(String entered) {
        return entered.strip().toLowerCase(Locale.ROOT);
    }

    private Optional<Region> byCountry(String countryOrNull) {
        return Optional.ofNullable(countryOrNull)
                .map(country -> country.strip().toUpperCase(Locale.ROOT))
                .flatMap(country -> selling().stream()
                        .filter(region -> region.countries().contains(country))
                        .findFirst());
    }
}
