package io.throughline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All regions of the firm: files {@code config/regions/<code>.yaml}, each over the one it extends. A region is added by adding files.
 * Immutable; used by many threads.
 */
public final class Regions {

    private final Map<String, Region> regions;
    private final Teams teams;

    private Regions(Map<String, Region> regions, Teams teams) {
        this.regions = regions;
        this.teams = teams;
    }

    /**
     * Reads all region files and what they refer to: teams, countries, templates, exchange rates.
     *
     * @param layers where the files are
     * @param problems receives everything that is wrong ({@code CFG-11xx}); if anything was added, the result must not be used
     */
    public static Regions load(Layers layers, Problems problems) {
        RegionFiles files = RegionFiles.read(layers, problems);
        RegionSources sources = RegionSources.read(layers, problems);
        RegionReading reading = new RegionReading(sources, problems);
        Map<String, Region> regions = new LinkedHashMap<>();
        files.all().forEach(file -> regions.put(file.code(), reading.region(files.chain(file))));
        new RegionsAgree(files, problems).check();
        return new Regions(regions, sources.teams());
    }

    /** The region of that code; empty if no file has that name. */
    public Optional<Region> region(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    /** The codes of all files, layers such as {@code emea} included, sorted. */
    public List<String> codes() {
        return regions.keySet().stream().sorted().toList();
    }

    /** The regions that have legal entities, by code. */
    public List<Region> selling() {
        return codes().stream().map(regions::get).filter(Region::sells).toList();
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
                : region(codeOrNull).filter(Region::sells);
    }

    private Optional<Region> byCountry(String countryOrNull) {
        return Optional.ofNullable(countryOrNull)
                .flatMap(country -> selling().stream()
                        .filter(region -> region.countries().contains(country))
                        .findFirst());
    }
}
