package io.throughline.replay;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.mapping.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of every value of every record of a replay what decided it. For one thread. */
public final class ReplayExplanation {

    private static final String CANONICAL = "canonical:";
    private static final Explanation NONE = new Explanation(List.of(), List.of(), null, List.of());

    private final Replayed replayed;
    private final FieldSecrecy secrecy;
    private final boolean open;
    private final Map<String, Object> corrections;

    /**
     * Explains a replay.
     *
     * @param schemas say which values are hidden
     * @param open whether they are shown all the same
     * @param corrections values that people corrected, by step and canonical path
     */
    public ReplayExplanation(
            Replayed replayed, CanonicalSchemas schemas, boolean open, Map<String, Object> corrections) {
        this.replayed = replayed;
        this.secrecy = new FieldSecrecy(schemas, new KnownValues(schemas, List.of(replayed)));
        this.open = open;
        this.corrections = corrections;
    }

    /** Every step, also one without a record. */
    public List<ExplainedStep> steps() {
        List<ExplainedStep> steps = new ArrayList<>();
        for (ReplayedStep step : replayed.steps()) {
            List<ExplainedRecord> records = new ArrayList<>();
            step.sent().stream()
                    .filter(sent -> sent.body() != null)
                    .map(this::sent)
                    .forEach(records::add);
            result(step).ifPresent(records::add);
            steps.add(new ExplainedStep(step.id(), step.operation(), step.system(), records, step.stop()));
        }
        return steps;
    }

    /** The same about one field of any record; steps that have none are left out. */
    public List<ExplainedStep> about(String field) {
        return steps().stream()
                .map(step -> step.about(field))
                .filter(step -> !step.records().isEmpty())
                .toList();
    }

    private ExplainedRecord sent(Sent sent) {
        ExplainedRecord.Way way = sent.writes() ? ExplainedRecord.Way.SENT : ExplainedRecord.Way.ASKED;
        return sent.made() == null
                ? new ExplainedRecord(
                        way, sent.record(), sent.call(), null, NONE, plain(sent.body(), sent.record(), null), Map.of())
                : made(way, sent.call(), sent.made(), sent.made().explanation());
    }

    private Optional<ExplainedRecord> result(ReplayedStep step) {
        if (step.result() == null || step.result().isEmpty()) {
            return Optional.empty();
        }
        if (step.made() != null) {
            Explanation told = corrected(step, step.made().explanation());
            return Optional.of(made(ExplainedRecord.Way.RECEIVED, null, step.made(), told));
        }
        boolean decided = step.role().equals("rules");
        return Optional.of(new ExplainedRecord(
                decided ? ExplainedRecord.Way.DECIDED : ExplainedRecord.Way.RECORDED,
                step.name(),
                null,
                null,
                NONE,
                plain(step.result(), step.name(), decided ? step : null),
                Map.of()));
    }

    private ExplainedRecord made(ExplainedRecord.Way way, String call, Made made, Explanation told) {
        String record = made.mapping().target();
        Map<String, String> origins = new LinkedHashMap<>();
        if (!record.startsWith(CANONICAL)) {
            told.fields().stream()
                    .flatMap(field -> field.reads().stream())
                    .filter(read -> Json.at(made.input(), read) != null)
                    .forEach(read -> origin(read).ifPresent(words -> origins.put(read, words)));
        }
        return new ExplainedRecord(way, record, call, made.mapping().name(), masked(told, record), List.of(), origins);
    }

    /** What people corrected is theirs. */
    private Explanation corrected(ReplayedStep step, Explanation told) {
        List<Explanation.Field> fields = told.fields().stream()
                .map(field -> corrections.containsKey(step.id() + "." + field.path())
                        ? with(
                                field,
                                Json.at(step.result(), field.path()),
                                field.rows(),
                                "corrected by a person at the desk")
                        : field)
                .toList();
        return new Explanation(fields, told.absent(), told.result(), told.problems());
    }

    private Explanation masked(Explanation told, String record) {
        if (open) {
            return told;
        }
        List<Explanation.Field> fields = told.fields().stream()
                .map(field -> secrecy.of(object(record), field.path(), field.value(), Optional.of(field.reads()))
                                .isHidden()
                        ? with(field, hidden(field.value()), hidden(field.rows()), null)
                        : field)
                .toList();
        return new Explanation(fields, told.absent(), null, told.problems());
    }

    private static String object(String record) {
        return record.startsWith(CANONICAL) ? record.substring(CANONICAL.length()) : record;
    }

    private static List<Explanation.Row> hidden(List<Explanation.Row> rows) {
        return rows.stream()
                .map(row -> new Explanation.Row(
                        row.table(),
                        "(hidden)",
                        row.column(),
                        "(hidden)",
                        row.position(),
                        row.validity(),
                        row.owners()))
                .toList();
    }

    private static Explanation.Field with(
            Explanation.Field field, Object value, List<Explanation.Row> rows, String phrase) {
        List<String> rule = new ArrayList<>(field.rule());
        if (phrase != null) {
            rule.add(phrase);
        }
        return new Explanation.Field(
                field.path(), value, field.position(), field.layer(), field.reads(), rows, field.validity(), rule);
    }

    /** What is shown in place of a value. */
    private static String hidden(Object value) {
        String text = value instanceof String plain ? plain : Json.write(value);
        return "(hidden, %d characters)".formatted(text.length());
    }

    private List<ExplainedRecord.Plain> plain(Object value, String record, ReplayedStep decided) {
        List<ExplainedRecord.Plain> values = new ArrayList<>();
        for (Leaves.Leaf leaf : Leaves.of(value)) {
            boolean shown = open
                    || !secrecy.of(object(record), leaf.path(), leaf.value(), Optional.empty())
                            .isHidden();
            values.add(new ExplainedRecord.Plain(
                    leaf.path(),
                    shown ? leaf.value() : hidden(leaf.value()),
                    decided == null ? List.of() : Sentences.about(leaf.path(), decided)));
        }
        return values;
    }

    /** Where the value at a path of the transaction document came from. */
    private Optional<String> origin(String read) {
        int dot = read.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String field = read.substring(dot + 1);
        return replayed.step(read.substring(0, dot)).flatMap(step -> origin(step, field));
    }

    private static Optional<String> origin(ReplayedStep step, String field) {
        if (step.made() == null) {
            List<String> says = Sentences.about(field, step);
            return Optional.of(says.isEmpty() ? step.operation() : String.join("; ", says));
        }
        return step.made()
                .at(field)
                .map(one -> "%s of %s (%s)"
                        .formatted(
                                one.reads().isEmpty() ? "the rule" : String.join(", ", one.reads()),
                                step.made().mapping().source(),
                                one.position()));
    }
}
