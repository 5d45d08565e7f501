package io.throughline.mapping;

import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of mapping files for one test. */
final class MappingFolder {

    static final String NAME = "acme/deal.from-canonical";
    static final String HEAD = "mapping: " + NAME + "\nsource: canonical:deal\ntarget: acme:deal\nfields:\n";

    private final Path root;
    private final Problems problems = new Problems();

    MappingFolder(Path root) {
        this.root = root;
    }

    MappingFolder with(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The base mapping with these fields, indented by two. */
    MappingFolder fields(String fields) {
        return with("mappings/" + NAME + ".yaml", HEAD + fields.indent(2) + "overridable: true\n");
    }

    /** The overlay of a region, {@code entities/<id>} or {@code customers/<key>} with these fields. */
    MappingFolder overlay(String owner, String fields) {
        String folder = owner.contains("/") ? owner : "regions/" + owner;
        return with("mappings/" + folder + "/" + NAME + ".yaml", "mapping: " + NAME + "\nfields:\n" + fields.indent(2));
    }

    Layers layers() {
        return Layers.only(root);
    }

    @SafeVarargs
    final MappingCatalog catalog(List<String>... chains) {
        return MappingCatalog.load(layers(), List.of(chains), problems);
    }

    /** The mapping that must compile. */
    Mapping mapping(String... chain) {
        MappingCatalog catalog = catalog(List.of(chain), List.of("de", "fr", "emea", "us", "amer"));
        problems.throwIfAny();
        return catalog.mapping(NAME, List.of(chain));
    }

    /** Code, line and path of every problem found by loading. */
    List<String> found() {
        return problems.sorted().stream()
                .map(p -> p.code() + " " + p.position().line() + " " + p.path())
                .map(String::strip)
                .toList();
    }

    List<Problem> problems() {
        return problems.sorted();
    }
}
