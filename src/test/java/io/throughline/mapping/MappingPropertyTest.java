package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever JSON comes, a mapping gives a result that fits, or its own exception; never anything else. */
class MappingPropertyTest {

    private static final MappingCatalog SHIPPED = ShippedMappings.catalog(new Problems());
    private static final List<Mapping> MAPPINGS = SHIPPED.names().stream()
            .map(name -> SHIPPED.mapping(name, List.of()))
            .toList();

    private static final Map<String, Object> CONTEXT =
            Map.of("system", Map.of("url", "https://x"), "marker", "tl-1", "date", "2026-06-01");

    @Property(tries = 300)
    void anyJsonGivesAResultOrAMappingException(@ForAll("json") Object input, @ForAll("mappings") Mapping mapping) {
        check(mapping, input);
    }

    @Property(tries = 300)
    void jsonOfTheExpectedNamesGivesAResultOrAMappingException(
            @ForAll("mappings") Mapping mapping, @ForAll("leaves") List<Object> leaves) {
        check(mapping, shaped(mapping, leaves));
    }

    @Property(tries = 300)
    void s21TheFastRunAndTheRecordedOneAgree(
            @ForAll("mappings") Mapping mapping, @ForAll("leaves") List<Object> leaves) {
        Object input = shaped(mapping, leaves);
        Explanation told = mapping.explain(input, CONTEXT);
        boolean wrong = told.problems().stream().anyMatch(p -> !p.code().equals("MAP-3001"));
        try {
            Object result = mapping.unchecked(input, CONTEXT);
            assertThat(wrong).as("problems").isFalse();
            assertThat(Json.write(result)).isEqualTo(Json.write(told.result()));
        } catch (Run.Exhausted e) {
            assertThat(wrong).as("problems").isTrue();
        }
    }

    @Property(tries = 300)
    void s30TheReadPartsOfADocumentGiveWhatTheWholeGives(
            @ForAll("mappings") Mapping mapping, @ForAll("leaves") List<Object> leaves) {
        byte[] json = Json.writeBytes(shaped(mapping, leaves));
        assertThat(outcome(mapping, Json.read(json, Json.MAX_LENGTH, mapping.parts())))
                .isEqualTo(outcome(mapping, Json.read(json)));
    }

    private static String outcome(Mapping mapping, Object input) {
        try {
            return Json.write(mapping.unchecked(input, CONTEXT));
        } catch (Run.Exhausted e) {
            return "problems";
        }
    }

    private static void check(Mapping mapping, Object input) {
        String before = Json.write(input);
        try {
            Map<String, Object> result = mapping.apply(input, CONTEXT);
            assertThat(Json.read(Json.write(result))).isNotNull();
        } catch (MappingException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.code()).startsWith("MAP-"));
        }
        assertThat(Json.write(input)).isEqualTo(before);
    }

    /** An input that has something at every path that the mapping reads. */
    private static Object shaped(Mapping mapping, List<Object> leaves) {
        Map<String, Object> root = new LinkedHashMap<>();
        int next = 0;
        for (String path : mapping.reads()) {
            if (!path.startsWith("$") && !path.contains("*")) {
                put(root, path.split("\\."), 0, leaves.get(next++ % leaves.size()));
            }
        }
        return root;
    }

    private static void put(Map<String, Object> at, String[] names, int i, Object leaf) {
        boolean list = names[i].endsWith("[]");
        String name = names[i].replace("[]", "");
        if (i == names.length - 1) {
            at.putIfAbsent(name, list ? new ArrayList<>(Collections.singletonList(Json.copy(leaf))) : Json.copy(leaf));
            return;
        }
        Object inner = at.get(name) instanceof List<?> items && !items.isEmpty() ? items.get(0) : at.get(name);
        Map<String, Object> child = Json.isObject(inner) ? Json.asObject(inner) : new LinkedHashMap<>();
        at.put(name, list ? new ArrayList<>(List.of(child)) : child);
        put(child, names, i + 1, leaf);
    }

    @Provide
    Arbitrary<Mapping> mappings() {
        return Arbitraries.of(MAPPINGS);
    }

    @Provide
    Arbitrary<List<Object>> leaves() {
        return scalars().list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<Object> json() {
        return Arbitraries.recursive(this::scalars, this::nested, 0, 4);
    }

    private Arbitrary<Object> nested(Arbitrary<Object> inner) {
        Arbitrary<String> names =
                Arbitraries.of("Id", "Account", "opportunity", "terms", "item", "records", "a.b", "", "Amount");
        Arbitrary<Object> lists = inner.list().ofMaxSize(3).map(list -> list);
        Arbitrary<Object> objects = Arbitraries.maps(names, inner).ofMaxSize(4).map(map -> map);
        return Arbitraries.oneOf(lists, objects);
    }

    private Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30).map(text -> text),
                Arbitraries.of(
                        "EUR", "JPY", "2026-02-28", "2026-02-28T10:00:00Z", "true", "12.34", "", "de", "milestone"),
                Arbitraries.integers().map(number -> number),
                Arbitraries.longs().map(number -> number),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.TEN.pow(30).negate(), BigDecimal.TEN.pow(30))
                        .ofScale(6)
                        .map(number -> number),
                Arbitraries.of(new BigDecimal("1E+1000"), new BigDecimal("1E-1000"), new BigDecimal("0E+900")),
                Arbitraries.of(true, false),
                Arbitraries.just(null));
    }
}
