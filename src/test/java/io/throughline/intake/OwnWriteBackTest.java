package io.throughline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import io.throughline.config.YamlScalar;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What our own mappings write to deals, and what the feed takes for a change of a deal. */
class OwnWriteBackTest {

    private static final Set<String> OF_DEALS = Set.of("link", "status", "unlink", "billing");

    @Test
    void g2EveryFieldThatWeWriteToADealIsToldToTheFeedSoThatItStartsNothing() {
        Set<String> sent = new TreeSet<>();
        for (String mapping : OF_DEALS) {
            YamlMap file = read("mappings/salesforce/" + mapping + ".from-canonical.yaml");
            sent.addAll(((YamlMap) file.get("fields").orElseThrow()).entries().keySet());
        }
        assertThat(sent).contains("Billing_Status__c", "Project_Status__c").isEqualTo(written());
    }

    private static Set<String> written() {
        YamlMap feeds = (YamlMap) read("config/intake.yaml").get("feeds").orElseThrow();
        YamlMap feed = (YamlMap) feeds.get("salesforce-opportunity").orElseThrow();
        return ((YamlList) feed.get("written").orElseThrow())
                .items().stream()
                        .map(name -> ((YamlScalar) name).text())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static YamlMap read(String path) {
        return (YamlMap) YamlReader.read(Layers.over(), path, new Problems()).orElseThrow();
    }
}
