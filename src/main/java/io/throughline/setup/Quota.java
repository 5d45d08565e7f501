package io.throughline.setup;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.connector.Capabilities;
import io.throughline.setup.CallForecast.Share;
import io.throughline.workflow.OperationContract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Predicts how many calls a day a firm of so many people makes to each system: every operation of every transaction with all calls of its route, and the feeds. Each system is counted
 * as if it served the whole firm in its role, so regions on different systems need less. Pure.
 */
public final class Quota {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3_600);

    private final Layers layers;
    private final Capabilities capabilities;
    private final RouteCalls routes;

    public Quota(Layers layers, Capabilities capabilities) {
        this.layers = layers;
        this.capabilities = capabilities;
        this.routes = new RouteCalls(layers);
    }

    /**
     * The forecast of each of these connectors.
     *
     * @param people how many people the firm has, at least 1
     * @param problems gets what is wrong with {@code config/quota.yaml}; then the answer is empty
     */
    public List<CallForecast> of(int people, Set<String> connectors, Problems problems) {
        return DailyWork.load(layers, routes.names(), problems)
                .map(work -> connectors.stream()
                        .map(connector -> forecast(connector, people, work, problems))
                        .toList())
                .orElse(List.of());
    }

    /** Adds what is wrong with {@code config/quota.yaml} and the files of {@code config/setup}. */
    public static void check(Layers layers, Problems problems) {
        DailyWork.load(layers, new RouteCalls(layers).names(), problems);
        SetupGuide.connectors(layers).forEach(connector -> SetupFile.load(layers, connector, problems));
    }

    private CallForecast forecast(String connector, int people, DailyWork work, Problems problems) {
        Map<String, Long> byCause = new TreeMap<>();
        BigDecimal hundreds = BigDecimal.valueOf(people).divide(HUNDRED);
        BigDecimal atWork = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> workflow : work.workflows().entrySet()) {
            BigDecimal calls = callsOf(workflow.getKey(), connector, work)
                    .multiply(workflow.getValue())
                    .multiply(hundreds)
                    .multiply(work.reserve());
            atWork = atWork.add(calls);
            put(byCause, workflow.getKey(), calls);
        }
        work.feeds().forEach((feed, every) -> put(byCause, feed, feed(feed, connector, every)));
        long perDay = byCause.values().stream().mapToLong(Long::longValue).sum();
        BigDecimal atOnce = atWork.multiply(work.busiestHour())
                .multiply(BigDecimal.valueOf(work.callTakes().toMillis(), 3))
                .divide(SECONDS_AN_HOUR, 2, RoundingMode.UP);
        List<Share> shares = SetupFile.load(layers, connector, problems).limits().stream()
                .map(limit -> new Share(limit, percent(limit, perDay, atOnce)))
                .toList();
        return new CallForecast(connector, byCause, perDay, atOnce, shares);
    }

    private BigDecimal callsOf(String workflow, String connector, DailyWork work) {
        return routes.operations(workflow).stream()
                .map(operation -> BigDecimal.valueOf(callsOf(operation, connector))
                        .multiply(work.times().getOrDefault(operation, BigDecimal.ONE)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private int callsOf(String operation, String connector) {
        Optional<OperationContract> contract = capabilities.operation(operation, connector);
        return contract.map(found -> routes.of(found.route()).getOrDefault(connector, 0))
                .orElse(0);
    }

    private BigDecimal feed(String route, String connector, Duration every) {
        return SECONDS_A_DAY
                .divide(BigDecimal.valueOf(every.toMillis(), 3), 0, RoundingMode.UP)
                .multiply(BigDecimal.valueOf(routes.of(route).getOrDefault(connector, 0)));
    }

    private static void put(Map<String, Long> byCause, String cause, BigDecimal calls) {
        if (calls.signum() > 0) {
            byCause.put(cause, calls.setScale(0, RoundingMode.UP).longValueExact());
        }
    }

    private static long percent(VendorLimit limit, long perDay, BigDecimal atOnce) {
        BigDecimal used = limit.perDay().isPresent() ? BigDecimal.valueOf(perDay) : atOnce;
        int allowed = limit.perDay().or(limit::concurrent).orElse(1);
        return used.multiply(HUNDRED)
                .divide(BigDecimal.valueOf(allowed), 0, RoundingMode.UP)
                .longValueExact();
    }
}
