package io.throughline.config;

import java.util.List;
import java.util.Optional;

/** One place where files of the product lie. Paths given to it have passed {@link ProductPath}. */
interface Layer {

    String name();

    List<String> list(String folder, String suffix);

    Optional<LayerFile> find(String path);
}
