package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deal of a region goes all the way whichever systems the region binds: every ERP with every PSA, alone or with another system as delivery tool. The build takes each ERP and each pair
 * at least once, {@code -Dthroughline.chaos=full} takes the whole grid.
 */
class BindingGridIT {

    private static final boolean FULL = "full".equals(System.getProperty("throughline.chaos"));
    private static final List<String> REGIONS = List.of("us", "ca", "de", "gb", "fr", "in", "jp", "au");
    private static final List<String> ERPS = List.of("netsuite", "dynamics365");
    private static final List<String> PSAS = List.of("kantata", "jira", "monday");
    private static final List<String> DELIVERY = List.of("", "jira", "monday", "kantata");

    @TempDir
    Path folder;

    /** What one region binds. */
    private record Binding(String region, String erp, String psa, String delivery) {

        String systems() {
            String tool = delivery.isEmpty() ? "" : ", delivery: " + delivery;
            return "systems: { erp: %s, psa: %s%s }".formatted(erp, psa, tool);
        }
    }

    @TestFactory
    Stream<DynamicTest> i5ADealGoesAllTheWayWhateverTheRegionBinds() {
        List<List<Binding>> firms = firms();
        return firms.stream()
                .map(bindings -> DynamicTest.dynamicTest(
                        bindings.stream().map(Binding::systems).toList().toString(),
                        () -> completed(bindings, folder.resolve("firm-" + firms.indexOf(bindings)))));
    }

    /** One firm has as many bindings as there are regions that sell. */
    private static List<List<Binding>> firms() {
        List<Binding> all = new ArrayList<>();
        for (String psa : PSAS) {
            for (String delivery : DELIVERY) {
                for (String erp : delivery.equals(psa) ? List.<String>of() : ERPS) {
                    if (FULL || (PSAS.indexOf(psa) + DELIVERY.indexOf(delivery) + ERPS.indexOf(erp)) % 2 == 0) {
                        all.add(new Binding(REGIONS.get(all.size() % REGIONS.size()), erp, psa, delivery));
                    }
                }
            }
        }
        List<List<Binding>> firms = new ArrayList<>();
        for (int from = 0; from < all.size(); from += REGIONS.size()) {
            firms.add(all.subList(from, Math.min(all.size(), from + REGIONS.size())));
        }
        return firms;
    }

    private static void completed(List<Binding> bindings, Path place) throws Exception {
        Files.createDirectories(place);
        try (SimulatedFirm firm = SimulatedFirm.in(place).with(files(bindings, place.resolve("files")))) {
            for (Binding binding : bindings) {
                firm.win(Map.of("count", 1, "regions", List.of(binding.region())));
            }
            List<TransactionHistory> deals = firm.open().atRest(bindings.size());
            assertThat(deals)
                    .as(firm::timelines)
                    .allSatisfy(deal -> assertThat(deal.transaction().state()).isEqualTo(TransactionState.COMPLETED));
            count(firm, bindings, "kantata", "workspaces");
            count(firm, bindings, "monday", "boards");
            count(firm, bindings, "jira", "project");
        }
    }

    /** As many projects as deals whose PSA or delivery tool the system is. */
    private static void count(SimulatedFirm firm, List<Binding> bindings, String system, String type) {
        long expected = bindings.stream()
                .filter(binding ->
                        binding.psa().equals(system) || binding.delivery().equals(system))
                .count();
        assertThat(firm.system(system).created(type)).as(system).isEqualTo(expected);
    }

    private static Path files(List<Binding> bindings, Path files) throws IOException {
        for (Binding binding : bindings) {
            String path = "config/regions/" + binding.region() + ".yaml";
            String shipped = Layers.over().find(path).orElseThrow().text();
            String bound = shipped.replaceFirst("(?m)^zone: ", binding.systems() + "\nzone: ");
            assertThat(bound).as(path).isNotEqualTo(shipped);
            Files.createDirectories(files.resolve(path).getParent());
            Files.writeString(files.resolve(path), bound);
        }
        return files;
    }
}
