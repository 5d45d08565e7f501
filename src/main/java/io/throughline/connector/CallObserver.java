package io.throughline.connector;

/** Sees the moments of a call that a durable step needs to know. Called by the thread that sends. */
public interface CallObserver {

    /** Sees nothing. */
    CallObserver NONE = new CallObserver() {};

    /** How the call is named in the raw archive: method and path template, which hold no data. */
    default String label() {
        return "";
    }

    /**
     * All is ready and the next thing is the first byte. What is thrown here ends the call unsent and reaches the caller as it is. Runs again
     * before a request is sent anew with a fresh token, and before each page.
     */
    default void beforeSend() {}

    /** An answer came, of any status; its body is not read yet. */
    default void answered(VendorAnswer answer) {}
}
