package io.throughline.rules;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** RUL-1007: one code names the project in every system, so each of them must take it, and no other deal may have it. */
final class ProjectCodeAccepted implements Check {

    @Override
    public Rule rule() {
        return Rule.PROJECT_CODE;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        Optional<String> code = ProjectCode.of(deal);
        if (code.isEmpty() && deal.startOn().isEmpty()) {
            return Stream.empty(); // another rule stops a deal without a first day
        }
        return code.isEmpty() ? Stream.of(incomplete(deal)) : judge(deal, code.get());
    }

    private Stream<Finding> judge(Deal deal, String code) {
        String objections = deal.facts().codeLimits().stream()
                .flatMap(limits -> limits.objection(code).stream())
                .collect(Collectors.joining("; "));
        Stream<Finding> refused = objections.isEmpty() ? Stream.empty() : Stream.of(refused(deal, code, objections));
        Stream<Finding> taken = deal.facts().codeTaken().test(code) ? Stream.of(taken(deal, code)) : Stream.empty();
        return Stream.concat(refused, taken);
    }

    private Finding incomplete(Deal deal) {
        return deal.hold(
                rule(),
                "The project code cannot be made, because the deal lacks something it is made of.",
                "Scheme %s of %s needs a value that opportunity %s does not have."
                        .formatted(scheme(deal), deal.entity().id(), deal.id()),
                "Complete the opportunity in the CRM, or change projectCode in the region file, and retry.");
    }

    private Finding refused(Deal deal, String code, String objections) {
        return deal.hold(
                rule(),
                "A system does not accept the project code %s.".formatted(code),
                "Scheme %s of %s: %s.".formatted(scheme(deal), deal.entity().id(), objections),
                "Change projectCode in the region file so that every system takes it, and retry.");
    }

    private Finding taken(Deal deal, String code) {
        return deal.hold(
                rule(),
                "Another deal has the project code %s.".formatted(code),
                "Scheme %s of %s gives opportunity %s a code that is in use."
                        .formatted(scheme(deal), deal.entity().id(), deal.id()),
                "Lengthen the part of the deal in projectCode in the region file, and retry.");
    }

    private static String scheme(Deal deal) {
        return deal.entity().delivery().projectCode().text();
    }
}
