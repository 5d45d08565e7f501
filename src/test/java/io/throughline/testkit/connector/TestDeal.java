package io.throughline.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.rules.Verdict;
import io.throughline.workflow.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A won deal on its way through the operations: the transaction document with the results so far. For one thread. */
public final class TestDeal {

    private final ConnectorBed bed;
    private final Map<String, Object> document = new LinkedHashMap<>();

    /** A deal that the bound CRM knows by this id. */
    public TestDeal(ConnectorBed bed, String id) {
        this.bed = bed;
        document.put("event", Map.of("subject", id, "data", Map.of("id", id, "generation", 1)));
        document.put("transaction", Map.of("id", "tx-" + id));
    }

    /** Reads the deal and decides its terms, as the first steps of the workflow do. */
    public TestDeal withTerms() {
        applied("crm-opportunity-read", "opportunity");
        Verdict verdict = bed.terms(document);
        assertThat(verdict).as(verdict.toString()).isInstanceOf(Verdict.Passed.class);
        document.put("terms", ((Verdict.Passed) verdict).terms());
        return this;
    }

    /** The same deal with this id in place of that of everything that was made for it; its own id in the CRM too. */
    public TestDeal withIds(String id) {
        TestDeal odd = new TestDeal(bed, id);
        document.forEach((name, value) -> {
            if (!name.equals("event")) {
                odd.document.put(name, Json.isObject(value) ? withId(Json.asObject(value), id) : value);
            }
        });
        return odd;
    }

    private static Map<String, Object> withId(Map<String, Object> result, String id) {
        Map<String, Object> changed = new LinkedHashMap<>(result);
        changed.computeIfPresent("id", (name, known) -> id);
        return changed;
    }

    /** The deal's id in the CRM. */
    public String id() {
        return text("event.data.id");
    }

    /** A text of the document. */
    public String text(String path) {
        return Json.textAt(document, path);
    }

    /** A value of the document. */
    public Object value(String path) {
        return Json.at(document, path);
    }

    /** A list of objects of the terms. */
    public List<Map<String, Object>> items(String name) {
        return Json.asList(Json.at(document, "terms." + name)).stream()
                .map(Json::asObject)
                .toList();
    }

    /** Something that the workflow put into the document, such as a posting batch. */
    public TestDeal with(String name, Object value) {
        document.put(name, value);
        return this;
    }

    /** The current item, as a split shows it. */
    public TestDeal at(Map<String, Object> item) {
        document.put("item", item);
        return this;
    }

    /** Calls an operation as the step of that name, without keeping its result. */
    public OperationResult call(String operation, String step) {
        return bed.call(operation, document, id() + ":" + step);
    }

    /** Calls an operation, which must be applied, and keeps its result under the name of the step. */
    public Map<String, Object> applied(String operation, String step) {
        OperationResult result = call(operation, step);
        assertThat(result).as("%s: %s", operation, result.problem()).returns(Outcome.APPLIED, OperationResult::outcome);
        assertThat(result.absent()).as(operation).isFalse();
        if (result.place() != null) {
            document.put(
                    "transaction",
                    Map.of("id", "tx-" + id(), "region", result.place().region()));
        }
        document.put(step, result.value());
        return result.value();
    }
}
