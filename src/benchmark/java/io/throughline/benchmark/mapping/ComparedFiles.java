package io.throughline.benchmark.mapping;

import io.throughline.canonical.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The input, the mappings and the look-up tables that all mappers share. */
final class ComparedFiles {

    static final String URL = "https://firm.my.salesforce.com";

    private static final List<String> TABLES = List.of(
            "service-lines",
            "billing-methods",
            "payment-terms",
            "countries",
            "product-families",
            "roles",
            "product-units");

    private ComparedFiles() {}

    static byte[] opportunity() {
        return text("/mapping-comparison/opportunity.json").strip().getBytes(StandardCharsets.UTF_8);
    }

    /** A mapping's text; {@code %table%} stands for a table as a JSON object. */
    static String mapping(String name) {
        String text = text("/mapping-comparison/" + name);
        for (String table : TABLES) {
            text = text.replace("%" + table + "%", Json.write(table(table)));
        }
        return text;
    }

    /** Every table by its name. */
    static Map<String, Map<String, String>> tables() {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        TABLES.forEach(name -> tables.put(name, table(name)));
        return tables;
    }

    /** A table that the product ships: the rows that hold everywhere. */
    private static Map<String, String> table(String name) {
        Map<String, String> table = new LinkedHashMap<>();
        text("/mappings/lookups/" + name + ".csv").lines().skip(1).forEach(line -> {
            String[] cells = line.split(",");
            if (cells.length == 2) {
                table.put(cells[0], cells[1]);
            }
        });
        return table;
    }

    private static String text(String path) {
        try (InputStream in = ComparedFiles.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
