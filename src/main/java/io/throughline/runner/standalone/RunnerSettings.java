package io.throughline.runner.standalone;

import io.throughline.config.Layers;
import io.throughline.config.Systems;
import io.throughline.runner.home.DataFolder;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a runner is started with.
 *
 * @param folder its data folder
 * @param ledger where its ledger lies
 * @param layers its files
 * @param accounts changes the accounts of the files, such as to simulators
 * @param environment where {@code env:NAME} is looked up
 * @param port of its HTTP server; 0 for any free one
 * @param edges which ways in are open
 * @param workers threads per workflow
 * @param lease how long a claim holds without a sign of life; null for the default of 60 s
 */
public record RunnerSettings(
        DataFolder folder,
        LedgerSource ledger,
        Layers layers,
        UnaryOperator<Systems> accounts,
        Map<String, String> environment,
        int port,
        Edges edges,
        int workers,
        Duration lease) {

    /** With the default lease. */
    public RunnerSettings(
            DataFolder folder,
            LedgerSource ledger,
            Layers layers,
            UnaryOperator<Systems> accounts,
            Map<String, String> environment,
            int port,
            Edges edges,
            int workers) {
        this(folder, ledger, layers, accounts, environment, port, edges, workers, null);
    }

    /**
     * Which ways in are open.
     *
     * @param feeds whether systems are polled
     * @param webhooks whether webhooks are taken
     * @param pollEvery how long a feed rests between two polls; null as the files say
     */
    public record Edges(boolean feeds, boolean webhooks, Duration pollEvery) {}
}
