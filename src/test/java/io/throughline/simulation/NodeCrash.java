package io.throughline.simulation;

/** Unwinds the work of a process that is gone. An error, so that no code takes it for a fault that it may handle. */
final class NodeCrash extends Error {
    private static final long serialVersionUID = 1L;

    NodeCrash() {
        super("the node crashed", null, false, false);
    }
}
