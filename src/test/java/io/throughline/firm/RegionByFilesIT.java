package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.TransactionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region is a file: no Java and no workflow is touched. */
class RegionByFilesIT {

    private static final String IRELAND = """
            region: ie
            extends: emea
            name: Ireland
            countries: [IE]
            zone: Europe/Dublin
            currency: EUR
            rounding: { mode: half-up, taxLevel: line }
            approval: { above: "900000", team: finance }
            legalEntities:
              ie01: { name: Example Ireland Ltd, country: IE, subsidiaries: { netsuite: "10" } }
            tax:
              treatments:
                - id: domestic
                  rule: D47
                  says: the service is received in Ireland
                  when: [{ fact: service.country, in: [IE] }]
                  treatment: standard
                  components: [{ name: VAT, rate: "23" }]
            """;

    @TempDir
    Path folder;

    @Test
    void aDealOfANewRegionBecomesAProjectOfItsOwnLegalEntity() throws Exception {
        Path files = Files.createDirectories(folder.resolve("customer"));
        Files.createDirectories(files.resolve("config/regions"));
        Files.writeString(files.resolve("config/regions/ie.yaml"), IRELAND);
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            firm.system("netsuite").post("/_simulator/records/subsidiary", ireland());
            firm.win(Map.of(
                    "count", 1,
                    "regions", List.of("fr"),
                    "fields", Map.of("Region__c", "ie", "Legal_Entity__c", "ie01"),
                    "account",
                            Map.of(
                                    "Name",
                                    "Liffey Analytics",
                                    "BillingCountryCode",
                                    "IE",
                                    "BillingCountry",
                                    "Ireland",
                                    "Tax_Number__c",
                                    "IE6388047V")));
            TransactionHistory deal = firm.open().atRest(1).get(0);
            assertThat(deal.transaction().state()).as(firm::timelines).isEqualTo(TransactionState.COMPLETED);
            assertThat(deal.transaction().legalEntity()).isEqualTo("ie01");
        }
    }

    private static Map<String, Object> ireland() {
        return Map.of(
                "id",
                "10",
                "externalId",
                "ie01",
                "name",
                "Example Ireland Ltd",
                "currency",
                Map.of("externalId", "EUR"));
    }
}
