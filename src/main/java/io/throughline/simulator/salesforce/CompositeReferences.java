package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces references such as {@code @{deal.id}} or {@code @{found.records[0].Id}} by values of earlier answers. */
final class CompositeReferences {

    private static final Pattern REFERENCE = Pattern.compile("@\\{([A-Za-z0-9_]+)((?:\\.[A-Za-z0-9_]+|\\[\\d+])*)}");
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_]+)|\\[(\\d+)]");

    private CompositeReferences() {}

    static String resolve(String text, JsonNode answers) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2), answers)));
    }

    private static String value(String reference, String path, JsonNode answers) {
        for (JsonNode answer : answers) {
            if (answer.path("referenceId").asText().equals(reference)) {
                JsonNode value = walk(answer.path("body"), path);
                if (value.isValueNode() && !value.isNull()) {
                    return value.asText();
                }
            }
        }
        throw Failures.refusal(
                400, "PROCESSING_HALTED", "Invalid reference specified. No value for " + reference + path + " found");
    }

    private static JsonNode walk(JsonNode body, String path) {
        JsonNode node = body;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            node = step.group(1) == null ? node.path(Integer.parseInt(step.group(2))) : node.path(step.group(1));
        }
        return node;
    }
}
