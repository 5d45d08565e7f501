package io.throughline.model;

import io.throughline.config.Layers;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import java.util.Optional;

/** Checks that the versions of an event follow each other: whoever makes or keeps one of an earlier version must not be left alone by a later one. */
final class EventVersionCheck {

    private final EventModel model;
    private final Layers layers;
    private final Problems problems;

    EventVersionCheck(EventModel model, Layers layers, Problems problems) {
        this.model = model;
        this.layers = layers;
        this.problems = problems;
    }

    void check() {
        for (String name : model.types()) {
            Optional<EventType> type = EventType.of(name);
            identity(name);
            type.flatMap(this::earlier)
                    .filter(before -> !model.reaches(before.toString(), name))
                    .ifPresent(before -> notLifted(before, type.get()));
        }
    }

    /** The version before this one, however far back. */
    private Optional<EventType> earlier(EventType type) {
        return model.types().stream()
                .flatMap(name -> EventType.of(name).stream())
                .filter(other -> other.fact().equals(type.fact()) && other.version() < type.version())
                .max((one, other) -> Integer.compare(one.version(), other.version()));
    }

    private void identity(String name) {
        if (!model.schemas().id(name).endsWith("/" + name + ".json")) {
            problems.add(
                    "MAP-1074",
                    identityOf(name),
                    "$id",
                    "the $id of the schema does not end in /" + name
                            + ".json, so events would name a schema that is not theirs.",
                    "Give it the name and version of its file.");
        }
    }

    private void notLifted(EventType before, EventType type) {
        EventType gap = model.firstGap(before, type).orElse(before);
        problems.add(
                "MAP-1073",
                identityOf(type.toString()),
                "",
                "an event " + before + ", of which some may be stored or on their way, could not be lifted to " + type
                        + ": there is no upcaster from " + gap + " to " + gap.next() + ".",
                "Add " + ModelFiles.EVENTS + "/" + gap + "-to-v" + gap.next().version() + ".yaml.");
    }

    private Position identityOf(String name) {
        String path = ModelFiles.EVENTS + "/" + name + ModelFiles.SCHEMA;
        return layers.find(path).map(file -> SchemaPlaces.of(file).identity()).orElse(Position.of(path));
    }
}
