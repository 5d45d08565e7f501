package io.throughline;

import io.throughline.camel.operation.DealPlaces;
import io.throughline.camel.operation.HoldException;
import io.throughline.camel.workflow.OperationResult.Place;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.ledger.NewCase;
import java.util.Optional;
import java.util.stream.Collectors;

/** Deals belong where the regions of the configuration say. */
record RegionPlaces(Regions regions) implements DealPlaces {

    @Override
    public Place placeOf(String region, String legalEntity, String country) {
        return regions.resolve(region, country)
                .or(() -> ofEntity(region, country, legalEntity))
                .map(Region::code)
                .map(code -> new Place(code, legalEntity == null ? null : Regions.asCode(legalEntity)))
                .orElseThrow(() -> new HoldException(unknown(region, country)));
    }

    /** Where neither region nor country is told, the legal entity says it. */
    private Optional<Region> ofEntity(String region, String country, String legalEntity) {
        return region == null && country == null && legalEntity != null
                ? regions.selling().stream()
                        .filter(one ->
                                one.legalEntity(Regions.asCode(legalEntity)).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private NewCase unknown(String region, String country) {
        return new NewCase(
                "hold",
                "sales-operations",
                "RUL-1001",
                "Nobody knows which of our regions sells this deal",
                "The deal names the region '%s' and its account the country '%s'; regions that sell: %s."
                        .formatted(
                                shown(region),
                                shown(country),
                                regions.selling().stream().map(Region::code).collect(Collectors.joining(", "))),
                "Choose the region at the opportunity in the CRM, then try again. Nothing was written.",
                null,
                null,
                null);
    }

    private static String shown(String value) {
        return value == null ? "none" : value.replaceAll("[^A-Za-z0-9_-]", "?");
    }
}
