package io.throughline.posting;

import io.throughline.config.LegalEntity;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.rules.time.CompanyProfile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Our legal entities with what their files say about time and expenses, each read once. Thread-safe. */
public final class Companies {

    private final Regions regions;
    private final Map<String, Optional<Company>> known = new ConcurrentHashMap<>();

    /** Those of these regions. */
    public Companies(Regions regions) {
        this.regions = regions;
    }

    /**
     * @param entity as its files say
     * @param region that it belongs to
     * @param profile the same for the time rules
     */
    public record Company(LegalEntity entity, Region region, CompanyProfile profile) {}

    /** The company of that id; empty if no file describes it. */
    public Optional<Company> find(String idOrNull) {
        return idOrNull == null ? Optional.empty() : known.computeIfAbsent(Regions.asCode(idOrNull), this::read);
    }

    private Optional<Company> read(String id) {
        return regions.selling().stream()
                .flatMap(region ->
                        region
                                .legalEntity(id)
                                .map(entity -> new Company(entity, region, CompanyProfile.of(entity, region)))
                                .stream())
                .findFirst();
    }
}
