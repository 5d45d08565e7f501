package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Over all schemas that are shipped: what the acceptor lets pass, the validator lets pass. */
class ShippedSchemasAcceptTest {

    private static final String ENDING = ".schema.json";

    /** Loaded once: a property makes an instance for each try. */
    private static final Shipped SHIPPED = Shipped.load();

    private record Shipped(CanonicalSchemas schemas, Map<String, JsonNode> trees, SchemaTree tree) {

        static Shipped load() {
            Map<String, String> texts = new TreeMap<>();
            Layers layers = Layers.over();
            for (String folder : List.of("mappings/canonical", "mappings/events")) {
                for (String path : layers.list(folder, ENDING)) {
                    String name = path.substring(folder.length() + 1, path.length() - ENDING.length());
                    texts.put(name, layers.find(path).map(LayerFile::text).orElseThrow());
                }
            }
            Map<String, JsonNode> trees = new TreeMap<>();
            texts.forEach((name, text) -> trees.put(name, tree(text)));
            return new Shipped(CanonicalSchemas.of(texts), trees, SchemaTree.of(trees.values()));
        }

        private static JsonNode tree(String text) {
            try {
                return new ObjectMapper().readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void s27WhatFitsIsAcceptedByBoth(@ForAll long seed) {
        Random random = new Random(seed);
        String object = object(random);
        Object value = values(random).fitting(SHIPPED.trees().get(object));

        assertThat(SHIPPED.schemas().validateInFull(object, value)).isEmpty();
        assertThat(SHIPPED.schemas().surelyFits(object, value))
                .as(object + " " + value)
                .isTrue();
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void s27WhatTheAcceptorTakesTheValidatorTakesToo(@ForAll long seed) {
        Random random = new Random(seed);
        String object = object(random);
        SchemaValues values = values(random);
        Object value = values.changed(values.fitting(SHIPPED.trees().get(object)));

        if (SHIPPED.schemas().surelyFits(object, value)) {
            assertThat(SHIPPED.schemas().validateInFull(object, value))
                    .as(object + " " + value)
                    .isEmpty();
        }
    }

    private static String object(Random random) {
        List<String> objects = new ArrayList<>(SHIPPED.schemas().objects());
        return objects.get(random.nextInt(objects.size()));
    }

    private static SchemaValues values(Random random) {
        return new SchemaValues(SHIPPED.tree(), random);
    }
}
