package io.throughline;

import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Loads the route files in the order in which they need each other: what is called before what calls it. */
final class RouteFiles {

    private static final String CAPABILITY = ".capability.yaml";

    private final Layers layers;
    private final boolean feeds;
    private final boolean webhooks;
    private final boolean intake;

    RouteFiles(Layers layers, boolean feeds, boolean webhooks) {
        this(layers, feeds, webhooks, true);
    }

    private RouteFiles(Layers layers, boolean feeds, boolean webhooks, boolean intake) {
        this.intake = intake;
        this.layers = layers;
        this.feeds = feeds;
        this.webhooks = webhooks;
    }

    /** The same without anything that takes events in. */
    RouteFiles withoutIntake() {
        return new RouteFiles(layers, feeds, webhooks, false);
    }

    /** Paths of the route files that a context loads. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        paths.addAll(routesIn("routes/operations/"));
        paths.addAll(routesIn("routes/connectors/"));
        paths.addAll(routesIn("routes/workflows/"));
        if (intake) {
            routesIn("routes/intake/").stream().filter(this::isWanted).forEach(paths::add);
        }
        return paths;
    }

    private List<String> routesIn(String folder) {
        return layers.list(folder, ".yaml").stream()
                .filter(path -> !path.endsWith(CAPABILITY))
                .sorted()
                .toList();
    }

    private boolean isWanted(String path) {
        if (path.endsWith("webhook.yaml")) {
            return webhooks;
        }
        return !path.endsWith("-feed.yaml") || feeds;
    }

    void loadInto(CamelContext context) throws Exception {
        List<Resource> resources = paths().stream()
                .map(path -> layers.find(path).orElseThrow())
                .map(RouteFiles::resource)
                .toList();
        PluginHelper.getRoutesLoader(context).loadRoutes(resources);
    }

    private static Resource resource(LayerFile file) {
        return ResourceHelper.fromBytes(file.path(), file.bytes());
    }
}
