package io.throughline.testkit;

import io.throughline.ledger.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The ledger as a process sees it that may be dead: a dead one takes none of its claims back. */
final class MortalLedger {

    private static final Set<String> LAST_WORDS = Set.of("abandon", "release");

    private MortalLedger() {}

    static Ledger of(Ledger ledger, BooleanSupplier died) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, called, arguments) -> {
                    if (LAST_WORDS.contains(called.getName()) && died.getAsBoolean()) {
                        return null;
                    }
                    try {
                        return called.invoke(ledger, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
