package io.throughline.mapping.lint;

import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.mapping.Anatomy;
import io.throughline.mapping.VendorSchema;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A vendor's field that its captured schema does not know: nothing would ever be read from it, or the vendor would refuse it. A field that the
 * account may have added itself since the schema was captured is only a warning, unless it looks like a typing error.
 */
final class VendorPaths {

    /** Names of fields that an account adds itself: Salesforce, NetSuite. */
    private static final Pattern CUSTOM = Pattern.compile("(?i).+__(c|r)|cust(entity|body|col|record|item|event)_?.+");

    private static final String CAPTURE =
            "if the account has it by now, capture the schema anew: throughline doctor --capture.";

    private final LintSources sources;
    private final Problems problems;

    VendorPaths(LintSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    void check(Anatomy anatomy) {
        if (anatomy.toCanonical()) {
            sources.vendors().of(anatomy.source()).ifPresent(schema -> reads(anatomy, schema));
        } else {
            sources.vendors().of(anatomy.target()).ifPresent(schema -> writes(anatomy, schema));
        }
    }

    private void reads(Anatomy anatomy, VendorSchema schema) {
        for (Anatomy.Read read : anatomy.reads()) {
            if (!read.path().startsWith("$") && !schema.knows(read.path())) {
                unknown("MAP-1102", read.path(), schema, read.position(), read.target(), "so nothing is read from it");
            }
        }
    }

    private void writes(Anatomy anatomy, VendorSchema schema) {
        for (String path : anatomy.writes().keySet()) {
            if (!schema.knows(path)) {
                unknown("MAP-1103", path, schema, anatomy.placeOf(path), path, "so the vendor would refuse or drop it");
            }
        }
    }

    private void unknown(
            String code, String path, VendorSchema schema, Position position, String target, String because) {
        String known = longestKnown(path, schema);
        String rest = path.substring(known.isEmpty() ? 0 : known.length() + 1);
        String name = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
        Optional<String> near = near(name, siblings(known, schema));
        boolean sure = near.isPresent() || !CUSTOM.matcher(name).matches();
        String message = "%s has no field %s (%s, captured %s), %s."
                .formatted(
                        schema.type(),
                        path,
                        schema.position().file(),
                        schema.captured().on(),
                        because);
        String action = near.map(
                        right -> (known.isEmpty() ? right : known + "." + right) + rest.substring(name.length()))
                .or(() -> schema.nearest(path))
                .map(right -> "Did you mean '" + right + "'? If not: ")
                .orElse("Write a field that it has; ");
        if (sure) {
            problems.add(code, position, target, message, action + CAPTURE);
        } else {
            problems.warn(code, position, target, message, action + CAPTURE);
        }
    }

    private static String longestKnown(String path, VendorSchema schema) {
        String known = "";
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (schema.knows(path.substring(0, dot))) {
                known = path.substring(0, dot);
            }
        }
        return known;
    }

    private static List<String> siblings(String around, VendorSchema schema) {
        String prefix = around.isEmpty() ? "" : around + ".";
        return schema.paths().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .filter(rest -> !rest.isEmpty() && !rest.contains(".") && !rest.endsWith("[]"))
                .toList();
    }

    /** Without what all names of the account's own fields end in: else two of them would always look alike. */
    private static Optional<String> near(String name, List<String> known) {
        return Nearest.to(plain(name), known.stream().map(VendorPaths::plain).toList())
                .flatMap(right ->
                        known.stream().filter(one -> plain(one).equals(right)).findFirst());
    }

    private static String plain(String name) {
        return name.replaceFirst("(?i)__[cr]$", "").replace("[]", "");
    }
}
