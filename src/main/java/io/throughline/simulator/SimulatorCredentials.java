package io.throughline.simulator;

import io.throughline.simulator.salesforce.SalesforceCredentials;

/**
 * The credentials of the simulators. They are public on purpose and open nothing else; the product accepts them only for
 * systems on loopback.
 */
public final class SimulatorCredentials {

    /** Salesforce: client id of the integration's connected app. */
    public static final String SALESFORCE_CLIENT_ID = SalesforceCredentials.CLIENT_ID;

    /** Salesforce: secret of {@link #SALESFORCE_CLIENT_ID}. */
    public static final String SALESFORCE_CLIENT_SECRET = SalesforceCredentials.CLIENT_SECRET;

    /** Salesforce: user name of the integration, for JWT bearer and password grants. */
    public static final String SALESFORCE_USERNAME = SalesforceCredentials.USERNAME;

    /** Salesforce: private key (PKCS#8 PEM, RSA) that signs JWT bearer assertions. */
    public static final String SALESFORCE_JWT_PRIVATE_KEY = SalesforceCredentials.JWT_PRIVATE_KEY;

    /** Salesforce: client id of a person's app; changes made with it are not the integration's own. */
    public static final String SALESFORCE_SALES_CLIENT_ID = SalesforceCredentials.SALES_CLIENT_ID;

    /** Salesforce: secret of {@link #SALESFORCE_SALES_CLIENT_ID}. */
    public static final String SALESFORCE_SALES_CLIENT_SECRET = SalesforceCredentials.SALES_CLIENT_SECRET;

    private SimulatorCredentials() {}
}
