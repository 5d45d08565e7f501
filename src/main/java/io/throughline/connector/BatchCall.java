package io.throughline.connector;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Many requests in one call, as OData's {@code $batch} carries them: {@code multipart/mixed}, each part a request, or one change set that is done whole or not at
 * all (OData 4.0 Protocol, 11.7). Immutable.
 *
 * @param path of the service that takes the call, such as {@code /data/$batch}; paths of the parts are relative to it
 * @param requests at least one; none depends on the answer to another
 * @param whole whether they are one change set
 */
public record BatchCall(String path, List<VendorRequest> requests, boolean whole) {

    private static final String BATCH = "batch_throughline";
    private static final String SET = "changeset_throughline";
    private static final String END = "\r\n";
    private static final int ENVELOPE = 300;

    /** Copies the list. */
    public BatchCall {
        requests = List.copyOf(requests);
    }

    /** The one call. Without the preference a service stops at the first request that it refuses. */
    VendorRequest request() {
        StringBuilder text = new StringBuilder(requests.stream()
                .mapToInt(one -> one.body().bytes().length + ENVELOPE)
                .sum());
        if (whole) {
            text.append("--").append(BATCH).append(END);
            text.append("Content-Type: multipart/mixed; boundary=")
                    .append(SET)
                    .append(END)
                    .append(END);
            parts(text, SET);
        } else {
            parts(text, BATCH);
        }
        if (whole) {
            text.append(END).append("--").append(BATCH).append("--").append(END);
        }
        RequestBody body = new RequestBody(
                "multipart/mixed; boundary=" + BATCH, text.toString().getBytes(StandardCharsets.UTF_8), null);
        return VendorRequest.of("POST", path, body)
                .withHeaders(Map.of("Accept", "multipart/mixed", "Prefer", "odata.continue-on-error"));
    }

    private void parts(StringBuilder text, String boundary) {
        String base = path.substring(0, path.lastIndexOf('/') + 1);
        int number = 1;
        for (VendorRequest request : requests) {
            text.append("--").append(boundary).append(END);
            text.append("Content-Type: application/http").append(END);
            text.append("Content-Transfer-Encoding: binary").append(END);
            text.append("Content-ID: ").append(number++).append(END).append(END);
            part(text, request, base);
        }
        text.append("--").append(boundary).append("--").append(END);
    }

    /** Only the number of what was written is of interest, not its fields again. */
    private static void part(StringBuilder text, VendorRequest request, String base) {
        String target = request.target();
        text.append(request.method()).append(' ');
        text.append(target, target.startsWith(base) ? base.length() : 0, target.length());
        text.append(" HTTP/1.1").append(END);
        text.append("Content-Type: ").append(request.body().mediaType()).append(END);
        text.append("Prefer: return=minimal").append(END);
        request.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append(END));
        text.append(END)
                .append(new String(request.body().bytes(), StandardCharsets.UTF_8))
                .append(END);
    }
}
