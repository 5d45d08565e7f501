package io.throughline;

import io.throughline.camel.operation.DealSurroundings;
import io.throughline.camel.operation.Surroundings;
import io.throughline.camel.workflow.OperationResult.Place;
import io.throughline.canonical.Json;
import io.throughline.config.LegalEntity;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mappings run as the regions, legal entities and customers of the configuration say. */
record RegionSurroundings(Regions regions, BusinessDay day) implements DealSurroundings {

    @Override
    public Surroundings of(Map<String, Object> document, Place place, Account account) {
        Optional<Region> region = Optional.ofNullable(place.region()).flatMap(regions::region);
        String entity = region.flatMap(known -> known.legalEntity(place.legalEntity()))
                .map(LegalEntity::id)
                .orElse(place.legalEntity());
        String customer = customer(document, account).orElse(null);
        List<String> chain = region.map(known -> Regions.chain(known, entity, customer))
                .orElse(place.region() == null ? List.of() : List.of(place.region()));
        return new Surroundings(chain, place.region(), entity, customer, day.of(document, region));
    }

    private Optional<String> customer(Map<String, Object> document, Account account) {
        return customer(regions, document).or(() -> regions.customers().keyOf(account.id(), account.number()));
    }

    /** The key of the customer of the deal that a document holds. */
    static Optional<String> customer(Regions regions, Map<String, Object> document) {
        return regions.customers()
                .keyOf(
                        Json.textAt(document, "opportunity.account.id"),
                        Json.textAt(document, "opportunity.account.number"));
    }
}
