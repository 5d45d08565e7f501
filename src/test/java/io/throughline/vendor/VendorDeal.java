package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Region;
import io.throughline.rules.CommercialTerms;
import io.throughline.rules.Facts;
import io.throughline.rules.Verdict;
import io.throughline.simulator.SimulatorClient;
import io.throughline.workflow.Outcome;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A won deal on its way through the operations: the transaction document with the results so far. */
final class VendorDeal {

    private final VendorKit kit;
    private final Map<String, Object> document = new LinkedHashMap<>();

    private VendorDeal(VendorKit kit, String id) {
        this.kit = kit;
        document.put("event", Map.of("subject", id, "data", Map.of("id", id, "generation", 1)));
        document.put("transaction", Map.of("id", "tx-" + id));
    }

    /** Wins a deal in the simulated CRM. */
    static VendorDeal won(VendorKit kit, String region) {
        return won(kit, region, "{}", "{}");
    }

    /** Wins a deal whose opportunity and account have these fields (JSON). */
    static VendorDeal won(VendorKit kit, String region, String fields, String account) {
        String wish = "{\"count\": 1, \"regions\": [\"%s\"], \"fields\": %s, \"account\": %s}"
                .formatted(region, fields, account);
        SimulatorClient.Reply reply = kit.simulator("salesforce").post("/_simulator/win", wish);
        return new VendorDeal(kit, reply.json().at("/opportunities/0").textValue());
    }

    /** Reads the deal and decides its terms, as the first steps of the workflow do. */
    VendorDeal withTerms() {
        applied("crm-opportunity-read", "opportunity");
        Region region = kit.regions().region(text("transaction.region")).orElseThrow();
        Verdict verdict = new CommercialTerms().decide(document, region, Facts.ofNewDeal(LocalDate.now(), List.of()));
        assertThat(verdict).as(verdict.toString()).isInstanceOf(Verdict.Passed.class);
        document.put("terms", ((Verdict.Passed) verdict).terms());
        return this;
    }

    String id() {
        return text("event.data.id");
    }

    /** A text of the document. */
    String text(String path) {
        return Json.textAt(document, path);
    }

    /** A value of the document. */
    Object value(String path) {
        return Json.at(document, path);
    }

    /** A list of objects of the terms. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> items(String name) {
        return (List<Map<String, Object>>) Json.at(document, "terms." + name);
    }

    /** The current item, as a split shows it. */
    VendorDeal at(Map<String, Object> item) {
        document.put("item", item);
        return this;
    }

    /** Calls an operation as the step of that name, without keeping its result. */
    OperationResult call(String operation, String step) {
        return kit.call(operation, document, id() + ":" + step);
    }

    /** Calls an operation, which must be applied, and keeps its result under the name of the step. */
    Map<String, Object> applied(String operation, String step) {
        OperationResult result = call(operation, step);
        assertThat(result).as(operation).returns(Outcome.APPLIED, OperationResult::outcome);
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
