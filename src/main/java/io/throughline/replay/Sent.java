package io.throughline.replay;

import java.util.Map;

/**
 * A request that a replay would have sent.
 *
 * @param call method and path template
 * @param writes whether it changes its target
 * @param target the path as it would go out
 * @param query parameters
 * @param body plain; null if it has none
 * @param made how the body was made; null if no mapping made it as a whole
 */
public record Sent(String call, boolean writes, String target, Map<String, String> query, Object body, Made made) {

    /** The type of what is sent, such as {@code netsuite:contract}; the call if no mapping made it. */
    public String record() {
        return made == null ? call : made.mapping().target();
    }
}
