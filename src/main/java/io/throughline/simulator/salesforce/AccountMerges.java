package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Merges accounts as people do on the vendor's pages: REST has no call for it. The losers are deleted and name the account that remains in
 * {@code MasterRecordId}; everything that referred to them refers to it.
 */
final class AccountMerges {

    private static final int MOST = 2;
    private static final String MASTER = "MasterRecordId";

    private final Org org;
    private final OrgRecords records;

    AccountMerges(Org org, OrgRecords records) {
        this.org = org;
        this.records = records;
    }

    /** {@code {"master": "001…", "losers": ["001…"]}}: at most two losers, as the vendor allows. */
    Answer merge(Call call) {
        call.user(org.user(Deals.SALES_OPERATIONS));
        ObjectNode body = call.jsonObject();
        SObjectType account = org.type("Account");
        String master =
                records.live(account, body.path("master").asText()).get("Id").textValue();
        List<String> losers = StreamSupport.stream(body.path("losers").spliterator(), false)
                .map(JsonNode::asText)
                .map(id -> records.live(account, id).get("Id").textValue())
                .toList();
        if (losers.isEmpty() || losers.size() > MOST || losers.contains(master)) {
            throw new IllegalArgumentException("losers are one or two accounts other than the master");
        }
        for (String loser : losers) {
            follow(call, loser, master);
            records.put(call, account, Json.object().put("Id", loser).put(MASTER, master));
            records.delete(call, account, loser);
        }
        return Answer.ok(Json.object().put("id", master));
    }

    private void follow(Call call, String loser, String master) {
        for (SObjectType type : org.schema().types()) {
            for (Field field : type.fields()) {
                if ("Account".equals(field.refersTo()) && !field.name().equals(MASTER)) {
                    org.all(type).stream()
                            .filter(record ->
                                    loser.equals(record.path(field.name()).textValue()))
                            .toList()
                            .forEach(record -> redirect(call, type, record, field, master));
                }
            }
        }
    }

    private void redirect(Call call, SObjectType type, ObjectNode record, Field field, String master) {
        ObjectNode change = Json.object().put("Id", record.get("Id").textValue());
        if (master.equals(record.get("Id").textValue())) {
            change.putNull(field.name()); // the parent that remains is not its own parent
        } else {
            change.put(field.name(), master);
        }
        records.put(call, type, change);
    }
}
