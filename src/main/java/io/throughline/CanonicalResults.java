package io.throughline;

import io.throughline.camel.workflow.ResultCheck;
import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.SchemaViolation;
import java.util.List;
import java.util.Map;

/** Results of operations fit their canonical schemas (S-27); an object without a schema is a problem, not a pass. */
record CanonicalResults(CanonicalSchemas schemas) implements ResultCheck {

    static CanonicalResults in(CanonicalSchemas schemas) {
        return new CanonicalResults(schemas);
    }

    @Override
    public List<String> problems(String object, Map<String, Object> result) {
        if (!schemas.objects().contains(object)) {
            return List.of("there is no mappings/canonical/" + object + ".schema.json");
        }
        return schemas.validate(object, result).stream()
                .map(CanonicalResults::sentence)
                .toList();
    }

    private static String sentence(SchemaViolation violation) {
        return violation.path().isEmpty() ? violation.message() : violation.path() + ": " + violation.message();
    }
}
