package io.throughline.simulator.engine;

import java.util.function.Function;

/**
 * One thing a simulator can do; faults aim at it by name.
 *
 * @param name stable name, such as {@code customer-upsert}
 * @param method the HTTP method
 * @param path the path pattern; {@code {name}} stands for one segment
 * @param open whether the call needs no authentication
 * @param work does the call inside the store's lock
 */
public record Operation(String name, String method, PathPattern path, boolean open, Function<Call, Answer> work) {

    /** An operation that needs authentication. */
    public static Operation of(String name, String method, String path, Function<Call, Answer> work) {
        return new Operation(name, method, new PathPattern(path), false, work);
    }

    /** An operation that anybody may call. */
    public static Operation open(String name, String method, String path, Function<Call, Answer> work) {
        return new Operation(name, method, new PathPattern(path), true, work);
    }
}
