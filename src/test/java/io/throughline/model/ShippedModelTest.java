package io.throughline.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.FieldClass;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.mapping.MappingCatalog;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShippedModelTest {

    private final Layers layers = Layers.over();
    private final Problems problems = new Problems();
    private final CanonicalSchemas schemas =
            MappingCatalog.load(layers, List.of(), problems).schemas();

    @Test
    @DisplayName("i4 the model has every object of a professional-services firm")
    void i4HasEveryObject() {
        assertThat(schemas.objects())
                .contains(
                        "party",
                        "customer-role",
                        "customer",
                        "contact",
                        "opportunity",
                        "contract",
                        "project",
                        "task",
                        "milestone",
                        "budget",
                        "staffing",
                        "assignment",
                        "employee",
                        "rate-card",
                        "cost-center",
                        "time-entry",
                        "expense",
                        "invoice",
                        "revenue-fact",
                        "change-order");
    }

    @Test
    @DisplayName("i4 every example fits its schema and every counter-example is refused where it says")
    void i4ExamplesHold() {
        ModelCheck.check(layers, schemas, problems);

        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    @DisplayName("i4 every object has examples that fit and some that do not")
    void i4EveryObjectHasExamples() {
        Set<String> named = ModelFiles.in(layers, ModelFiles.OBJECTS, ModelFiles.EXAMPLES, problems)
                .keySet();

        assertThat(named).isEqualTo(schemas.objects());
    }

    @Test
    @DisplayName("i4 every field says what it means")
    void i4EveryFieldIsDescribed() {
        assertThat(schemas.objects())
                .allSatisfy(object -> assertThat(schemas.fields(object))
                        .isNotEmpty()
                        .allSatisfy(field -> assertThat(field.description())
                                .as(object + "." + field.path())
                                .isNotBlank()));
    }

    @Test
    @DisplayName("i4 every schema has a version in its identity")
    void i4EverySchemaIsVersioned() {
        assertThat(schemas.objects())
                .allSatisfy(object ->
                        assertThat(schemas.id(object)).matches(".*/canonical/" + object + "\\.v[0-9]+\\.json"));
    }

    @Test
    @DisplayName("D59 what work costs the firm is marked wherever it stands")
    void d59CostsAreMarked() {
        for (String field : List.of(
                "time-entry cost.amount",
                "assignment costRate",
                "employee costRates[].price.value",
                "budget expectedCost",
                "revenue-fact cost",
                "revenue-fact progress.costToDate",
                "change-order marginAfter")) {
            String[] parts = field.split(" ");
            assertThat(schemas.classesOf(parts[0], parts[1])).as(field).contains(FieldClass.COST_RATE);
        }
        assertThat(schemas.classesOf("time-entry", "note")).containsExactly(FieldClass.FREE_TEXT);
        assertThat(schemas.classesOf("employee", "bankAccount")).containsExactly(FieldClass.CREDENTIAL);
        assertThat(schemas.classesOf("time-entry", "bill.amount")).containsExactly(FieldClass.MONEY);
    }
}
