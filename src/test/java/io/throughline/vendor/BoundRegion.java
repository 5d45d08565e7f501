package io.throughline.vendor;

import io.throughline.config.Layers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped files with a region that binds another PSA, as a firm would write it in its working directory. */
final class BoundRegion {

    private BoundRegion() {}

    static Layers psa(Path folder, String region, String system) throws IOException {
        String path = "config/regions/" + region + ".yaml";
        String shipped = new String(Layers.over().find(path).orElseThrow().bytes(), StandardCharsets.UTF_8);
        Path file = folder.resolve("files").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, shipped.replace("psa: kantata", "psa: " + system));
        return Layers.over(folder.resolve("files"));
    }
}
