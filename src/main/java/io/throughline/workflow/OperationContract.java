package io.throughline.workflow;

import java.time.Duration;
import java.util.Optional;

/**
 * What a connector promises about one operation; read from its capability file.
 *
 * @param name the name that workflows call, {@code <role>-<object>-<verb>}
 * @param system the connected system, or the role itself for {@code rules} and {@code ledger}
 * @param route the Camel route that carries it out ({@code direct:<route>})
 * @param safety what an unknown outcome allows
 * @param subject template of what must exist once, for example {@code customer:{opportunity.account.id}:{terms.legalEntity}}; empty: the transaction and step
 * @param shared whether other transactions use the confirmed result; shared subjects have no undo
 * @param settle how long after an unknown outcome the target is asked; longer than the total call time-out
 * @param probe the read route that answers found or absent; empty only for reads
 * @param result the canonical schema that the result must fit; empty: any object
 * @param crosswalk the kind of object that the result's id is bound to; empty: none
 * @param keyRetention how long the target knows our key or reference after the first call; empty: for ever
 * @param undo how it takes back what another operation made; empty: it is no undo
 */
public record OperationContract(
        String name,
        String system,
        String route,
        Safety safety,
        Optional<String> subject,
        boolean shared,
        Duration settle,
        Optional<String> probe,
        Optional<String> result,
        Optional<String> crosswalk,
        Optional<Duration> keyRetention,
        Optional<UndoRule> undo) {

    /** The promise of an operation that is no undo and whose target knows our key for ever. */
    public OperationContract(
            String name,
            String system,
            String route,
            Safety safety,
            Optional<String> subject,
            boolean shared,
            Duration settle,
            Optional<String> probe,
            Optional<String> result,
            Optional<String> crosswalk) {
        this(
                name,
                system,
                route,
                safety,
                subject,
                shared,
                settle,
                probe,
                result,
                crosswalk,
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the target may have forgotten the key of a first call that is this old. */
    public boolean hasForgotten(Duration age) {
        return keyRetention.filter(kept -> age.compareTo(kept) >= 0).isPresent();
    }

    /**
     * The question whether an earlier call was carried out.
     *
     * @throws java.util.NoSuchElementException if the operation has no probe
     */
    public OperationContract asProbe() {
        return new OperationContract(
                name,
                system,
                probe.orElseThrow(),
                Safety.READ,
                subject,
                shared,
                settle,
                Optional.empty(),
                Optional.empty(),
                crosswalk,
                keyRetention,
                Optional.empty());
    }

    /** The same promise for one account, with the settle time that counts there. */
    public OperationContract at(String account, Duration accountSettle) {
        return new OperationContract(
                name,
                account,
                route,
                safety,
                subject,
                shared,
                accountSettle,
                probe,
                result,
                crosswalk,
                keyRetention,
                undo);
    }
}
