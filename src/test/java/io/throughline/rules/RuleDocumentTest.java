package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RuleDocumentTest {

    @Test
    void theDocumentListsEveryRuleAsItIs() throws IOException {
        List<String> expected =
                Arrays.stream(Rule.values()).map(RuleDocumentTest::row).toList();

        assertThat(Files.readAllLines(Path.of("docs/rules.md")))
                .filteredOn(line -> line.startsWith("| D") || line.startsWith("| RUL"))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void theDocumentListsEveryParameterAsItIs() throws IOException {
        List<String> expected =
                Parameters.all().stream().map(RuleDocumentTest::row).toList();

        assertThat(Files.readAllLines(Path.of("docs/rules.md")))
                .filteredOn(line -> line.startsWith("| `"))
                .containsExactlyElementsOf(expected);
    }

    private static String row(Parameter parameter) {
        return "| `%s` | `%s` | %s | %s | %s |"
                .formatted(
                        parameter.rule().id(),
                        parameter.name(),
                        parameter.shape().expected(),
                        parameter.fallback(),
                        parameter.says());
    }

    private static String row(Rule rule) {
        String use = rule.use().name().toLowerCase(Locale.ROOT);
        return "| %s | %s | %s | %s |".formatted(rule.id(), rule.title(), rule.kind(), use);
    }
}
