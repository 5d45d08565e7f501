package io.throughline.benchmark;

import io.throughline.canonical.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A call that the product made, as its ledger keeps it: the template of its path, and the whole answer.
 *
 * @param answer empty if there was none
 */
record RecordedCall(String method, String path, int status, String answer) {

    static RecordedCall of(String label, int status, byte[] answer) {
        String[] words = label.split(" ", 2);
        String path = words.length < 2 ? "/" : words[1].replaceAll("[^A-Za-z0-9/_.-]", "x");
        return new RecordedCall(
                words[0],
                path.startsWith("/") ? path : "/" + path,
                status,
                answer == null ? "" : new String(answer, StandardCharsets.UTF_8));
    }

    boolean writes() {
        return !method.equals("GET") && !method.equals("DELETE");
    }

    byte[] bytesOfAnswer() {
        return answer.getBytes(StandardCharsets.UTF_8);
    }

    String line() {
        return Json.write(Map.of("method", method, "path", path, "status", status, "answer", answer));
    }

    static RecordedCall of(String line) {
        Map<String, Object> fields = Json.readObject(line);
        return new RecordedCall(
                (String) fields.get("method"),
                (String) fields.get("path"),
                ((Number) fields.get("status")).intValue(),
                (String) fields.get("answer"));
    }
}
