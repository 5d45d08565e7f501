package io.throughline.camel.workflow;

import io.throughline.canonical.JsonPath;
import io.throughline.workflow.OperationContract;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operation makes once: the thing itself where the capability names it, else this step of this transaction.
 *
 * @param name part of the idempotency key
 * @param reserved key of the reservation in the ledger; null where only this step can make it
 */
public record Subject(String name, String reserved) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

    /** The subject of an operation for this step; its own transaction and step if the capability names none. */
    public static Subject of(
            OperationContract contract, Map<String, Object> document, String transactionId, StepId step) {
        return contract.subject()
                .map(template -> fill(template, document, contract.name()))
                .map(name -> new Subject(name, name))
                .orElseGet(() -> new Subject(transactionId + ":" + step.path(), null));
    }

    private static String fill(String template, Map<String, Object> document, String operation) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), document, operation)));
    }

    private static String value(String path, Map<String, Object> document, String operation) {
        Object value = JsonPath.of(path).in(document);
        if (value == null) {
            throw new IllegalStateException(
                    "WFL-1011 the subject of %s needs '%s', which no step has left in the document. Call it after the step that does."
                            .formatted(operation, path));
        }
        return value.toString();
    }
}
