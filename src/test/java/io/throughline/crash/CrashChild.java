package io.throughline.crash;

import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.testkit.FaultProxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The product in a process that ends at a named point. Arguments: JDBC URL, user, point, hit, proof, then NAME=URL of the systems. */
final class CrashChild {

    /** NetSuite signs for the address that it is called at, and would refuse the proxy. */
    private static final String WATCHED = "kantata";

    private CrashChild() {}

    public static void main(String[] arguments) throws Exception {
        Halt halt = new Halt(CrashPoint.valueOf(arguments[2]), Integer.parseInt(arguments[3]), Path.of(arguments[4]));
        Map<String, String> systems = new LinkedHashMap<>();
        for (int i = 5; i < arguments.length; i++) {
            int cut = arguments[i].indexOf('=');
            String name = arguments[i].substring(0, cut);
            String url = arguments[i].substring(cut + 1);
            systems.put(name, name.equals(WATCHED) ? watched(URI.create(url), halt) : url);
        }
        JdbcLedger ledger = JdbcLedger.open(
                HaltingConnections.to(arguments[0], arguments[1], halt),
                Durability.FULL,
                () -> UUID.randomUUID().toString());
        SmallFirm.open(HaltingLedger.over(ledger, halt), systems, "crashing");
        endWithInput();
    }

    /** A request that writes is a point, and the answer to one. */
    private static String watched(URI system, Halt halt) throws Exception {
        FaultProxy proxy = FaultProxy.before(system.getHost(), system.getPort());
        AtomicBoolean asked = new AtomicBoolean();
        proxy.strike(FaultProxy.Strike.CUT, Integer.MAX_VALUE, piece -> {
            if (piece.startsWith("POST /api/v1/")) {
                halt.reached(CrashPoint.BEFORE_REQUEST);
                asked.set(true);
            }
            return false;
        });
        proxy.watchAnswers(piece -> {
            if (asked.getAndSet(false)) {
                halt.reached(CrashPoint.AFTER_REQUEST);
            }
        });
        return proxy.url();
    }

    /** A child whose point is never reached must not outlive its test. */
    private static void endWithInput() throws Exception {
        Thread input = new Thread(() -> {
            try {
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (java.io.IOException end) {
                // an end like any other
            }
            Runtime.getRuntime().halt(1);
        });
        input.start();
        new CountDownLatch(1).await();
    }
}
