package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.util.List;

/**
 * A part of a list. The vendor allows a limit up to 1,000, and only offsets that are a multiple of the limit.
 *
 * @param offset how many rows come before
 * @param limit how many rows at most
 */
record Page(int offset, int limit) {

    private static final int MOST = 1000;

    static Page of(Call call) {
        int limit = number(call, "limit", MOST);
        int offset = number(call, "offset", 0);
        if (limit < 1 || limit > MOST) {
            throw Problems.parameter("limit", "The limit must be a number from 1 to 1000.");
        }
        if (offset < 0 || offset % limit != 0) {
            throw Problems.parameter(
                    "offset",
                    "Invalid offset " + offset + ": the offset must be divisible by the limit " + limit + ".");
        }
        return new Page(offset, limit);
    }

    private static int number(Call call, String name, int otherwise) {
        try {
            return call.query(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw Problems.parameter(name, "Invalid value for query parameter " + name + ".");
        }
    }

    /** The envelope around the rows of this page. */
    ObjectNode envelope(List<ObjectNode> rows, String address) {
        int from = Math.min(offset, rows.size());
        int to = Math.min(rows.size(), offset + limit);
        ObjectNode envelope = Json.object();
        envelope.set("links", links(rows.size(), address));
        envelope.put("count", to - from).put("hasMore", to < rows.size());
        ArrayNode items = envelope.putArray("items");
        rows.subList(from, to).forEach(items::add);
        return envelope.put("offset", offset).put("totalResults", rows.size());
    }

    private ArrayNode links(int total, String address) {
        ArrayNode links = Json.array();
        int last = total == 0 ? 0 : (total - 1) / limit * limit;
        if (offset > 0) {
            link(links, "first", address, 0);
            link(links, "prev", address, offset - limit);
        }
        link(links, "self", address, offset);
        if (offset + limit < total) {
            link(links, "next", address, offset + limit);
            link(links, "last", address, last);
        }
        return links;
    }

    private void link(ArrayNode links, String relation, String address, int at) {
        String mark = address.contains("?") ? "&" : "?";
        links.addObject().put("rel", relation).put("href", address + mark + "limit=" + limit + "&offset=" + at);
    }
}
