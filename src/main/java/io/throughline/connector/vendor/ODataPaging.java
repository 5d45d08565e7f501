package io.throughline.connector.vendor;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows {@code @odata.nextLink} (vendor fact 2.2). Only the link's query is taken, for the same path: a link cannot send the token to another host. The
 * link counts rows, so routes that read many give an order by key.
 */
final class ODataPaging implements Paging {

    @Override
    public Map<String, String> first() {
        return Map.of();
    }

    @Override
    public List<Object> records(Object body) {
        return Plain.required(body, "value");
    }

    @Override
    public Optional<Next> next(Object body, Map<String, String> query) {
        String link = Plain.text(Plain.object(body).get("@odata.nextLink"));
        if (link.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> moved = new HashMap<>(query);
        moved.putAll(parameters(link));
        return Optional.of(new Next(Optional.empty(), moved));
    }

    private static Map<String, String> parameters(String link) {
        try {
            Map<String, String> parameters = new HashMap<>();
            String raw = new URI(link.replace(" ", "%20").replace("'", "%27")).getRawQuery();
            for (String pair : raw == null ? new String[0] : raw.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
            return parameters;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the link to the next page is no address", e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
