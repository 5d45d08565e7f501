package io.throughline.model;

/** Something was offered as an event and is no CloudEvent 1.0 of JSON. The message names the field, never a value; nothing was started. */
public final class MalformedEvent extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedEvent(String says) {
        super(
                "MAP-3010 this is no event: %s Nothing was started. Send a CloudEvent 1.0 in structured mode, as docs/asyncapi.yaml describes it."
                        .formatted(says));
    }

    /** Neither a map nor a JSON object. */
    public static MalformedEvent unreadable() {
        return new MalformedEvent("it is neither a map nor the text of a JSON object.");
    }
}
