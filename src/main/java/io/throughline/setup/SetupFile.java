package io.throughline.setup;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file {@code config/setup/<connector>.yaml}.
 *
 * @param custom finds the fields that a tenant has to make itself
 * @param tasks in the order in which they are done
 * @param limits what the vendor allows; empty if it publishes none
 */
record SetupFile(Pattern custom, List<SetupTask> tasks, List<VendorLimit> limits) {

    private static final Pattern NONE = Pattern.compile("(?!)");

    /** Reads the file of a connector; without one there are no tasks. What is wrong is added to the problems. */
    static SetupFile load(Layers layers, String connector, Problems problems) {
        String path = "config/setup/" + connector + ".yaml";
        Optional<YamlMap> file =
                layers.find(path).isPresent() ? YamlReader.readMap(layers, path, problems) : Optional.empty();
        return file.map(map -> read(map.fields(problems))).orElse(new SetupFile(NONE, List.of(), List.of()));
    }

    private static SetupFile read(YamlFields fields) {
        fields.onlyKeys("custom", "tasks", "limits");
        Pattern custom = fields.text("custom").map(Pattern::compile).orElse(NONE);
        return new SetupFile(
                custom,
                fields.maps("tasks").stream().map(SetupFile::task).toList(),
                fields.maps("limits").stream().map(VendorLimit::read).toList());
    }

    private static SetupTask task(YamlFields fields) {
        fields.onlyKeys("do", "where", "why");
        return new SetupTask(fields.requiredText("do"), fields.requiredText("where"), fields.requiredText("why"));
    }
}
