package io.throughline.mapping.lint;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.FieldShape;
import io.throughline.config.Problems;
import io.throughline.mapping.Anatomy;
import io.throughline.mapping.VendorSchema;

/** A required field that no rule writes: every result would be refused, by our schema or by the vendor. */
final class RequiredFields {

    private static final String CANONICAL = "canonical:";

    private final LintSources sources;
    private final Problems problems;

    RequiredFields(LintSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    void check(Anatomy anatomy) {
        CanonicalSchemas schemas = sources.catalog().schemas();
        String object = anatomy.target().replace(CANONICAL, "");
        if (anatomy.toCanonical() && schemas.objects().contains(object)) {
            canonical(anatomy, object, "");
        } else if (!anatomy.toCanonical()) {
            sources.vendors().of(anatomy.target()).ifPresent(schema -> vendor(anatomy, schema));
        }
    }

    private void canonical(Anatomy anatomy, String object, String path) {
        FieldShape shape = sources.catalog().schemas().shapeOf(object, path);
        for (String name : shape.required()) {
            String field = under(path, name);
            if (!isWritten(anatomy, field)) {
                problems.add(
                        "MAP-1100",
                        anatomy.placeOf(field),
                        field,
                        "no rule writes this field, and the canonical %s requires it: every result would be refused."
                                .formatted(object),
                        "Add a rule for '" + name + "' here.");
            }
        }
        for (String name : shape.names()) {
            String field = name.equals("[]") ? path + "[]" : under(path, name);
            if (holdsFields(anatomy, field) && !field.isEmpty()) {
                canonical(anatomy, object, field);
            }
        }
    }

    /** What makes a record writes some of the fields that it cannot be made without; what writes none of them changes one that is there. */
    private void vendor(Anatomy anatomy, VendorSchema schema) {
        if (schema.required().stream().noneMatch(field -> isWritten(anatomy, field))) {
            return;
        }
        for (String field : schema.required()) {
            String around = field.contains(".") ? field.substring(0, field.lastIndexOf('.')) : "";
            boolean aroundIsWritten = around.isEmpty() || holdsFields(anatomy, around);
            if (aroundIsWritten && !isWritten(anatomy, field)) {
                problems.add(
                        "MAP-1101",
                        anatomy.placeOf(field),
                        field,
                        "no rule writes this field, and %s makes no record without it (%s)."
                                .formatted(anatomy.system(), schema.position().file()),
                        "Add a rule for it here.");
            }
        }
    }

    private static boolean isWritten(Anatomy anatomy, String field) {
        return anatomy.writes().containsKey(field) || holdsFields(anatomy, field);
    }

    private static boolean holdsFields(Anatomy anatomy, String field) {
        return anatomy.writes().keySet().stream()
                .anyMatch(path -> path.startsWith(field + ".") || path.startsWith(field + "["));
    }

    private static String under(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
