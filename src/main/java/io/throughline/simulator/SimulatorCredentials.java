package io.throughline.simulator;

import io.throughline.simulator.dynamics365.DynamicsCredentials;
import io.throughline.simulator.jira.JiraCredentials;
import io.throughline.simulator.kantata.KantataCredentials;
import io.throughline.simulator.monday.MondayCredentials;
import io.throughline.simulator.netsuite.NetSuiteCredentials;
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

    /** NetSuite: client id of the integration record, the {@code iss} of client assertions. */
    public static final String NETSUITE_CLIENT_ID = NetSuiteCredentials.CLIENT_ID;

    /** NetSuite: certificate id ({@code kid}) of the EC key, for ES256. */
    public static final String NETSUITE_EC_CERTIFICATE_ID = NetSuiteCredentials.EC_CERTIFICATE_ID;

    /** NetSuite: private key (EC P-256, PKCS#8 PEM) of that certificate. */
    public static final String NETSUITE_EC_PRIVATE_KEY = NetSuiteCredentials.EC_PRIVATE_KEY;

    /** NetSuite: certificate id ({@code kid}) of the RSA key, for PS256 to PS512. */
    public static final String NETSUITE_RSA_CERTIFICATE_ID = NetSuiteCredentials.RSA_CERTIFICATE_ID;

    /** NetSuite: private key (RSA, PKCS#8 PEM) of that certificate. */
    public static final String NETSUITE_RSA_PRIVATE_KEY = NetSuiteCredentials.RSA_PRIVATE_KEY;

    /** NetSuite: account id, the realm of token-based authentication. */
    public static final String NETSUITE_ACCOUNT = NetSuiteCredentials.ACCOUNT;

    /** NetSuite: consumer key of token-based authentication. */
    public static final String NETSUITE_CONSUMER_KEY = NetSuiteCredentials.CONSUMER_KEY;

    /** NetSuite: consumer secret of token-based authentication. */
    public static final String NETSUITE_CONSUMER_SECRET = NetSuiteCredentials.CONSUMER_SECRET;

    /** NetSuite: token id of token-based authentication. */
    public static final String NETSUITE_TOKEN_ID = NetSuiteCredentials.TOKEN_ID;

    /** NetSuite: token secret of token-based authentication. */
    public static final String NETSUITE_TOKEN_SECRET = NetSuiteCredentials.TOKEN_SECRET;

    /** Dynamics 365: Entra tenant. */
    public static final String DYNAMICS365_TENANT = DynamicsCredentials.TENANT;

    /** Dynamics 365: client id of the app registration that is mapped to a user. */
    public static final String DYNAMICS365_CLIENT_ID = DynamicsCredentials.CLIENT_ID;

    /** Dynamics 365: its secret. */
    public static final String DYNAMICS365_CLIENT_SECRET = DynamicsCredentials.CLIENT_SECRET;

    /** Kantata: bearer token. */
    public static final String KANTATA_TOKEN = KantataCredentials.TOKEN;

    /** Jira: the user whose API token it is, for basic authentication. */
    public static final String JIRA_EMAIL = JiraCredentials.EMAIL;

    /** Jira: API token of {@link #JIRA_EMAIL}. */
    public static final String JIRA_API_TOKEN = JiraCredentials.API_TOKEN;

    /** Jira: client id of the OAuth 2.0 app. */
    public static final String JIRA_CLIENT_ID = JiraCredentials.CLIENT_ID;

    /** Jira: secret of {@link #JIRA_CLIENT_ID}. */
    public static final String JIRA_CLIENT_SECRET = JiraCredentials.CLIENT_SECRET;

    /** Jira: refresh token of a fresh site; each use replaces it. */
    public static final String JIRA_REFRESH_TOKEN = JiraCredentials.REFRESH_TOKEN;

    /** monday.com: token of an app, whose webhooks are signed. */
    public static final String MONDAY_TOKEN = MondayCredentials.TOKEN;

    /** monday.com: token of a person, whose webhooks are not signed. */
    public static final String MONDAY_PERSONAL_TOKEN = MondayCredentials.PERSONAL_TOKEN;

    /** monday.com: the app's secret, with which webhooks are signed. */
    public static final String MONDAY_SIGNING_SECRET = MondayCredentials.SIGNING_SECRET;

    private SimulatorCredentials() {}

    /**
     * What a file or variable of {@code config/systems/<system>.yaml} would say for the integration's own access.
     *
     * @return JSON
     * @throws IllegalArgumentException if there is no simulator of that name
     */
    public static String json(String system) {
        return SimulatedSystem.named(system).credentials();
    }
}
