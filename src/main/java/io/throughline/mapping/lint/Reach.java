package io.throughline.mapping.lint;

import io.throughline.config.LegalEntity;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.config.TaxCondition;
import io.throughline.config.TaxTreatment;
import io.throughline.config.TemplateTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tax treatments that no deal ever gets, because one above takes them all or their conditions contradict each other, and templates of work nobody sells. */
final class Reach {

    private final Regions regions;
    private final Problems problems;

    Reach(LintSources sources, Problems problems) {
        this.regions = sources.regions();
        this.problems = problems;
    }

    void check() {
        Set<Position> used = regions.allPeriods().stream()
                .flatMap(region -> region.legalEntities().stream())
                .flatMap(entity -> Reach.templatesInUse(entity.delivery()))
                .collect(Collectors.toSet());
        for (Region region : regions.allPeriods()) {
            for (LegalEntity entity : region.legalEntities()) {
                treatments(entity.books().taxes());
                templates(entity.delivery(), used);
            }
        }
    }

    private void treatments(List<TaxTreatment> treatments) {
        for (int i = 0; i < treatments.size(); i++) {
            TaxTreatment treatment = treatments.get(i);
            if (contradicts(treatment.when())) {
                unreached(treatment, "its conditions contradict each other", "Mend the conditions.");
            }
            treatments.subList(0, i).stream()
                    .filter(earlier -> takesAllOf(earlier, treatment))
                    .findFirst()
                    .ifPresent(earlier -> unreached(
                            treatment,
                            "'%s' (%s) takes every deal that it would"
                                    .formatted(earlier.name().id(), earlier.position()),
                            "Put the narrower treatment first, or remove it."));
        }
    }

    private void unreached(TaxTreatment treatment, String why, String action) {
        problems.add(
                "MAP-1120",
                treatment.position(),
                "tax.treatments",
                "no deal ever gets the treatment '%s': %s."
                        .formatted(treatment.name().id(), why),
                action);
    }

    private static boolean takesAllOf(TaxTreatment earlier, TaxTreatment later) {
        return earlier.when().stream().allMatch(asked -> later.when().stream().anyMatch(said -> implies(said, asked)));
    }

    private static boolean implies(TaxCondition said, TaxCondition asked) {
        if (said.equals(asked)) {
            return true;
        }
        if (said.fact() != asked.fact()) {
            return false;
        }
        if (said instanceof TaxCondition.In in) {
            return asked instanceof TaxCondition.In all && all.values().containsAll(in.values())
                    || asked instanceof TaxCondition.NotIn none && disjoint(none.values(), in.values())
                    || isPresence(asked);
        }
        if (said instanceof TaxCondition.NotIn none) {
            return asked instanceof TaxCondition.NotIn fewer && none.values().containsAll(fewer.values())
                    || isPresence(asked);
        }
        return !(said instanceof TaxCondition.Present) && isPresence(asked);
    }

    private static boolean isPresence(TaxCondition asked) {
        return asked instanceof TaxCondition.Present present && present.expected();
    }

    private static boolean contradicts(List<TaxCondition> conditions) {
        return conditions.stream().anyMatch(one -> conditions.stream().anyMatch(other -> excludes(one, other)));
    }

    private static boolean excludes(TaxCondition one, TaxCondition other) {
        if (one.fact() != other.fact()) {
            return false;
        }
        boolean absent = other instanceof TaxCondition.Present present && !present.expected();
        if (one instanceof TaxCondition.In in) {
            return absent
                    || other instanceof TaxCondition.In also && disjoint(in.values(), also.values())
                    || other instanceof TaxCondition.NotIn not && not.values().containsAll(in.values());
        }
        return absent && (!(one instanceof TaxCondition.Present said) || said.expected());
    }

    private static boolean disjoint(Set<String> one, Set<String> other) {
        return one.stream().noneMatch(other::contains);
    }

    private static boolean isSold(LegalEntity.Delivery delivery, String serviceLine) {
        return serviceLine.equals(TemplateTable.ANY) || delivery.serviceLines().contains(serviceLine);
    }

    private static Stream<Position> templatesInUse(LegalEntity.Delivery delivery) {
        return delivery.templates().rows().entrySet().stream()
                .filter(row -> isSold(delivery, row.getKey()))
                .flatMap(row -> row.getValue().values().stream().map(choice -> choice.position()));
    }

    /** A row that a wider file has for several companies is idle only if none of them sells the work. */
    private void templates(LegalEntity.Delivery delivery, Set<Position> used) {
        delivery.templates().rows().forEach((serviceLine, row) -> {
            if (!isSold(delivery, serviceLine)) {
                row.values().stream()
                        .filter(choice -> !used.contains(choice.position()))
                        .forEach(choice -> problems.warn(
                                "MAP-1122",
                                choice.position(),
                                "templates." + serviceLine,
                                "nobody sells the service line '%s', so no deal ever gets this template."
                                        .formatted(serviceLine),
                                "Add it to serviceLines, or remove the row."));
            }
        });
    }
}
