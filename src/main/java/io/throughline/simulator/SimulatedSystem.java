package io.throughline.simulator;

import io.throughline.simulator.dynamics365.DynamicsCredentials;
import io.throughline.simulator.dynamics365.DynamicsSimulator;
import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.engine.Vendor;
import io.throughline.simulator.jira.JiraCredentials;
import io.throughline.simulator.jira.JiraSimulator;
import io.throughline.simulator.kantata.KantataCredentials;
import io.throughline.simulator.kantata.KantataSimulator;
import io.throughline.simulator.monday.MondayCredentials;
import io.throughline.simulator.monday.MondaySimulator;
import io.throughline.simulator.netsuite.NetSuiteCredentials;
import io.throughline.simulator.netsuite.NetSuiteSimulator;
import io.throughline.simulator.salesforce.SalesforceCredentials;
import io.throughline.simulator.salesforce.SalesforceSimulator;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** The systems that can be simulated. */
public enum SimulatedSystem {
    /** The CRM. */
    SALESFORCE(0, SalesforceSimulator::new, SalesforceCredentials.json()),
    /** An ERP. */
    NETSUITE(1, NetSuiteSimulator::new, NetSuiteCredentials.json()),
    /** Another ERP: Dynamics 365 Finance. */
    DYNAMICS365(2, DynamicsSimulator::new, DynamicsCredentials.json()),
    /** A PSA. */
    KANTATA(3, KantataSimulator::new, KantataCredentials.json()),
    /** A delivery tool that can be the PSA, too. */
    JIRA(4, JiraSimulator::new, JiraCredentials.json()),
    /** Another delivery tool that can be the PSA. */
    MONDAY(5, MondaySimulator::new, MondayCredentials.json());

    private final int portOffset;
    private final Function<Surroundings, Vendor> vendor;
    private final String credentials;

    SimulatedSystem(int portOffset, Function<Surroundings, Vendor> vendor, String credentials) {
        this.portOffset = portOffset;
        this.vendor = vendor;
        this.credentials = credentials;
    }

    /**
     * The system of a name.
     *
     * @throws IllegalArgumentException if there is no simulator of it
     */
    public static SimulatedSystem named(String name) {
        return Arrays.stream(values())
                .filter(system -> system.systemName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no simulator of '%s'; there are %s"
                        .formatted(
                                name,
                                Arrays.stream(values())
                                        .map(SimulatedSystem::systemName)
                                        .toList())));
    }

    /** The name in addresses, files and journals, such as {@code salesforce}. */
    public String systemName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How far its port lies from the base port. */
    public int portOffset() {
        return portOffset;
    }

    String credentials() {
        return credentials;
    }

    Function<Surroundings, Vendor> vendor() {
        return vendor;
    }
}
