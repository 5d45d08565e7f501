package io.throughline.mapping;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.canonical.JsonParts;
import io.throughline.config.Position;
import io.throughline.config.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One mapping as one region has it, compiled. It reads its input, the context and its tables and nothing else; the same input gives the same
 * result. Immutable; may be used by several threads.
 */
public final class Mapping {

    private static final String CANONICAL = "canonical:";

    private final MappingFile file;
    private final String source;
    private final String target;
    private final String canonical;
    private final Structures.Fields plan;
    private final Set<String> reads;
    private final Set<String> writes;
    private final JsonParts parts;
    private final CanonicalSchemas schemas;
    private final DatedMapping dated;
    private final Compilation known;
    private final boolean readsPresent;
    private final boolean sendsChanges;

    Mapping(
            MappingFile file,
            String source,
            String target,
            Structures.Fields plan,
            Compilation known,
            CanonicalSchemas schemas) {
        this.file = file;
        this.source = source;
        this.target = target;
        this.canonical = canonical(target);
        this.plan = plan;
        this.reads = Set.copyOf(known.reads());
        this.writes = Set.copyOf(known.writes().keySet());
        this.parts = known.parts();
        this.schemas = schemas;
        this.dated = null;
        this.known = known;
        this.readsPresent = !known.needsPresent().isEmpty();
        this.sendsChanges = known.sendsChanges();
    }

    private Mapping(MappingFile file, DatedMapping dated) {
        this.file = file;
        this.source = file.type("source");
        this.target = file.type("target");
        this.canonical = canonical(target);
        this.plan = null;
        this.reads = Set.copyOf(dated.reads());
        this.writes = Set.copyOf(dated.all(Mapping::writes));
        this.parts = dated.parts();
        this.schemas = null;
        this.dated = dated;
        this.known = null;
        this.readsPresent =
                dated.periods().stream().anyMatch(period -> period.mapping().readsPresent());
        this.sendsChanges =
                dated.periods().stream().anyMatch(period -> period.mapping().sendsChanges());
    }

    /** The canonical object that a type means; null for a vendor's. */
    private static String canonical(String type) {
        return type.startsWith(CANONICAL) ? type.substring(CANONICAL.length()) : null;
    }

    /** A mapping whose rules change by the day. */
    static Mapping dated(MappingFile file, DatedMapping periods) {
        return new Mapping(file, periods);
    }

    /** The name, such as {@code salesforce/opportunity.to-canonical}. */
    public String name() {
        return file.name();
    }

    /** The type it reads, such as {@code salesforce:opportunity}. */
    public String source() {
        return source;
    }

    /** The type it makes, such as {@code canonical:opportunity}. */
    public String target() {
        return target;
    }

    /** Every path that it may read, from the top of the input ({@code lines[].Id}) or the context ({@code $marker}). */
    public Set<String> reads() {
        return reads;
    }

    /** Every path that it may write, such as {@code account.name} or {@code lines[].key}. */
    public Set<String> writes() {
        return writes;
    }

    /**
     * Whether what it makes depends on the record that the target has ({@code $present}, {@code onlyOnCreate}, {@code send: changed}): then the
     * route must have read it.
     */
    public boolean readsPresent() {
        return readsPresent;
    }

    /** Whether it sends only what differs from that record: then there may be nothing to send, and the result is an empty object. */
    public boolean sendsChanges() {
        return sendsChanges;
    }

