package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.testkit.connector.TestDeal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first operation finds out the region by itself, and maps the deal as that region does. */
class VendorRegionsIT {

    @TempDir
    static Path folder;

    private static VendorKit kit;

    @BeforeAll
    static void start() {
        kit = VendorKit.start(folder);
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @Test
    void dealOfNoKnownRegionIsMappedByTheCountryOfItsAccount() {
        TestDeal deal = kit.won("in", "{\"Region__c\": null}", "{\"BillingStateCode\": \"29\"}");
        Map<String, Object> opportunity = deal.applied("crm-opportunity-read", "opportunity");
        assertThat(Json.textAt(opportunity, "account.address.state")).isEqualTo("KA");
        assertThat(opportunity).doesNotContainKey("region");
        assertThat(deal.text("transaction.region")).isEqualTo("in");
    }

    @Test
    void i4DealIsPlacedByRegionInCapitalsOrByTheNameOfItsCountry() {
        TestDeal capitals = kit.won("de", "{\"Region__c\": \"DE\", \"Legal_Entity__c\": \"DE01\"}", "{}");
        capitals.applied("crm-opportunity-read", "opportunity");
        assertThat(capitals.text("transaction.region")).isEqualTo("de");

        TestDeal named = kit.won(
                "fr",
                "{\"Region__c\": null, \"Legal_Entity__c\": null}",
                "{\"BillingCountryCode\": null, \"BillingCountry\": \"Belgique\"}");
        Map<String, Object> opportunity = named.applied("crm-opportunity-read", "opportunity");
        assertThat(named.text("transaction.region")).isEqualTo("fr");
        assertThat(Json.textAt(opportunity, "account.country")).isEqualTo("BE");
    }

    @Test
    void japaneseContactsAreCalledByTheFamilyNameFirst() {
        TestDeal deal = kit.won("jp");
        String name = Json.textAt(deal.applied("crm-opportunity-read", "opportunity"), "contacts.0.name");
        assertThat(name).isIn("Sato Haruka", "Watanabe Kenji", "Takahashi Yui", "Mori Daichi");
    }
}
