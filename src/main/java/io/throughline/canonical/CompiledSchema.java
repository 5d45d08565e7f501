package io.throughline.canonical;

import com.networknt.schema.JsonSchema;
import java.util.Optional;
import java.util.function.Supplier;

/** One schema in two forms: the acceptor, which is quick, and the validator, which has the last word. May be used by several threads. */
final class CompiledSchema {

    private final Acceptor acceptor;
    private final Supplier<JsonSchema> compiling;
    private volatile JsonSchema validator;

    /**
     * A schema.
     *
     * @param acceptor empty if the schema says something that an acceptor does not understand
     * @param compiling makes the validator, which takes long
     */
    CompiledSchema(Optional<Acceptor> acceptor, Supplier<JsonSchema> compiling) {
        this.acceptor = acceptor.orElse(null);
        this.compiling = compiling;
    }

    boolean hasAcceptor() {
        return acceptor != null;
    }

    /** Whether a plain value fits for sure; if not, the validator must be asked. */
    boolean surelyFits(Object value) {
        return acceptor != null && acceptor.accepts(value);
    }

    /** The validator, compiled when it is first wanted. */
    JsonSchema validator() {
        JsonSchema made = validator;
        if (made == null) {
            synchronized (this) {
                made = validator == null ? compiling.get() : validator;
                validator = made;
            }
        }
        return made;
    }
}
