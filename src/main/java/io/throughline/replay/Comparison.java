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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says how two replays of one recorded transaction differ. The same replays always give the same answer, in the same order. For one thread. */
public final class Comparison {

    /** Sentences about why; what they are about is compared itself. */
    private static final Set<String> SENTENCES = Set.of("decisions");

    private final CanonicalSchemas schemas;
    private final FieldDifferences fields;

    /** @param schemas say which values are hidden */
    public Comparison(CanonicalSchemas schemas) {
        this.schemas = schemas;
        this.fields = new FieldDifferences(schemas);
    }

    /**
     * Compares.
     *
     * @param head of the transaction, without what the replays know of the customer
     */
    public Compared of(Compared.Head head, Replayed before, Replayed after) {
        List<Difference> differences = new ArrayList<>();
        for (String id : ids(before, after)) {
            Optional<ReplayedStep> old = before.step(id);
            Optional<ReplayedStep> young = after.step(id);
            if (old.isPresent() && young.isPresent()) {
                differences.addAll(between(old.get(), young.get()));
            } else if (old.isPresent() && !endedEarly(after)) {
                differences.add(workflow(old.get(), "step", calls(old.get()), null));
            } else if (young.isPresent() && !endedEarly(before)) {
                differences.add(workflow(young.get(), "step", null, calls(young.get())));
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
        List<Gap> gaps = new ArrayList<>();
        for (ReplayedStep step : replayed.steps()) {
            Map<String, Object> known = recorded.get(step.id());
            if (known != null && step.result() != null) {
                About about = new About(Difference.Kind.RESULT, step.id(), step.role(), "");
                fields.between(about, new Version(known, null), new Version(step.result(), step.made())).stream()
                        .filter(difference ->
                                difference.newPlace().reads().stream().noneMatch(read -> read.startsWith("$system.")))
                        .map(Difference::field)
                        .filter(field -> !SENTENCES.contains(field.split("\\.")[0]))
                        .findFirst()
                        .ifPresent(field -> gaps.add(new Gap(
                                step.id(),
                                "the replay with its own bundle gives another result than was recorded",
                                field)));
            }
        }
        return gaps;
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

    private static String calls(ReplayedStep step) {
        return step.system() == null ? step.operation() : step.operation() + " at " + step.system();
    }

    private static Difference workflow(ReplayedStep step, String record, String before, String after) {
        return plain(Difference.Kind.WORKFLOW, step, record, before, after);
    }

    private static Difference plain(
            Difference.Kind kind, ReplayedStep step, String record, String before, String after) {
        return new Difference(
                kind, step.id(), step.role(), record, "", before, after, null, Place.NONE, Place.NONE, false);
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
                false));
    }

    private List<Difference> between(ReplayedStep old, ReplayedStep young) {
        List<Difference> found = new ArrayList<>();
        if (!calls(old).equals(calls(young))) {
            found.add(workflow(young, "operation", calls(old), calls(young)));
        }
        stops(old, young).ifPresent(found::add);
        found.addAll(sent(old, young));
        found.addAll(results(old, young));
        return found;
    }

    private static Optional<Difference> stops(ReplayedStep old, ReplayedStep young) {
        Stop was = old.stop();
        Stop is = young.stop();
        if (was == null && is == null || was != null && is != null && isSame(was, is)) {
            return Optional.empty();
        }
        Difference.Kind kind = was == null
                ? Difference.Kind.NEW_STOP
                : is == null ? Difference.Kind.GONE_STOP : Difference.Kind.OTHER_STOP;
        return Optional.of(new Difference(
                kind,
                young.id(),
                young.role(),
                (is == null ? was : is).kind(),
                "",
                says(was),
                says(is),
                null,
                place(was),
                place(is),
                false));
    }

    private static boolean isSame(Stop was, Stop is) {
        return was.kind().equals(is.kind())
                && was.code().equals(is.code())
                && was.title().equals(is.title())
                && Objects.equals(was.amount(), is.amount())
                && Objects.equals(was.currency(), is.currency());
    }

    private static String says(Stop stop) {
        return stop == null ? null : stop.code() + " " + stop.title();
    }

    private static Place place(Stop stop) {
        return stop == null ? Place.NONE : Sentences.placeIn(stop.detail()).orElse(Place.NONE);
    }

    private List<Difference> sent(ReplayedStep old, ReplayedStep young) {
        List<Difference> found = new ArrayList<>();
        found.addAll(requests(old, young, sent -> !sent.writes(), Difference.Kind.QUESTION));
        found.addAll(requests(old, young, Sent::writes, Difference.Kind.WRITTEN));
        return found;
    }

    private List<Difference> requests(
            ReplayedStep old, ReplayedStep young, Predicate<Sent> wanted, Difference.Kind kind) {
        List<Sent> before = old.sent().stream().filter(wanted).toList();
        List<Sent> after = young.sent().stream().filter(wanted).toList();
        List<Difference> found = new ArrayList<>();
        int both = Math.min(before.size(), after.size());
        for (int i = 0; i < both; i++) {
            found.addAll(request(young, before.get(i), after.get(i), kind));
        }
        if (kind == Difference.Kind.WRITTEN && old.stop() == null && young.stop() == null) {
            before.stream()
                    .skip(both)
                    .forEach(sent -> found.add(plain(Difference.Kind.RECORD, old, sent.record(), "is written", null)));
            after.stream()
                    .skip(both)
                    .forEach(
                            sent -> found.add(plain(Difference.Kind.RECORD, young, sent.record(), null, "is written")));
        }
        return found;
    }

    private List<Difference> request(ReplayedStep step, Sent before, Sent after, Difference.Kind kind) {
        List<Difference> found = new ArrayList<>();
        About about = new About(kind, step.id(), step.role(), after.record());
        if (!where(before).equals(where(after))) {
            found.addAll(fields.between(about, new Version(where(before), null), new Version(where(after), null)));
        }
        found.addAll(fields.between(
                about, new Version(before.body(), before.made()), new Version(after.body(), after.made())));
        return found;
    }

    private static Map<String, Object> where(Sent sent) {
        String method = sent.call().split(" ")[0];
        return Map.of("request", method + " " + sent.target(), "query", sent.query());
    }

    private List<Difference> results(ReplayedStep old, ReplayedStep young) {
        if (old.result() == null || young.result() == null) {
            return List.of();
        }
        About about = new About(
                Difference.Kind.RESULT,
                young.id(),
                young.role(),
                young.made() == null
                        ? "result of " + young.name()
                        : young.made().mapping().target());
        boolean decided = young.role().equals("rules");
        return fields
                .between(about, new Version(old.result(), old.made()), new Version(young.result(), young.made()))
                .stream()
                .filter(difference -> !SENTENCES.contains(difference.field().split("\\.")[0]))
                .map(difference -> decided ? Sentences.decided(difference, old, young) : difference)
                .map(difference -> decided ? hiddenByTerms(difference, young.name()) : difference)
                .toList();
    }

    private Difference hiddenByTerms(Difference difference, String object) {
        boolean hidden =
                schemas.objects().contains(object) && schemas.isMasked(object, Leaves.general(difference.field()));
        return new Difference(
                difference.kind(),
                difference.step(),
                difference.role(),
                difference.record(),
                difference.field(),
                difference.before(),
                difference.after(),
                difference.amount(),
                difference.oldPlace(),
                difference.newPlace(),
                hidden || difference.hidden());
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
