package io.throughline.simulator.engine;

/** Settings of the JDK's HTTP server, which reads them from system properties once, when its first server starts. */
final class HttpServerTuning {

    private HttpServerTuning() {}

    static void apply() {
        // headers and body leave in two packets: with Nagle's algorithm each answer waits 40 ms for an acknowledgement
        prefer("sun.net.httpserver.nodelay", "true");
        // the default of 30 s closes pooled connections in the moment a client uses them again
        prefer("sun.net.httpserver.idleInterval", "300");
        prefer("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private static void prefer(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
