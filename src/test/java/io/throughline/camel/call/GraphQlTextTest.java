package io.throughline.camel.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphQlTextTest {

    @Test
    void s23DataGoesIntoVariablesAndNeverIntoTheText() {
        String text =
                "mutation ($name: String!, $values: JSON!, $page: Int) { made: create_item(item_name: $name, column_values: $values) { id } }";
        GraphQlText query = GraphQlText.of(text);

        Map<String, Object> request = query.request(
                Map.of("name", "x\") { delete_item }", "values", Map.of("text", "\"y\""), "page", "2", "stray", 1));

        assertThat(request.get("query")).isEqualTo(text);
        assertThat(request.get("variables"))
                .isEqualTo(Map.of("name", "x\") { delete_item }", "values", "{\"text\":\"\\\"y\\\"\"}", "page", 2));
        assertThat(query.reads()).isFalse();
        assertThat(query.field()).isEqualTo("create_item");
    }

    @Test
    void aQueryReadsAndWhatIsNeitherQueryNorMutationIsRefused() {
        assertThat(GraphQlText.of("query ($a: [ID!]) { items(ids: $a) { id } }").reads())
                .isTrue();
        assertThatThrownBy(() -> GraphQlText.of("subscription { x }")).hasMessageStartingWith("CON-1301");
    }
}
