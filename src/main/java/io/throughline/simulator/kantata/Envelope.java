package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.util.Arrays;
import java.util.List;

/** The envelope around every answer: results in order, objects by id, included objects beside them, paging. */
final class Envelope {

    private static final int USUAL = 20;
    private static final int MOST = 200;

    private final Account account;
    private final Presenter presenter;

    Envelope(Account account) {
        this.account = account;
        this.presenter = new Presenter(account);
    }

    /** A part of a list, from a place on. */
    interface Part {
        List<ObjectNode> of(int from, int size);
    }

    /** One page of a list of so many records. */
    Answer page(Call call, ResourceType type, int count, Part list) {
        boolean window = call.query().containsKey("limit") || call.query().containsKey("offset");
        int size = Math.min(MOST, Math.max(1, number(call, window ? "limit" : "per_page", USUAL)));
        int page = Math.max(1, number(call, "page", 1));
        int from = Math.min(count, window ? number(call, "offset", 0) : (page - 1) * size);
        List<ObjectNode> part = list.of(from, Math.min(count - from, size));
        int pages = (count + size - 1) / size;
        int shown = count == 0 ? 0 : window ? from / size + 1 : page;
        ObjectNode body = body(call, type, part, count);
        body.putObject("meta")
                .put("count", count)
                .put("page_count", pages)
                .put("page_number", shown)
                .put("page_size", size);
        return Answer.ok(body);
    }

    /** The answer to a single read or a write. */
    Answer of(Call call, ResourceType type, List<ObjectNode> records) {
        ObjectNode body = body(call, type, records, records.size());
        body.putObject("meta")
                .put("count", records.size())
                .put("page_count", 1)
                .put("page_number", 1)
                .put("page_size", USUAL);
        return Answer.ok(body);
    }

    private ObjectNode body(Call call, ResourceType type, List<ObjectNode> records, int count) {
        ObjectNode body = Json.object().put("count", count);
        ArrayNode results = body.putArray("results");
        ObjectNode objects = body.putObject(type.key());
        for (ObjectNode record : records) {
            String id = record.get("id").textValue();
            results.addObject().put("key", type.key()).put("id", id);
            objects.set(id, presenter.show(type, record));
        }
        call.query("include")
                .ifPresent(
                        names -> Arrays.stream(names.split(",")).forEach(name -> include(body, type, records, name)));
        return body;
    }

    private void include(ObjectNode body, ResourceType type, List<ObjectNode> records, String name) {
        for (ObjectNode record : records) {
            ResourceType other = Inclusions.type(account, type, name)
                    .orElseThrow(() -> Complaints.badRequest("unknown include: " + name));
            ObjectNode objects = body.withObject("/" + other.key());
            for (ObjectNode found : Inclusions.find(account, type, record, name)) {
                objects.set(found.get("id").textValue(), presenter.show(other, found));
            }
        }
    }

    private static int number(Call call, String name, int otherwise) {
        String text = call.query().get(name);
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
