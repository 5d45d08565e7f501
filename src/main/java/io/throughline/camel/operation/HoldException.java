package io.throughline.camel.operation;

import io.throughline.ledger.NewCase;

/** A rule stops an operation before anything is written. Leaves the route; the step becomes a desk case. */
public final class HoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient NewCase desk;

    public HoldException(NewCase desk) {
        super(desk.code() + " " + desk.title());
        this.desk = desk;
    }

    /** What a person is asked. */
    public NewCase desk() {
        return desk;
    }
}
