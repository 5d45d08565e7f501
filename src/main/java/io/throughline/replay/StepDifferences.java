package io.throughline.replay;

import io.throughline.replay.FieldDifferences.About;
import io.throughline.replay.FieldDifferences.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What differs between two replays of one step: what it calls, sends, gives and why it stops. For one thread. */
final class StepDifferences {

    private static final String SENTENCES = "decisions";

    private final FieldDifferences fields;

    StepDifferences(FieldDifferences fields) {
        this.fields = fields;
    }

    /** Sentences about why; what they are about is compared itself. */
    static boolean isSentence(String field) {
        return field.equals(SENTENCES) || field.startsWith(SENTENCES + ".") || field.startsWith(SENTENCES + "[");
    }

    /** The operation, and where. */
    static String calls(ReplayedStep step) {
        return step.system() == null ? step.operation() : step.operation() + " at " + step.system();
    }

    /** A step that is only there or calls something else. */
    static Difference workflow(ReplayedStep step, String record, String before, String after) {
        return plain(Difference.Kind.WORKFLOW, step, record, before, after);
    }

    private static Difference plain(
            Difference.Kind kind, ReplayedStep step, String record, String before, String after) {
        return new Difference(
                kind, step.id(), step.role(), record, "", before, after, null, Place.NONE, Place.NONE, Secrecy.OPEN);
    }

    /** Everything in which they differ, in the order in which the step does it. */
    List<Difference> between(ReplayedStep old, ReplayedStep young) {
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
                Secrecy.OPEN));
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
        About about = new About(kind, step.id(), step.role(), after.record(), "");
        String old = where(before);
        String young = where(after);
        if (!old.equals(young)) {
            found.add(new Difference(
                    kind,
                    step.id(),
                    step.role(),
                    after.record(),
                    "request",
                    old,
                    young,
                    null,
                    Place.NONE,
                    Place.NONE,
                    Secrecy.OPEN));
        }
        found.addAll(fields.between(about, query(before), query(after)));
        found.addAll(fields.between(
                about, new Version(before.body(), before.made()), new Version(after.body(), after.made())));
        return found;
    }

    /** Paths hold ids only (S-12). */
    private static String where(Sent sent) {
        return sent.call().split(" ")[0] + " " + sent.target();
    }

    private static Version query(Sent sent) {
        return new Version(sent.query().isEmpty() ? null : Map.of("query", sent.query()), null);
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
                        : young.made().mapping().target(),
                KnownValues.object(young));
        boolean decided = young.role().equals("rules");
        return fields
                .between(about, new Version(old.result(), old.made()), new Version(young.result(), young.made()))
                .stream()
                .filter(difference -> !isSentence(difference.field()))
                .map(difference -> decided ? Sentences.decided(difference, old, young) : difference)
                .toList();
    }
}
