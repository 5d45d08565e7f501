package io.throughline.desk;

import io.throughline.config.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which values people may correct: {@code config/corrections.yaml}. Immutable. */
public final class Corrections {

    /** The file. */
    public static final String FILE = "config/corrections.yaml";

    private final Map<String, Correctable> byPath;

    Corrections(Map<String, Correctable> byPath) {
        this.byPath = new TreeMap<>(byPath);
    }

    Optional<Correctable> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** What somebody who wrote this path probably meant. */
    Optional<String> nearest(String path) {
        return Nearest.to(path, byPath.keySet());
    }

    /** What may be corrected in a case of this code, by path. */
    List<Correctable> in(String code) {
        return byPath.values().stream().filter(field -> field.fits(code)).toList();
    }

    /** Whether the value at a path is personal data; what nobody declares any more is treated so. */
    boolean isPersonal(String path) {
        return find(path).map(field -> field.scope().personal()).orElse(true);
    }
}
