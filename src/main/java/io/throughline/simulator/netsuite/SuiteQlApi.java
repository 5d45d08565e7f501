package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.ArrayList;
import java.util.List;

/** SuiteQL over HTTP. */
final class SuiteQlApi {

    private static final String PATH = "/services/rest/query/v1/suiteql";

    private final Books books;

    SuiteQlApi(Books books) {
        this.books = books;
    }

    List<Operation> operations() {
        return List.of(Operation.of("suiteql", "POST", PATH, this::query));
    }

    private Answer query(Call call) {
        String prefer = call.header("Prefer");
        if (prefer == null || !prefer.contains("transient")) {
            throw Problems.header(
                    "Prefer",
                    "The required request header 'Prefer' is missing in the request or has an invalid value."
                            + " Use 'Prefer: transient'.");
        }
        Page page = Page.of(call);
        ObjectNode body = call.jsonObject();
        String statement = Json.text(body, "q");
        if (statement == null) {
            throw Problems.content("q", "Missing required property 'q'.");
        }
        List<String> parameters = new ArrayList<>();
        for (JsonNode parameter : body.path("params")) {
            parameters.add(parameter.asText());
        }
        List<ObjectNode> rows = SuiteQlStatement.run(statement, parameters, books);
        return Answer.ok(page.envelope(rows, books.surroundings().url() + PATH));
    }
}