    /** Every rule that reads a field of the input (not of the context) or writes one of the result. */
    public Set<FieldUse> uses() {
        return dated == null
                ? FieldUse.of(this, known)
                : dated.periods().stream()
                        .flatMap(period -> period.mapping().uses().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Maps an input.
     *
     * @param input a plain value; not changed
     * @param context the values behind {@code $}: plain, by name ({@code marker}, {@code key}, {@code region}, {@code legalEntity}, {@code
     *     operation}, {@code system}, {@code variable}, {@code document}, {@code present}: the record as the target has it, null if it has none); what is not given is absent
     * @return the result, a fresh plain object; if canonical, it fits its schema (S-27)
     * @throws MappingException with all problems; nothing must be sent then
     */
    public Map<String, Object> apply(Object input, Map<String, Object> context) {
        if (dated != null) {
            return dated.at(input, context, origin(), name()).apply(input, context);
        }
        try {
            Object result = unchecked(input, context);
            if (fits(result)) {
                return Json.asObject(result);
            }
        } catch (Run.Exhausted e) {
            // something is wrong: the recording below tells what
        }
        Explanation told = explain(input, context);
        if (told.problems().isEmpty()) {
            return Json.asObject(told.result());
        }
        throw new MappingException(name(), told.problems());
    }

    /**
     * Maps an input that nobody else needs, straight from its text: what no rule looks at is checked, but not kept.
     *
     * @param json one document in UTF-8
     * @param maxLength how many bytes it may have; the other limits are those of {@link Json#read(byte[])}
     * @param context as for {@link #apply}
     * @return what {@link #apply} makes of the whole document
     * @throws io.throughline.canonical.JsonException if the text is malformed or beyond a limit
     * @throws MappingException with all problems; nothing must be sent then
     */
    public Map<String, Object> applyToJson(byte[] json, int maxLength, Map<String, Object> context) {
        Object looked = Json.read(json, maxLength, parts);
        try {
            Object result = unchecked(looked, context);
            if (fits(result)) {
                return Json.asObject(result);
            }
        } catch (Run.Exhausted e) {
            // something is wrong: what, is told over the whole document
        }
        return apply(Json.read(json, maxLength), context);
    }

    /** The parts of the input that any of its rules looks at. */
    JsonParts parts() {
        return parts;
    }

    /** Maps an input and tells for each value what decided it; problems are part of the answer, not thrown. */
    public Explanation explain(Object input, Map<String, Object> context) {
        if (dated != null) {
            try {
                return dated.at(input, context, origin(), name()).explain(input, context);
            } catch (MappingException dayUnknown) {
                return new Explanation(List.of(), List.of(), null, dayUnknown.problems());
            }
        }
        Recording recording = new Recording();
        Object result = evaluated(recording, input, context);
        List<Explanation.Absent> absent = new ArrayList<>(recording.absent());
        absent.addAll(known.leftOut());
        return new Explanation(
                List.copyOf(recording.fields()), List.copyOf(absent), result, List.copyOf(recording.problems()));
    }

    /**
     * The result without the check of its schema.
     *
     * @throws Run.Exhausted if something is wrong
     */
    Object unchecked(Object input, Map<String, Object> context) {
        if (dated != null) {
            return dated.at(input, context, origin(), name()).unchecked(input, context);
        }
        if (lacksPresent(context)) {
            throw new Run.Exhausted();
        }
        return plan.in(Run.unrecorded(), Scope.of(input, context));
    }

    private boolean lacksPresent(Map<String, Object> context) {
        return readsPresent && !context.containsKey(PresentRecord.NAME);
    }

    private boolean fits(Object result) {
        return canonical == null || schemas.validate(canonical, result).isEmpty();
    }

    private Object evaluated(Recording recording, Object input, Map<String, Object> context) {
        if (lacksPresent(context)) {
            Run.recorded(recording)
                    .problem(
                            "MAP-2022",
                            origin(),
                            "what is sent depends on the record that the target has, and nobody has looked: it may be made or changed.",
                            "Let the route read the record first, by a call with 'present: \"true\"'.");
            return null;
        }
        Object result = null;
        try {
            result = plan.in(Run.recorded(recording), Scope.of(input, context));
        } catch (Run.Exhausted e) {
            recording.exhausted(origin());
        }
        if (recording.problems().isEmpty() && canonical != null) {
            validate(recording, result);
        }
        return result;
    }

    private Origin origin() {
        return new Origin(Position.of(file.path()), file.layer(), Validity.ALWAYS, null);
    }

    private void validate(Recording recording, Object result) {
        schemas.validate(canonical, result)
                .forEach(violation -> recording
                        .problems()
                        .add(recording.unfit(
                                "MAP-3001",
                                Position.of(file.path()),
                                violation.path(),
                                violation.message(),
                                "Mend the mapping or the source; the rule is in mappings/canonical/" + canonical
                                        + ".schema.json.")));
    }

    /** Name and types. */
    @Override
    public String toString() {
        return name() + " (" + source + " → " + target + ")";
    }
}
