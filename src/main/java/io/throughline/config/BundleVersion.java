package io.throughline.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people call a bundle of files: {@code config/bundle.yaml}. Its content hash says which files exactly; this says which release they mean.
 *
 * @param version such as {@code 2026.11.1}; never empty
 * @param changed one line of what changed, empty if nobody said
 */
public record BundleVersion(String version, String changed) {

    /** The file. */
    public static final String FILE = "config/bundle.yaml";

    /** Of files that do not say: those of before there was a version. */
    public static final BundleVersion NONE = new BundleVersion("unversioned", "");

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,39}");
    private static final int LONGEST_LINE = 200;

    /**
     * Reads the version of these files; {@link #NONE} if they do not say.
     *
     * @param problems receives {@code CFG-1010}, {@code CFG-1012} and {@code MAP-1150}; then the result must not be used
     */
    public static BundleVersion load(Layers layers, Problems problems) {
        return layers.find(FILE)
                .flatMap(file -> YamlReader.readMap(file, problems))
                .map(file -> read(file, problems))
                .orElse(NONE);
    }

    /** Reads the version from the text of the file; {@link #NONE} if it says none that can be used. */
    public static BundleVersion of(String text) {
        Problems untold = new Problems();
        return YamlReader.read(FILE, text, untold)
                .filter(YamlMap.class::isInstance)
                .map(file -> read((YamlMap) file, untold))
                .filter(read -> untold.sorted().isEmpty())
                .orElse(NONE);
    }

    private static BundleVersion read(YamlMap file, Problems problems) {
        YamlFields fields = file.fields(problems).onlyKeys("version", "changed");
        String version = fields.requiredText("version");
        String changed = fields.text("changed").map(String::strip).orElse("");
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            fields.node("version")
                    .ifPresent(node -> problems.add(
                            "MAP-1150",
                            node,
                            "'version' is not a version.",
                            "Write at most 40 letters, digits and . _ + - , such as 2026.11.1."));
        }
        return new BundleVersion(version, shortened(changed));
    }

    private static String shortened(String changed) {
        String line = changed.lines().findFirst().orElse("");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    /** The version if one was said. */
    public Optional<String> said() {
        return equals(NONE) ? Optional.empty() : Optional.of(version);
    }
}
