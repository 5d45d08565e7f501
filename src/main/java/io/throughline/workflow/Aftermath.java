package io.throughline.workflow;

import java.time.Duration;

/** What follows from an outcome. */
public sealed interface Aftermath {

    /** The step is done; the route goes on. */
    record GoOn() implements Aftermath {}

    /** The same call again after a while, with the same key. */
    record TryAgain(Duration after) implements Aftermath {}

    /** In doubt: wait until the call can no longer arrive, then ask. */
    record AskAfter(Duration settle) implements Aftermath {}

    /** A definite no: undo what was done before. */
    record Undo() implements Aftermath {}

    /** A person must decide. */
    record AskPerson() implements Aftermath {}
}
