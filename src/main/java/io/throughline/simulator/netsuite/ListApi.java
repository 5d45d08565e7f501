package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** Lists of records: only ids and links, filtered by {@code q}. */
final class ListApi {

    private static final String COLLECTION = "application/vnd.oracle.resource+json; type=collection";

    private final Books books;
    private final RecordView view;

    ListApi(Books books, RecordView view) {
        this.books = books;
        this.view = view;
    }

    List<Operation> operations() {
        return books.types().all().stream()
                .map(type -> Operation.of(
                        type.name() + "-list",
                        "GET",
                        RecordView.ROOT + "/" + type.name(),
                        call -> list(call, books.type(type.name()))))
                .toList();
    }

    private Answer list(Call call, RecordType type) {
        Page page = Page.of(call);
        String q = call.query().get("q");
        Predicate<ObjectNode> filter = q == null ? record -> true : QParser.parse(q, type);
        List<ObjectNode> rows = books.all(type).stream()
                .filter(filter)
                .map(record -> row(type, record))
                .toList();
        call.effect(Effect.Kind.NONE, type.name(), null);
        return Answer.ok(page.envelope(rows, address(type, q))).with("Content-Type", COLLECTION);
    }

    private ObjectNode row(RecordType type, ObjectNode record) {
        String id = record.get("id").textValue();
        ObjectNode row = Json.object();
        row.set("links", RecordView.links("self", view.address(type.name(), id)));
        return row.put("id", id);
    }

    private String address(RecordType type, String q) {
        String plain = books.surroundings().url() + RecordView.ROOT + "/" + type.name();
        return q == null ? plain : plain + "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    }
}
