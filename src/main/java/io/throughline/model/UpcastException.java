package io.throughline.model;

import java.util.List;

/** An event of an old version cannot be lifted. The event stays as it was stored; its transaction goes to a person. */
public final class UpcastException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UpcastException(EventType from, List<String> why) {
        super(
                "MAP-3002 the data of an event %s could not be lifted to %s: %s The event is kept as it came. Mend mappings/events/%s-to-v%d.yaml and try again."
                        .formatted(from, from.next(), String.join(" ", why), from, from.version() + 1));
    }
}
