package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.FieldClass;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "crm, MONEY, true",
        "crm, COST_RATE, false",
        "crm, CREDENTIAL, false",
        "crm, FREE_TEXT, false",
        "erp, COST_RATE, true",
        "erp, CREDENTIAL, false",
        "delivery, COST_RATE, false",
        "delivery, MONEY, false",
        "delivery, FREE_TEXT, true",
        "unheard-of, MONEY, false"
    })
    @DisplayName("D59 the shipped file says what may go to which role")
    void d59TheShippedFileSaysWhatMayGoWhere(String role, FieldClass fieldClass, boolean may) {
        Disclosure shipped = Disclosure.load(Layers.over(), problems);

        assertThat(shipped.mayBeSentTo(role, EnumSet.of(fieldClass))).isEqualTo(may);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("D59 a field of several classes needs them all, one without a class goes anywhere")
    void d59AllClassesMustBeAllowed() {
        Disclosure disclosure = new Disclosure(Map.of("crm", EnumSet.of(FieldClass.MONEY)));

        assertThat(disclosure.withheldFrom("crm", EnumSet.of(FieldClass.MONEY, FieldClass.COST_RATE)))
                .containsExactly(FieldClass.COST_RATE);
        assertThat(disclosure.mayBeSentTo("anywhere", Set.of())).isTrue();
    }

    @Test
    @DisplayName("D59 no file can let cost rates into the CRM or a ticket, nor a credential anywhere")
    void d59RefusesWhatNoFileMayAllow() {
        Disclosure disclosure = Disclosure.load(
                files("disclosure:\n  crm: [money, cost-rate]\n  delivery: [cost-rate]\n  erp: [credential]\n"),
                problems);

        assertThat(problems.sorted())
                .extracting(problem ->
                        problem.code() + " line " + problem.position().line())
                .containsExactly("MAP-1060 line 2", "MAP-1060 line 3", "MAP-1060 line 4");
        assertThat(disclosure.mayBeSentTo("crm", EnumSet.of(FieldClass.COST_RATE)))
                .isFalse();
        assertThat(disclosure.mayBeSentTo("crm", EnumSet.of(FieldClass.MONEY))).isTrue();
    }

    @Test
    void tellsTheNearestClassAndRole() {
        Disclosure.load(files("disclosure:\n  crm: [mony]\n  erpp: [money]\n"), problems);

        assertThat(problems.sorted().toString()).contains("MAP-1061", "'money'", "CFG-1012", "'erp'");
    }

    private static Layers files(String text) {
        return Layers.of("test", Map.of(Disclosure.FILE, text.getBytes(StandardCharsets.UTF_8)));
    }
}
