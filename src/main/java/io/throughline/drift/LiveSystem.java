package io.throughline.drift;

import io.throughline.config.SystemConfig;
import io.throughline.connector.CallException;
import io.throughline.connector.VendorClient;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A connected system that describes its objects. Reads only. Thread-safe. */
public interface LiveSystem {

    /**
     * Describes one object.
     *
     * @return an object without fields if the system has none of this name
     * @throws CallException if the system cannot be asked
     */
    LiveObject describe(String object);

    /** The version of the vendor's interface that is asked. */
    String version();

    /** What is asked for an object, in words. */
    String source(String object);

    /** What such a system cannot tell about itself, in one sentence; empty if nothing that matters. */
    String unseen();

    /** The way to ask an account; empty for a vendor of which no way is known. */
    static Optional<LiveSystem> of(VendorClient client, SystemConfig account) {
        return switch (account.connector()) {
            case "salesforce" -> Optional.of(new SalesforceDescription(client, account));
            case "netsuite" -> Optional.of(new NetSuiteCatalog(client, account));
            case "dynamics365" -> Optional.of(new DynamicsMetadata(client, account));
            case "kantata" -> Optional.of(new KantataChoices(client, account));
            default -> Optional.empty();
        };
    }

    /** Several objects by name. */
    default Map<String, LiveObject> describe(Collection<String> objects) {
        Map<String, LiveObject> described = new TreeMap<>();
        objects.forEach(object -> described.put(object, describe(object)));
        return described;
    }
}
