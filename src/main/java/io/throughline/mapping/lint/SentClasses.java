package io.throughline.mapping.lint;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.FieldClass;
import io.throughline.config.Disclosure;
import io.throughline.config.Problems;
import io.throughline.mapping.Anatomy;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A field whose class must not reach a system of the role that this one has in a region (D59). */
final class SentClasses {

    /** What is only asked is not sent. */
    private static final Pattern ASKED = Pattern.compile("(^|\\.)(when|unless|where)(\\.|$)");

    private final LintSources sources;
    private final DocumentPaths document;
    private final Problems problems;

    SentClasses(LintSources sources, DocumentPaths document, Problems problems) {
        this.sources = sources;
        this.document = document;
        this.problems = problems;
    }

    void check(Anatomy anatomy) {
        if (anatomy.toCanonical()) {
            return;
        }
        Set<String> roles = sources.roles(anatomy);
        for (Anatomy.Read read : anatomy.reads()) {
            if (!ASKED.matcher(read.node()).find()) {
                Set<FieldClass> classes = EnumSet.noneOf(FieldClass.class);
                document.read(anatomy, read)
                        .forEach(
                                path -> classes.addAll(classes(path, read.node().endsWith(".each"))));
                roles.forEach(role -> check(read, role, classes, anatomy));
            }
        }
    }

    /** Who goes through a list sends only what he reads of its items. */
    private Set<FieldClass> classes(String path, boolean goneThrough) {
        Set<FieldClass> classes = EnumSet.noneOf(FieldClass.class);
        CanonicalSchemas schemas = sources.catalog().schemas();
        document.objects(path).stream()
                .filter(schemas.objects()::contains)
                .forEach(object -> classes.addAll(
                        goneThrough
                                ? schemas.classesOf(object, DocumentPaths.rest(path))
                                : schemas.classesWithin(object, DocumentPaths.rest(path))));
        return classes;
    }

    private void check(Anatomy.Read read, String role, Set<FieldClass> classes, Anatomy anatomy) {
        Set<FieldClass> withheld = sources.disclosure().withheldFrom(role, classes);
        if (!withheld.isEmpty()) {
            problems.add(
                    "MAP-1112",
                    read.position(),
                    read.target(),
                    "%s is %s, which must not be sent to %s as %s (D59)."
                            .formatted(
                                    read.path(),
                                    withheld.stream().map(FieldClass::word).collect(Collectors.joining(", ")),
                                    anatomy.system(),
                                    role),
                    "Remove the field; what may go where is in " + Disclosure.FILE + ".");
        }
    }
}
