package io.throughline.desk;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the desk answers.
 *
 * @param status as HTTP has it: 200 done, 400 not understood, 401 nobody, 403 not allowed, 404 not there or out of reach, 409 somebody was faster, 422
 *     impossible
 * @param body plain values; of a refusal {@code code} and {@code message}, of a conflict the {@code current} case beside them
 */
public record DeskReply(int status, Map<String, Object> body) {

    static DeskReply ok(Map<String, Object> body) {
        return new DeskReply(200, body);
    }

    static DeskReply refused(int status, String code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        return new DeskReply(status, body);
    }

    DeskReply with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(body);
        more.put(name, value);
        return new DeskReply(status, more);
    }

    /** Whether it was done. */
    public boolean isOk() {
        return status == 200;
    }
}
