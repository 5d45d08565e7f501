package io.throughline.simulator.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds which operation a call means. */
public final class Routing {

    private Routing() {}

    /** Finds the operation whose method and path fit, and gives the call its path variables. */
    public static Optional<Operation> find(List<Operation> operations, Call call, String path) {
        for (Operation operation : operations) {
            if (operation.method().equals(call.method())) {
                Optional<Map<String, String>> variables = operation.path().match(path);
                if (variables.isPresent()) {
                    call.variables(variables.get());
                    return Optional.of(operation);
                }
            }
        }
        return Optional.empty();
    }
}
