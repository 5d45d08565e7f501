package io.throughline.docs;

import io.throughline.canonical.CanonicalField;
import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.FieldClass;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.mapping.MappingCatalog;
import io.throughline.model.EventModel;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CanonicalModelPageTest {

    private final CanonicalSchemas schemas =
            MappingCatalog.load(Layers.over(), List.of(), new Problems()).schemas();

    @Test
    void thePageListsEveryObjectWithItsFieldsAndClasses() throws IOException {
        String objects = schemas.objects().stream().map(this::object).collect(Collectors.joining());
        objects += object("definitions");
        GeneratedPage.part("docs/canonical-model.md", "objects").mustSay(objects);
    }

    @Test
    void thePageListsEveryEventWithItsData() throws IOException {
        CanonicalSchemas events = EventModel.load(Layers.over(), new Problems()).schemas();
        String rows = events.objects().stream()
                .map(type -> "| `%s` | %s | %s | %s |\n"
                        .formatted(type, events.about(type), data(events, type), events.description(type)))
                .collect(Collectors.joining());
        GeneratedPage.part("docs/canonical-model.md", "events")
                .mustSay("\n| Event | About | Data | Says |\n|---|---|---|---|\n" + rows + "\n");
    }

    private static String data(CanonicalSchemas events, String type) {
        return events.fields(type).stream()
                .filter(field -> !field.path().contains("."))
                .map(field -> "`" + field.path() + "`" + (field.required() ? " *" : ""))
                .collect(Collectors.joining(", "));
    }

    private String object(String name) {
        String id = schemas.id(name);
        StringBuilder page = new StringBuilder();
        page.append("\n### ").append(schemas.title(name)).append("\n\n");
        page.append(
                "`%s` · %s · %s\n\n".formatted(name, id.substring(id.lastIndexOf('/') + 1), schemas.description(name)));
        page.append("| Field | Shape | Class | Says |\n|---|---|---|---|\n");
        schemas.fields(name).forEach(field -> page.append(row(field)));
        return page.toString();
    }

    private static String row(CanonicalField field) {
        String classes = field.classes().stream().sorted().map(FieldClass::word).collect(Collectors.joining(", "));
        return "| `%s`%s | %s | %s | %s |\n"
                .formatted(
                        field.path(),
                        field.required() ? " *" : "",
                        field.shape(),
                        classes,
                        field.description().replace("|", "\\|"));
    }
}
