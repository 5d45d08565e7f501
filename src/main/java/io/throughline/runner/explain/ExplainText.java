package io.throughline.runner.explain;

import io.throughline.mapping.Explanation;
import io.throughline.mapping.MappingProblem;
import io.throughline.replay.ExplainedRecord;
import io.throughline.replay.ExplainedStep;
import io.throughline.replay.Gap;
import io.throughline.replay.Stop;
import io.throughline.runner.terminal.ExplanationText;
import io.throughline.runner.terminal.ExplanationWords;
import io.throughline.runner.terminal.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What decided the values of a past transaction, for people in finance. */
public final class ExplainText {

    private static final int WIDEST = 400;

    private ExplainText() {}

    /** The whole, step by step. */
    public static String of(ExplainedTransaction told) {
        List<String> lines = new ArrayList<>();
        head(lines, told);
        told.steps().forEach(step -> step(lines, step));
        if (!told.gaps().isEmpty()) {
            lines.add("");
            lines.add("Not known for certain");
            told.gaps().forEach(gap -> lines.add("  " + gap(gap)));
        }
        return String.join("\n", lines);
    }

    private static void head(List<String> lines, ExplainedTransaction told) {
        var recorded = told.recorded();
        lines.add("transaction %s · %s · %s".formatted(recorded.id(), recorded.workflow(), recorded.state()));
        lines.add("deal %s · %s%s · event %s of %s"
                .formatted(
                        PlainText.line(recorded.event().objectId(), 60),
                        recorded.region() == null ? "no region yet" : "region " + recorded.region(),
                        recorded.legalEntity() == null ? "" : ", legal entity " + recorded.legalEntity(),
                        recorded.event().type(),
                        recorded.event().receivedAt()));
        lines.add(
                told.own()
                        ? "explained with the files it ran with, bundle "
                                + told.bundle().name()
                        : "explained with the files of today, bundle %s: %s"
                                .formatted(
                                        told.bundle().name(),
                                        recorded.bundle() == null
                                                ? "it never began"
                                                : "those it ran with are not stored, so rules may have been others"));
    }

    private static void step(List<String> lines, ExplainedStep step) {
        lines.add("");
        lines.add("STEP %s · %s%s"
                .formatted(step.id(), step.operation(), step.system() == null ? "" : " at " + step.system()));
        if (step.records().isEmpty() && step.stop() == null) {
            lines.add("  no record was read or sent that could be told");
        }
        step.records().forEach(record -> record(lines, record, step));
        if (step.stop() != null) {
            lines.add("  " + stop(step.stop()));
        }
    }

    private static String stop(Stop stop) {
        return "stopped here: %s %s%s"
                .formatted(stop.code(), stop.title(), stop.detail().isEmpty() ? "" : " – " + stop.detail());
    }

    private static void record(List<String> lines, ExplainedRecord record, ExplainedStep step) {
        lines.add("");
        lines.add("  " + heading(record, step));
        record.explanation().fields().forEach(field -> field(lines, field, record));
        plain(lines, record.plain());
        record.explanation().absent().forEach(field -> indented(lines, ExplanationText.of(field)));
        record.explanation().problems().stream()
                .map(MappingProblem::toString)
                .forEach(problem -> indented(lines, problem));
    }

    private static String heading(ExplainedRecord record, ExplainedStep step) {
        String by = record.mapping() == null ? "" : ", made by mappings/%s.yaml".formatted(record.mapping());
        String call = record.call() == null ? "" : " (%s)".formatted(record.call());
        return switch (record.way()) {
            case SENT -> "Sent to %s: %s%s%s".formatted(step.system(), record.record(), call, by);
            case ASKED -> "Asked %s: %s%s%s".formatted(step.system(), record.record(), call, by);
            case RECEIVED -> "Received from %s: %s%s".formatted(step.system(), record.record(), by);
            case DECIDED -> "Decided by the firm's rules: " + record.record();
            case RECORDED -> "As recorded, with no mapping that tells how it was made: " + record.record();
        };
    }

    private static void field(List<String> lines, Explanation.Field field, ExplainedRecord record) {
        indented(lines, ExplanationText.of(field));
        field.reads().stream()
                .map(read -> Objects.isNull(record.origins().get(read))
                        ? null
                        : "    %s came from %s".formatted(read, record.origins().get(read)))
                .filter(Objects::nonNull)
                .forEach(line -> indented(lines, line));
    }

    /** Several values may follow from the same decisions: these are told once, below the last of them. */
    private static void plain(List<String> lines, List<ExplainedRecord.Plain> values) {
        for (int i = 0; i < values.size(); i++) {
            ExplainedRecord.Plain value = values.get(i);
            indented(lines, "%s = %s".formatted(value.path(), ExplanationWords.value(value.value())));
            if (i + 1 == values.size() || !values.get(i + 1).says().equals(value.says())) {
                value.says().forEach(says -> indented(lines, "    because of " + says));
            }
        }
    }

    private static void indented(List<String> lines, String block) {
        block.lines().forEach(line -> {
            String text = line.stripLeading();
            lines.add("    " + " ".repeat(line.length() - text.length()) + PlainText.line(text, WIDEST));
        });
    }

    private static String gap(Gap gap) {
        return "%s%s%s"
                .formatted(
                        gap.step().isEmpty() ? "" : "step " + gap.step() + ": ",
                        gap.reason(),
                        gap.detail().isEmpty() ? "" : " (" + gap.detail() + ")");
    }
}
