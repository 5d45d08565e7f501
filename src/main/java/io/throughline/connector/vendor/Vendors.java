package io.throughline.connector.vendor;

import io.throughline.config.SystemConfig;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The vendors that this release speaks to. */
public final class Vendors {

    private static final Map<String, Vendor> BY_NAME = Stream.of(
                    new Salesforce(), new NetSuite(), new Dynamics365(), new Kantata(), new Monday(), new Jira())
            .collect(Collectors.toUnmodifiableMap(Vendor::name, vendor -> vendor));

    private Vendors() {}

    /** The manners of an account's vendor: as a file describes them, else as we know them. */
    public static Vendor of(SystemConfig account) {
        return account.api().<Vendor>map(DescribedVendor::new).orElseGet(() -> named(account.connector()));
    }

    /**
     * The manners of a vendor that we know.
     *
     * @throws IllegalArgumentException if there is no such connector
     */
    public static Vendor named(String connector) {
        Vendor vendor = BY_NAME.get(connector);
        if (vendor == null) {
            throw new IllegalArgumentException("CON-1002 there is no connector '" + connector + "', only "
                    + BY_NAME.keySet() + ". Nothing was sent. Mend connector in the file of the system.");
        }
        return vendor;
    }
}
