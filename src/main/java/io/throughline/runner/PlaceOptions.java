package io.throughline.runner;

import io.throughline.config.LegalEntity;
import io.throughline.config.Nearest;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** For whom and for which day a mapping runs: whose overlays and lookups count. */
final class PlaceOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--region",
            paramLabel = "CODE",
            description =
                    "Region whose overlays and lookups count, for example de. Default: that of --legal-entity, else the base alone.")
    private String region;

    @Option(
            names = "--legal-entity",
            paramLabel = "ID",
            description =
                    "Legal entity whose overlays and lookups count, for example de01. Default: that of the region that sells by default.")
    private String legalEntity;

    @Option(
            names = "--customer",
            paramLabel = "KEY",
            description =
                    "Customer whose overlays and lookups count: the name of a file in config/customers. Default: none.")
    private String customer;

    @Option(
            names = "--date",
            paramLabel = "DAY",
            description =
                    "Business date at which validity is judged, for example 2027-01-01. Default: today in the zone of the region.")
    private LocalDate date;

    /** Whose overlays and rows count, the narrowest first; empty for the base alone. */
    List<String> chain(Regions regions) {
        known("customer", customer, regions.customers().keys());
        Optional<Region> found = region(regions);
        if (found.isEmpty()) {
            return customer == null ? List.of() : List.of("customers/" + customer);
        }
        String entity =
                found.get().legalEntity(legalEntity).map(LegalEntity::id).orElse(null);
        return Regions.chain(found.get(), entity, customer);
    }

    /** What mappings read behind {@code $}. */
    Map<String, Object> context(Regions regions, Clock clock) {
        Optional<Region> found = region(regions);
        ZoneId zone = found.map(Region::zone).orElse(ZoneOffset.UTC);
        Map<String, Object> context = new LinkedHashMap<>();
        found.ifPresent(known -> {
            context.put("region", known.code());
            known.legalEntity(legalEntity).ifPresent(entity -> context.put("legalEntity", entity.id()));
        });
        if (customer != null) {
            context.put("customer", customer);
        }
        context.put("date", (date == null ? LocalDate.now(clock.withZone(zone)) : date).toString());
        return context;
    }

    private Optional<Region> region(Regions regions) {
        known("region", region, regions.codes());
        Optional<Region> owner = regions.selling().stream()
                .filter(one ->
                        legalEntity != null && one.legalEntity(legalEntity).isPresent())
                .findFirst();
        if (legalEntity != null) {
            known("legal entity", legalEntity, entities(regions));
        }
        Optional<Region> named = Optional.ofNullable(region).flatMap(regions::region);
        if (named.isPresent()
                && owner.isPresent()
                && !named.get().code().equals(owner.get().code())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the legal entity '%s' belongs to the region '%s', not to '%s'"
                            .formatted(legalEntity, owner.get().code(), region));
        }
        return named.or(() -> owner);
    }

    private static List<String> entities(Regions regions) {
        return regions.selling().stream()
                .flatMap(one -> one.legalEntities().stream())
                .map(LegalEntity::id)
                .toList();
    }

    private void known(String what, String name, Collection<String> all) {
        if (name != null && !all.contains(name)) {
            String hint = Nearest.to(name, all)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("there are " + String.join(", ", all));
            throw new ParameterException(spec.commandLine(), "there is no %s '%s'; %s".formatted(what, name, hint));
        }
    }
}
