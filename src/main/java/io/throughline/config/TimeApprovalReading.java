package io.throughline.config;

import io.throughline.config.TimeApproval.Source;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code approval:} of a system file: what counts everywhere, and below {@code regions} what a region says instead. Codes {@code SYS-103x}. */
final class TimeApprovalReading {

    private static final String REGIONS = "regions";
    private static final Map<String, Set<Source>> SOURCES = Map.of(
            "jira",
                    Set.of(
                            Source.ISSUE_STATUS,
                            Source.ISSUE_FIELD,
                            Source.ISSUE_PROPERTY,
                            Source.WORKLOG_PROPERTY,
                            Source.DESK),
            "monday", Set.of(Source.COLUMN, Source.DESK));

    private final Problems problems;
    private final String connector;

    TimeApprovalReading(Problems problems, String connector) {
        this.problems = problems;
        this.connector = connector;
    }

    static boolean isSaidBy(String connector) {
        return SOURCES.containsKey(connector);
    }

    /** By region; what counts everywhere has the empty code. */
    Map<String, TimeApproval> of(YamlFields fields) {
        Map<String, TimeApproval> all = new TreeMap<>();
        fields.onlyKeys("source", "key", "path", "approver", "approved", "rejected", "draft", REGIONS);
        fields.map(REGIONS)
                .ifPresent(regions -> regions.names()
                        .forEach(code -> regions.fields(problems).fields(code).ifPresent(said -> {
                            said.onlyKeys("source", "key", "path", "approver", "approved", "rejected", "draft");
                            one(said).ifPresent(found -> all.put(code, found));
                        })));
        if (fields.node(REGIONS).isEmpty() || fields.node("source").isPresent()) {
            one(fields).ifPresent(found -> all.put("", found));
        }
        return all;
    }

    private Optional<TimeApproval> one(YamlFields fields) {
        fields.require("source");
        return fields.choice("source", Source.class)
                .filter(source -> fits(source, fields))
                .map(source -> new TimeApproval(
                        source,
                        fields.text("key").orElse(""),
                        fields.text("path").orElse(""),
                        fields.text("approver").orElse(""),
                        fields.texts("approved"),
                        fields.texts("rejected"),
                        fields.texts("draft")));
    }

    private boolean fits(Source source, YamlFields fields) {
        if (source == Source.NONE) {
            return true;
        }
        if (!SOURCES.get(connector).contains(source)) {
            at(
                    "SYS-1030",
                    fields,
                    "source",
                    connector + " cannot say approval this way, so that nothing would ever be approved.",
                    "Write one of " + words() + ".");
            return false;
        }
        boolean keyed = source != Source.ISSUE_STATUS && source != Source.DESK;
        if (keyed && fields.text("key").isEmpty()) {
            at(
                    "SYS-1031",
                    fields,
                    "source",
                    "approval does not say in which field, column or property it stands.",
                    "Add key: with its id.");
            return false;
        }
        if (source != Source.DESK && fields.texts("approved").isEmpty()) {
            at(
                    "SYS-1032",
                    fields,
                    "source",
                    "no word means approved, so that nothing would ever be posted.",
                    "Add approved: with the words (names or ids), or write source: desk.");
            return false;
        }
        return true;
    }

    private String words() {
        return String.join(
                ", ",
                SOURCES.get(connector).stream()
                        .map(source ->
                                source.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                        .sorted()
                        .toList());
    }

    private void at(String code, YamlFields fields, String name, String message, String action) {
        Position position =
                fields.node(name).map(YamlNode::position).orElse(fields.map().position());
        problems.add(code, position, fields.map().pathOf(name), message, action);
    }
}
