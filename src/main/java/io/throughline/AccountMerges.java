package io.throughline;

import io.throughline.camel.operation.HoldException;
import io.throughline.camel.operation.RuleOperation;
import io.throughline.canonical.Json;
import io.throughline.ledger.EventItems;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.Redirects.Redirected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * D58: after a merge of accounts at the CRM the losing id redirects. Open work of either account uses the customer that is there, and no new one is made. Where both
 * had a customer of their own in one legal entity, finance is asked; the redirect stands all the same, so that nothing new goes to the losing one. Thread-safe.
 */
record AccountMerges(Ledger ledger) implements RuleOperation {

    private static final String KIND = "customer";

    @Override
    public Map<String, Object> decide(Map<String, Object> document) {
        String transaction = Json.textAt(document, "transaction.id");
        List<Redirected> done = new ArrayList<>();
        for (Map<String, Object> merge : merges(document)) {
            done.add(ledger.redirects()
                    .redirect(KIND, Json.textAt(merge, "id"), Json.textAt(merge, "into"), transaction));
        }
        List<String> open = new ArrayList<>();
        done.forEach(one -> open.addAll(one.apart()));
        done.stream()
                .filter(Redirected::circle)
                .forEach(one -> open.add("account " + one.intoId() + " goes on as itself"));
        if (!open.isEmpty()) {
            throw new HoldException(twoCustomers(open));
        }
        return Map.of(
                "redirected",
                done.size(),
                "moved",
                done.stream().flatMap(one -> one.moved().stream()).toList());
    }

    private List<Map<String, Object>> merges(Map<String, Object> document) {
        Map<String, Object> data = Json.asObject(Json.at(document, "event.data"));
        if (data.containsKey("into")) {
            return List.of(data);
        }
        return new EventItems(ledger.feeds())
                .of(document).items().stream()
                        .filter(item -> "merged".equals(item.get("change")))
                        .toList();
    }

    private static NewCase twoCustomers(List<String> open) {
        return new NewCase(
                "hold",
                "finance",
                "D58",
                "Accounts were merged in the CRM, and the ERP has a customer for each of them.",
                String.join("; ", open),
                "Decide in the ERP which customer goes on, move what is open to it, then retry the step. New work uses the one that is named last.",
                null,
                null,
                null);
    }
}
