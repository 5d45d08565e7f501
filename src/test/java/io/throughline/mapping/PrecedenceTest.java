package io.throughline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wins where several files or rows say something: the narrowest, whatever the order of files and rows. */
class PrecedenceTest {

    private static final List<String> CHAIN = List.of("customers/acme", "entities/de01", "de", "emea");

    @TempDir
    Path root;

    @Test
    void i4EveryLayerWinsOverTheWiderOnes() {
        MappingFolder files = new MappingFolder(root)
                .fields("v: { constant: base }")
                .overlay("emea", "v: { constant: emea }")
                .overlay("de", "v: { constant: de }")
                .overlay("entities/de01", "v: { constant: de01 }")
                .overlay("customers/acme", "v: { constant: acme }");
        MappingCatalog catalog = files.catalog(CHAIN);

        assertThat(files.found()).isEmpty();
        for (int wider = 0; wider <= CHAIN.size(); wider++) {
            List<String> chain = CHAIN.subList(wider, CHAIN.size());
            assertThat(catalog.mapping(MappingFolder.NAME, chain).apply(Map.of(), Map.of()))
                    .containsEntry(
                            "v", List.of("acme", "de01", "de", "emea", "base").get(wider));
        }
    }

    @Test
    void i4AnOverlayForNobodyIsRefusedWithTheNearestName() {
        MappingFolder files = new MappingFolder(root)
                .fields("v: { constant: base }")
                .overlay("entities/de011", "v: { constant: x }")
                .overlay("customers/acmee", "v: { constant: x }")
                .with("mappings/lookups/t.csv", "key,value,legalEntity\na,b,de1\n");
        files.catalog(CHAIN);

        assertThat(files.problems())
                .extracting(problem -> problem.code() + " " + problem.action())
                .containsExactlyInAnyOrder(
                        "MAP-1007 Did you mean 'de01'?",
                        "MAP-1007 Did you mean 'acme'?",
                        "MAP-1041 Did you mean 'de01'?");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void i4TheNarrowestRowWinsInWhateverOrderTheyStand(long seed) {
        Random random = new Random(seed);
        List<RowLimits> narrowestFirst = new ArrayList<>();
        for (String customer : List.of("acme", "")) {
            for (String entity : List.of("de01", "")) {
                for (String region : List.of("de", "emea", "")) {
                    narrowestFirst.add(new RowLimits(region, entity, customer));
                }
            }
        }
        narrowestFirst.removeIf(limits -> random.nextInt(3) == 0);
        narrowestFirst.add(new RowLimits("", "", ""));
        String winner = text(narrowestFirst.get(0));
        List<RowLimits> written =
                new ArrayList<>(narrowestFirst.stream().distinct().toList());
        written.add(new RowLimits("us", "", "acme"));
        written.add(new RowLimits("de", "us01", ""));
        Collections.shuffle(written, random);
        StringBuilder csv = new StringBuilder("key,value,region,legalEntity,customer\n");
        written.forEach(row -> csv.append(
                "k," + text(row) + "," + row.region() + "," + row.legalEntity() + "," + row.customer() + "\n"));
        MappingFolder files = new MappingFolder(root)
                .fields("v: { constant: k, lookup: t }")
                .with("mappings/lookups/t.csv", csv.toString());
        MappingCatalog catalog = files.catalog(CHAIN, List.of("entities/us01", "us"));

        assertThat(files.found()).isEmpty();
        assertThat(Json.write(catalog.mapping(MappingFolder.NAME, CHAIN).apply(Map.of(), Map.of())))
                .isEqualTo("{\"v\":\"" + winner + "\"}");
    }

    @Test
    void i4RowsInAFileOfTheirOwnMakeTheTablesRowsGiveWay() {
        MappingFolder files = new MappingFolder(root)
                .fields("a: { constant: a, lookup: t }\nb: { constant: b, lookup: t }\nc: { constant: c, lookup: t }")
                .with("mappings/lookups/t.csv", "key,value,region\na,base,\nb,base,\nb,table-de,de\nc,base,\n")
                .with("mappings/regions/de/lookups/t.csv", "key,value\nb,own-de\n")
                .with("mappings/customers/acme/lookups/t.csv", "key,value,validFrom\nc,acme,2027-01-01\n");
        MappingCatalog catalog = files.catalog(CHAIN);

        assertThat(files.found()).isEmpty();
        assertThat(Json.write(catalog.mapping(MappingFolder.NAME, CHAIN).apply(Map.of(), Map.of("date", "2027-01-01"))))
                .isEqualTo("{\"a\":\"base\",\"b\":\"own-de\",\"c\":\"acme\"}");
        assertThat(Json.write(catalog.mapping(MappingFolder.NAME, CHAIN).apply(Map.of(), Map.of("date", "2026-12-31"))))
                .isEqualTo("{\"a\":\"base\",\"b\":\"own-de\",\"c\":\"base\"}");
        assertThat(Json.write(catalog.mapping(MappingFolder.NAME, List.of("emea"))
                        .apply(Map.of(), Map.of("date", "2027-01-01"))))
                .isEqualTo("{\"a\":\"base\",\"b\":\"base\",\"c\":\"base\"}");
    }

    @Test
    void i4RowsOfOneForATimeAskNobodyElseForADay() {
        MappingCatalog catalog = new MappingFolder(root)
                .fields("a: { constant: a, lookup: t }")
                .with("mappings/lookups/t.csv", "key,value\na,base\n")
                .with("mappings/regions/de/lookups/t.csv", "\ufeffkey,value,validFrom\na,own-de,2027-01-01\n")
                .catalog(CHAIN);

        assertThat(catalog.mapping(MappingFolder.NAME, List.of("emea")).apply(Map.of(), Map.of()))
                .isEqualTo(Map.of("a", "base"));
        assertThat(catalog.mapping(MappingFolder.NAME, CHAIN)
                        .explain(Map.of(), Map.of())
                        .problems())
                .extracting(MappingProblem::code)
                .containsExactly("MAP-2017");
    }

    @Test
    void i4RowsWithoutATableOrWithOtherColumnsAreRefused() {
        MappingFolder files = new MappingFolder(root)
                .fields("a: { constant: a }")
                .with("mappings/lookups/codes.csv", "key,value\na,b\n")
                .with("mappings/regions/de/lookups/code.csv", "key,value\na,b\n")
                .with("mappings/regions/emea/lookups/codes.csv", "key,valeu\na,b\n")
                .with("mappings/regions/emea/codes.csv", "key,value\na,b\n");
        files.catalog(CHAIN);

        assertThat(files.problems())
                .extracting(problem -> problem.code() + " " + problem.position())
                .containsExactly(
                        "MAP-1046 mappings/regions/de/lookups/code.csv:1:1",
                        "MAP-1046 mappings/regions/emea/codes.csv",
                        "MAP-1046 mappings/regions/emea/lookups/codes.csv:1:1");
    }

    @Test
    void i4ATableThatOnlyOneRegionHasNeedsNoTableForAll() {
        MappingFolder files = new MappingFolder(root)
                .fields("a: { from: A }")
                .overlay("de", "a: { from: A, lookup: codes }")
                .with("mappings/regions/de/lookups/codes.csv", "key,value\nx,own-de\n")
                .with("mappings/customers/acme/lookups/codes.csv", "key,value\nx,acme\n");
        MappingCatalog catalog = files.catalog(CHAIN, List.of("de", "emea"));

        assertThat(files.found()).isEmpty();
        Map<String, Object> input = Map.of("A", "x");
        assertThat(catalog.mapping(MappingFolder.NAME, List.of("de", "emea")).apply(input, Map.of()))
                .isEqualTo(Map.of("a", "own-de"));
        assertThat(catalog.mapping(MappingFolder.NAME, CHAIN).apply(input, Map.of()))
                .isEqualTo(Map.of("a", "acme"));
        assertThat(catalog.mapping(MappingFolder.NAME, List.of("emea")).apply(input, Map.of()))
                .isEqualTo(Map.of("a", "x"));
        assertThat(catalog.mapping(MappingFolder.NAME, CHAIN)
                        .explain(Map.of("A", "other"), Map.of())
                        .problems())
                .extracting(MappingProblem::code)
                .containsExactly("MAP-2006");
    }

    @Test
    void i4WhatIsReadOfATypeHoldsTheFieldsThatOnlyAnOverlayReads() {
        MappingFolder files = new MappingFolder(root).fields("a: { from: A }").overlay("de", "a: { from: Own__c }");

        assertThat(files.catalog(List.of("de", "emea")).readsOf("canonical:deal"))
                .containsExactlyInAnyOrder("A", "Own__c");
    }

    private static String text(RowLimits limits) {
        return "for-" + limits.region() + "-" + limits.legalEntity() + "-" + limits.customer();
    }
}
