package io.throughline.payloads;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One odd payload and what is right for it. */
record PayloadCase(Map<String, Object> words) {

    private static final String TODAY = "2026-06-15";

    /** The cases of a file of the class path. */
    static List<PayloadCase> read(String resource) {
        Problems problems = new Problems();
        try (InputStream in = PayloadCase.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            YamlNode cases =
                    YamlReader.read(resource, text, problems).orElseThrow(() -> new AssertionError(problems.sorted()));
            return ((YamlList) cases)
                    .plain().stream().map(Json::asObject).map(PayloadCase::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return (String) words.get("name");
    }

    void holdsIn(DealJourney journey, String folder) {
        Map<String, Object> record = VendorRecord.named(folder, (String) words.getOrDefault("record", "de"))
                .with(object("set"))
                .without(list("drop"))
                .plain();
        DealJourney.End end = journey.of(record, LocalDate.parse((String) words.getOrDefault("today", TODAY)));
        String told = String.join("\n", end.messages());

        assertThat(end.refused()).as("refused: %s", told).containsExactlyInAnyOrderElementsOf(texts("refused"));
        assertThat(end.held()).as("held: %s", told).containsExactlyInAnyOrderElementsOf(texts("held"));
        object("read").forEach((path, value) -> same("opportunity." + path, Json.at(end.opportunity(), path), value));
        object("terms").forEach((path, value) -> same("terms." + path, Json.at(end.terms(), path), value));
        object("sent")
                .forEach((mapping, fields) -> Json.asObject(fields)
                        .forEach((path, value) ->
                                same(mapping + " " + path, Json.at(end.sent().get(mapping), path), value)));
        texts("tells").forEach(words -> assertThat(told).contains(words));
    }

    private static void same(String where, Object found, Object expected) {
        boolean numbers = found instanceof Number && expected instanceof Number;
        if (numbers) {
            assertThat(Decimals.of(found).orElseThrow())
                    .as(where)
                    .isEqualByComparingTo(Decimals.of(expected).orElseThrow());
        } else {
            assertThat(found).as(where).isEqualTo(expected);
        }
    }

    private Map<String, Object> object(String name) {
        return Json.asObject(words.getOrDefault(name, Map.of()));
    }

    private List<Object> list(String name) {
        return Json.asList(words.getOrDefault(name, List.of()));
    }

    private List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }
}
