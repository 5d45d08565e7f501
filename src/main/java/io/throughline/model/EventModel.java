package io.throughline.model;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.canonical.MalformedSchema;
import io.throughline.canonical.SchemaViolation;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The events of the house: a schema for the data of each type, {@code mappings/events/<type>.schema.json}, and how data of an old version are
 * lifted to the next one, {@code mappings/events/<fact>.v1-to-v2.yaml}. Immutable; may be used by several threads.
 */
public final class EventModel {

    private static final String DEFINITIONS = "definitions";

    private final CanonicalSchemas schemas;
    private final Map<EventType, Mapping> upcasters;

    private EventModel(CanonicalSchemas schemas, Map<EventType, Mapping> upcasters) {
        this.schemas = schemas;
        this.upcasters = Map.copyOf(upcasters);
    }

    /** Reads all files; a schema that cannot be used leaves the model without any, an upcaster that cannot be used is left out. */
    public static EventModel load(Layers layers, Problems problems) {
        CanonicalSchemas schemas = schemas(layers, problems);
        return new EventModel(schemas, new UpcasterFiles(schemas, problems).of(layers));
    }

    private static CanonicalSchemas schemas(Layers layers, Problems problems) {
        Map<String, String> texts = new TreeMap<>();
        ModelFiles.in(layers, ModelFiles.EVENTS, ModelFiles.SCHEMA, problems)
                .forEach((type, file) -> texts.put(type, file.text()));
        if (texts.isEmpty()) {
            return CanonicalSchemas.of(Map.of());
        }
        layers.find(ModelFiles.OBJECTS + "/" + DEFINITIONS + ModelFiles.SCHEMA)
                .map(LayerFile::text)
                .ifPresent(text -> texts.put(DEFINITIONS, text));
        try {
            return CanonicalSchemas.of(texts);
        } catch (MalformedSchema e) {
            String folder = e.object().equals(DEFINITIONS) ? ModelFiles.OBJECTS : ModelFiles.EVENTS;
            problems.add(
                    "MAP-1066",
                    new Position(folder + "/" + e.object() + ModelFiles.SCHEMA, e.line(), e.column()),
                    "",
                    "this is no usable JSON Schema, so no event could be checked: " + e.getMessage() + ".",
                    Nearest.to(e.word(), e.words())
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse("Mend the schema."));
            return CanonicalSchemas.of(Map.of());
        }
    }

    /** Notes feeds and workflows of these layers that name an event without schema, or one whose older versions cannot be lifted. */
    public void check(Layers layers, Problems problems) {
        new EventUses(this, problems).check(layers);
    }

    /**
     * Notes each version of an event to which its previous one cannot be lifted (MAP-1073), and each schema whose {@code $id} is not that of its type
     * (MAP-1074).
     *
     * @param layers those that the model was loaded from
     */
    public void checkVersions(Layers layers, Problems problems) {
        new EventVersionCheck(this, layers, problems).check();
    }

    /** All types that have a schema, sorted. */
    public Set<String> types() {
        return schemas.objects();
    }

    /** The schemas of the data, each under its type. */
    public CanonicalSchemas schemas() {
        return schemas;
    }

    /** Whether the type has a schema. */
    public boolean knows(String type) {
        return schemas.objects().contains(type);
    }

    /**
     * Why data cannot be those of an event of this type, a sentence each without a value; empty if they can, and for a type without a schema.
     */
    public List<String> problems(String type, Map<String, Object> data) {
        return knows(type)
                ? schemas.validate(type, data).stream()
                        .map(EventModel::sentence)
                        .toList()
                : List.of();
    }

    private static String sentence(SchemaViolation found) {
        return (found.path() + " " + found.message()).strip();
    }

    /** Whether an event of one type can be given to who listens to another: the same, or a later version that upcasters lead to. */
    public boolean reaches(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        Optional<EventType> listened = EventType.of(to);
        return EventType.of(from)
                .filter(type -> listened.isPresent()
                        && type.fact().equals(listened.get().fact()))
                .filter(type -> firstGap(type, listened.get()).isEmpty()
                        && type.version() < listened.get().version())
                .isPresent();
    }

    /** The first version on the way that cannot be lifted to the next; empty if all can. */
    Optional<EventType> firstGap(EventType from, EventType to) {
        for (EventType at = from; at.version() < to.version(); at = at.next()) {
            if (!upcasters.containsKey(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /**
     * Lifts data step by step.
     *
     * @return the data as the later version has them; those given if the types are the same
     * @throws UpcastException if they do not fit the version they are said to be, or what came out does not fit the next
     */
    public Map<String, Object> lift(String from, String to, Map<String, Object> data) {
        if (from.equals(to)) {
            return data;
        }
        EventType goal = EventType.of(to).orElseThrow();
        Map<String, Object> lifted = data;
        for (EventType at = EventType.of(from).orElseThrow(); at.version() < goal.version(); at = at.next()) {
            lifted = step(at, lifted);
        }
        return lifted;
    }

    private Map<String, Object> step(EventType from, Map<String, Object> data) {
        Mapping upcaster = upcasters.get(from);
        if (upcaster == null) {
            throw new UpcastException(from, List.of("there is no upcaster to " + from.next() + "."));
        }
        Map<String, Object> lifted;
        try {
            lifted = Json.asObject(upcaster.apply(data, Map.of()));
        } catch (MappingException e) {
            throw new UpcastException(
                    from, e.problems().stream().map(Object::toString).toList());
        }
        List<String> wrong = problems(from.next().toString(), lifted);
        if (!wrong.isEmpty()) {
            throw new UpcastException(from, wrong);
        }
        return lifted;
    }
}
