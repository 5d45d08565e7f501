package io.throughline.model;

import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import java.util.Optional;

/** Checks that whatever makes or takes up an event names one that the model has, and that every older version of it can be lifted. */
final class EventUses {

    private static final String INTAKE = "config/intake.yaml";
    private static final String WORKFLOWS = "routes/workflows";

    private final EventModel model;
    private final Problems problems;
    private final Problems untold = new Problems(); // the readers of these files tell what is wrong with them as files

    EventUses(EventModel model, Problems problems) {
        this.model = model;
        this.problems = problems;
    }

    void check(Layers layers) {
        if (model.types().isEmpty()) {
            return;
        }
        layers.find(INTAKE)
                .flatMap(file -> YamlReader.readMap(file, untold))
                .flatMap(map -> child(map, "feeds"))
                .ifPresent(feeds -> feeds.names()
                        .forEach(name -> child(feeds, name)
                                .flatMap(feed -> child(feed, "events"))
                                .ifPresent(events -> events.entries().values().forEach(this::known))));
        layers.find(INTAKE)
                .flatMap(file -> YamlReader.readMap(file, untold))
                .flatMap(map -> child(map, "pages"))
                .ifPresent(pages -> pages.names()
                        .forEach(name -> child(pages, name)
                                .flatMap(plan -> plan.get("event"))
                                .ifPresent(this::known)));
        ModelFiles.in(layers, WORKFLOWS, ".yaml", untold).values().forEach(this::workflows);
    }

    private void workflows(LayerFile file) {
        Optional<YamlNode> routes = YamlReader.read(file, untold);
        if (routes.isPresent() && routes.get() instanceof YamlList list) {
            for (YamlNode item : list.items()) {
                listened(item).ifPresent(type -> {
                    if (known(type)) {
                        liftable(type);
                    }
                });
            }
        }
    }

    private static Optional<YamlNode> listened(YamlNode item) {
        return item instanceof YamlMap map
                ? child(map, "route")
                        .flatMap(route -> child(route, "from"))
                        .flatMap(from -> child(from, "parameters"))
                        .flatMap(parameters -> parameters.get("on"))
                : Optional.empty();
    }

    private boolean known(YamlNode type) {
        String text = String.valueOf(type.plain());
        if (model.knows(text)) {
            return true;
        }
        problems.add(
                "MAP-1070",
                type,
                "there is no event '" + text + "' in the model, so its data could not be checked.",
                Nearest.to(text, model.types())
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Add " + ModelFiles.EVENTS + "/" + text + ModelFiles.SCHEMA + "."));
        return false;
    }

    /** Every version that was ever made may still be stored or on its way. */
    private void liftable(YamlNode on) {
        EventType.of(String.valueOf(on.plain()))
                .ifPresent(to -> model.types().stream()
                        .flatMap(type -> EventType.of(type).stream())
                        .filter(type -> type.fact().equals(to.fact()) && type.version() < to.version())
                        .flatMap(type -> model.firstGap(type, to).stream())
                        .distinct()
                        .forEach(gap -> problems.add(
                                "MAP-1071",
                                on,
                                "an event " + gap + " could not be lifted to " + gap.next()
                                        + ", so this workflow would never take up older ones.",
                                "Add " + ModelFiles.EVENTS + "/" + gap + "-to-v" + (gap.version() + 1) + ".yaml.")));
    }

    private static Optional<YamlMap> child(YamlMap map, String name) {
        return map.get(name).filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }
}
