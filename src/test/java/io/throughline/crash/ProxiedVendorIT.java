package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.FaultProxy;
import io.throughline.testkit.FaultProxy.Strike;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** what the wire can do to a look-up and a natural write of a vendor, each once; every deal becomes one project. */
class ProxiedVendorIT {

    @TempDir
    Path folder;

    @Test
    void r08r09WhateverTheWireDoesEveryWriteHasOneEffect() throws Exception {
        try (Simulators simulators = Simulators.start(SimulatorOptions.shipped(0, folder, Clock.systemUTC()));
                FaultProxy proxy = before(simulators.url("kantata"));
                JdbcLedger ledger = JdbcLedger.open(
                        LedgerSettings.file(folder.resolve("ledger")),
                        () -> UUID.randomUUID().toString())) {
            Map<String, String> systems = new LinkedHashMap<>(simulators.urls());
            systems.put("kantata", proxy.url());
            CamelContext context = SmallFirm.open(ledger, systems, "runner");
            Deals deals = new Deals(simulators);
            try {
                for (Strike strike : Strike.values()) {
                    oneDeal(deals, ledger, proxy, strike);
                }
                proxy.delay(Duration.ofMillis(30));
                deals.win(1).comeToRest(ledger);
            } finally {
                context.stop();
            }
            deals.assertAllCompletedOnce(ledger);
        }
    }

    private static FaultProxy before(String url) throws Exception {
        return FaultProxy.before(URI.create(url).getHost(), URI.create(url).getPort());
    }

    /** Strikes the first look-up write and the first natural one of a deal. */
    private static void oneDeal(Deals deals, JdbcLedger ledger, FaultProxy proxy, Strike strike) throws Exception {
        Set<String> meant = ConcurrentHashMap.newKeySet();
        meant.addAll(List.of("POST /api/v1/workspaces", "PUT /api/v1/workspaces/"));
        proxy.strike(strike, meant.size(), piece -> meant.removeIf(piece::startsWith));
        deals.win(1).comeToRest(ledger);
        assertThat(proxy.notStruck()).as("%s struck, left: %s", strike, meant).isZero();
    }
}
