package io.throughline.mapping.lint;

import io.throughline.config.LegalEntity;
import io.throughline.config.Region;
import io.throughline.config.TaxTreatment;
import io.throughline.config.Template;
import io.throughline.config.TemplateChoice;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values that the terms of a deal can have because a region's own files name them. */
final class RegionWords {

    /** Paths of the transaction document, each with what a legal entity can put there. */
    private static final Map<String, Function<LegalEntity, Stream<String>>> BY_PATH = Map.of(
            "terms.serviceLine",
            entity -> entity.delivery().serviceLines().stream(),
            "terms.billingMethod",
            RegionWords::billingMethods,
            "terms.tax.treatment",
            entity -> entity.books().taxes().stream().map(TaxTreatment::name).map(TaxTreatment.Name::treatment),
            "terms.accountingCurrency",
            entity -> Stream.of(entity.books().currency()),
            "item.role",
            RegionWords::roles,
            "terms.staffing[].role",
            RegionWords::roles);

    private RegionWords() {}

    /** The words at a path for a region whose role the mapping serves; empty if its files say nothing about it. */
    static Collection<String> of(String path, Region region) {
        Function<LegalEntity, Stream<String>> words = BY_PATH.get(path);
        return words == null
                ? Set.of()
                : region.legalEntities().stream()
                        .flatMap(words)
                        .filter(word -> word != null && !word.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> billingMethods(LegalEntity entity) {
        return entity.delivery().templates().rows().values().stream().flatMap(row -> row.keySet().stream());
    }

    private static Stream<String> roles(LegalEntity entity) {
        return entity.delivery().templates().rows().values().stream()
                .flatMap(row -> row.values().stream())
                .map(TemplateChoice::template)
                .distinct()
                .map(Template::plan)
                .flatMap(Collection::stream)
                .map(Template.PlannedTask::work)
                .filter(Objects::nonNull)
                .map(Template.Work::role)
                .filter(Objects::nonNull);
    }
}
