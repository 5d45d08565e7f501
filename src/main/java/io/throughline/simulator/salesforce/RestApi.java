package io.throughline.simulator.salesforce;

import io.throughline.simulator.engine.Call;

/** The paths of the REST API. */
final class RestApi {

    static final String ROOT = "/services/data/{version}";
    private static final int OLDEST = 31;
    private static final int NEWEST = 67;
    private static final int UPSERT_TELLS = 46;

    private static final int LONGEST_TARGET = 16 * 1024;

    private RestApi() {}

    /** Refuses addresses that are longer than the vendor reads. */
    static void checkLength(Call call) {
        if (call.target().length() > LONGEST_TARGET) {
            throw Failures.refusal(414, "URI_TOO_LONG", "The URI is longer than 16384 bytes");
        }
    }

    /** Refuses versions that the vendor does not serve. */
    static void checkVersion(String version) {
        if (version == null) {
            return;
        }
        if (!version.matches("v\\d{1,3}\\.0")) {
            throw Failures.notFound();
        }
        int number = number(version);
        if (number < OLDEST) {
            throw Failures.refusal(410, "UNSUPPORTED_API_VERSION", "The requested API version is no longer supported");
        }
        if (number > NEWEST) {
            throw Failures.notFound();
        }
    }

    /** Whether an upsert that updates answers 200 with a body in this version. */
    static boolean upsertTells(String version) {
        return number(version) >= UPSERT_TELLS;
    }

    static int oldest() {
        return OLDEST;
    }

    static int newest() {
        return NEWEST;
    }

    private static int number(String version) {
        return Integer.parseInt(version.substring(1, version.indexOf('.')));
    }
}
