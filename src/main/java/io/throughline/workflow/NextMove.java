package io.throughline.workflow;

import java.time.Duration;

/** What to do with a step that the route has reached. */
public sealed interface NextMove {

    /** It is done: publish its result and go on. */
    record Skip() implements NextMove {}

    /** Call the operation. */
    record Call() implements NextMove {}

    /** Ask the target whether an earlier call was carried out. */
    record Ask() implements NextMove {}

    /** Nothing may be sent or asked yet. */
    record Settle(Duration rest) implements NextMove {}

    /** In doubt, and the target cannot be asked: only a person may decide. */
    record AskPerson() implements NextMove {}
}
