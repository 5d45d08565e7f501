package io.throughline.simulator;

import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.engine.Vendor;
import io.throughline.simulator.kantata.KantataSimulator;
import io.throughline.simulator.netsuite.NetSuiteSimulator;
import io.throughline.simulator.salesforce.SalesforceSimulator;
import java.util.Locale;
import java.util.function.Function;

/** The systems that can be simulated. */
public enum SimulatedSystem {
    /** The CRM. */
    SALESFORCE(0, SalesforceSimulator::new),
    /** An ERP. */
    NETSUITE(1, NetSuiteSimulator::new),
    /** A PSA. */
    KANTATA(3, KantataSimulator::new);

    private final int portOffset;
    private final Function<Surroundings, Vendor> vendor;

    SimulatedSystem(int portOffset, Function<Surroundings, Vendor> vendor) {
        this.portOffset = portOffset;
        this.vendor = vendor;
    }

    /** The name in addresses, files and journals, such as {@code salesforce}. */
    public String systemName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How far its port lies from the base port. The offsets 2, 4 and 5 belong to Dynamics 365, Jira and monday.com. */
    public int portOffset() {
        return portOffset;
    }

    Function<Surroundings, Vendor> vendor() {
        return vendor;
    }
}
