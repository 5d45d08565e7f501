package io.throughline.replay;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.replay.FieldDifferences.About;
import io.throughline.replay.FieldDifferences.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says how two replays of one recorded transaction differ. The same replays always give the same answer, in the same order. For one thread. */
public final class Comparison {

    private final CanonicalSchemas schemas;

    /** @param schemas say which values are hidden */
    public Comparison(CanonicalSchemas schemas) {
        this.schemas = schemas;
    }

    /**
     * Compares.
     *
     * @param head of the transaction, without what the replays know of the customer
     */
    public Compared of(Compared.Head head, Replayed before, Replayed after) {
        StepDifferences steps = new StepDifferences(fields(before, after));
        List<Difference> differences = new ArrayList<>();
        for (String id : ids(before, after)) {
            Optional<ReplayedStep> old = before.step(id);
            Optional<ReplayedStep> young = after.step(id);
            if (old.isPresent() && young.isPresent()) {
                differences.addAll(steps.between(old.get(), young.get()));
            } else if (old.isPresent() && !endedEarly(after)) {
                differences.add(StepDifferences.workflow(old.get(), "step", StepDifferences.calls(old.get()), null));
            } else if (young.isPresent() && !endedEarly(before)) {
                differences.add(
                        StepDifferences.workflow(young.get(), "step", null, StepDifferences.calls(young.get())));
            }
        }
        starts(before, after).ifPresent(differences::add);
        return new Compared(
                withCustomer(head, after, before),
                List.copyOf(differences),
                Stream.concat(before.gaps().stream(), after.gaps().stream())
                        .distinct()
                        .toList(),
                new AtStake(differences, before, after).money());
    }

    /**
     * Where the replay with the very bundle that a transaction ran with does not give what was recorded: then its differences cannot be trusted either. What
     * comes from the settings of a system is left out, since these are those of today.
     *
     * @param recorded results by step id, as they stand in the record
     */
    public List<Gap> unfaithful(Map<String, Map<String, Object>> recorded, Replayed replayed) {
        FieldDifferences fields = fields(replayed);
        List<Gap> gaps = new ArrayList<>();
        for (ReplayedStep step : replayed.steps()) {
            Map<String, Object> known = recorded.get(step.id());
            if (known != null && step.result() != null) {
                About about = new About(Difference.Kind.RESULT, step.id(), step.role(), "", "");
                fields.between(about, new Version(known, null), new Version(step.result(), step.made())).stream()
                        .filter(difference ->
                                difference.newPlace().reads().stream().noneMatch(read -> read.startsWith("$system.")))
                        .map(Difference::field)
                        .filter(field -> !StepDifferences.isSentence(field))
                        .findFirst()
                        .ifPresent(field -> gaps.add(new Gap(
                                step.id(),
                                "the replay with its own bundle gives another result than was recorded",
                                field)));
            }
        }
        return gaps;
    }

    private FieldDifferences fields(Replayed... sides) {
        return new FieldDifferences(schemas, new KnownValues(schemas, List.of(sides)));
    }

    private static Set<String> ids(Replayed before, Replayed after) {
        Set<String> ids = new LinkedHashSet<>();
        before.steps().forEach(step -> ids.add(step.id()));
        after.steps().forEach(step -> ids.add(step.id()));
        return ids;
    }

    /** What does not come after a hold, or where the record ends, follows from that. */
    private static boolean endedEarly(Replayed replayed) {
        return replayed.stop().isPresent()
                || replayed.steps().isEmpty()
                || replayed.steps().get(replayed.steps().size() - 1).result() == null
                || replayed.gaps().stream().anyMatch(gap -> gap.step().isEmpty());
    }

    private static Optional<Difference> starts(Replayed before, Replayed after) {
        if (before.starts().equals(after.starts()) || endedEarly(before) || endedEarly(after)) {
            return Optional.empty();
        }
        return Optional.of(new Difference(
                Difference.Kind.WORKFLOW,
                "",
                "",
                "started workflows",
                "",
                String.join(", ", before.starts()),
                String.join(", ", after.starts()),
                null,
                Place.NONE,
                Place.NONE,
                Secrecy.OPEN));
    }

    private static Compared.Head withCustomer(Compared.Head head, Replayed... sides) {
        Object account = Stream.of(sides)
                .flatMap(side -> side.step("opportunity").stream())
                .map(step -> Json.at(step.result(), "account"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String number = Json.textAt(account, "number");
        return new Compared.Head(
                head.transaction(),
                head.workflow(),
                head.region(),
                number == null ? Json.textAt(account, "id") : number,
                Json.textAt(account, "name"),
                head.deal());
    }
}
