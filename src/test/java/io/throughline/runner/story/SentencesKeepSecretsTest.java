package io.throughline.runner.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.connector.Capabilities;
import io.throughline.mapping.MappingCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SentencesKeepSecretsTest {

    private static final Pattern HOLE = Pattern.compile("\\{([^{}]+)}");

    /** The canonical object that a step of this name leaves. */
    private static final Map<String, String> STEPS = Map.of(
            "opportunity",
            "opportunity",
            "terms",
            "terms",
            "customer",
            "customer",
            "project",
            "project",
            "link",
            "link");

    private final Problems problems = new Problems();
    private final Layers layers = Layers.over();
    private final CanonicalSchemas schemas =
            MappingCatalog.load(layers, List.of(), problems).schemas();
    private final Capabilities capabilities = Capabilities.load(layers, problems);

    @Test
    @DisplayName("D59 no sentence of a timeline reads a field whose class is hidden from people")
    void d59NoSentenceTellsWhatIsHidden() throws IOException {
        TreeSet<String> told = new TreeSet<>();
        TreeSet<String> judged = new TreeSet<>();
        sentences().forEach((key, text) -> {
            Matcher holes = HOLE.matcher(text.toString());
            while (holes.find()) {
                for (String path : holes.group(1).split("\\|")) {
                    judge(key.toString(), path.strip(), judged, told);
                }
            }
        });

        assertThat(told).isEmpty();
        assertThat(judged).contains("opportunity account.name", "customer number", "opportunity name");
    }

    private void judge(String key, String path, TreeSet<String> judged, TreeSet<String> told) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return;
        }
        String first = path.substring(0, dot);
        String object = first.equals("result") ? resultOf(key) : STEPS.get(first);
        if (object == null || !schemas.objects().contains(object)) {
            return;
        }
        String field = path.substring(dot + 1);
        judged.add(object + " " + field);
        if (schemas.isMasked(object, field)) {
            told.add(key + " " + path);
        }
    }

    private String resultOf(String key) {
        String operation = key.substring(0, Math.max(0, key.lastIndexOf('.')));
        return capabilities.connectors().stream()
                .flatMap(connector -> capabilities.operation(operation, connector).stream())
                .flatMap(contract -> contract.result().stream())
                .findFirst()
                .orElse(null);
    }

    private static Properties sentences() throws IOException {
        Properties all = new Properties();
        try (InputStream file = Sentences.class.getResourceAsStream("/runner/sentences.properties")) {
            all.load(file);
        }
        return all;
    }
}
