package io.throughline.connector.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlFieldsTest {

    @Test
    @DisplayName(
            "i4 a query asks for what mappings read, each field once, and for no context, no list and no record as a whole")
    void i4ListsWhatIsRead() {
        assertThat(SoqlFields.of(List.of(
                        "Id",
                        "Account",
                        "Account.Name",
                        "My_Field__c",
                        "$region",
                        "attributes.type",
                        "Lines.records",
                        "Lines.totalSize",
                        "Lines.records[].Id",
                        "Lines.records[].Product2.Name",
                        "id")))
                .isEqualTo(Map.of(
                        "fields", "Account.Name, Id, My_Field__c",
                        "fields.Lines", "Id, Product2.Name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Id FROM User", "Id,Name", "['a b']", "A.*", "1Id", "Lines[].Id", "a.b.c.d.e.f.g", "Ä"})
    @DisplayName("S-13 what is no name of a field gets into no query")
    void s13RefusesOtherNames(String path) {
        assertThatThrownBy(() -> SoqlFields.of(List.of(path))).hasMessageContaining("CON-1014");
    }
}
