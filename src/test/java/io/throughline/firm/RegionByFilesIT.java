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

    /** Overlays of the company and of the customer, a row that began long ago, and an ERP account of its own. */
    @Test
    void i4AnAcquiredCompanyKeepsItsOwnErpAndItsOwnWords() throws Exception {
        Path files = Files.createDirectories(folder.resolve("customer"));
        write(
                files,
                "config/regions/ie.yaml",
                IRELAND.replace("country: IE, subs", "country: IE, systems: { erp: netsuite-liffey }, subs")
                        .replace("netsuite: \"10\"", "netsuite-liffey: \"10\""));
        write(files, "config/systems/netsuite-liffey.yaml", """
                connector: netsuite
                url: https://liffey.example.com
                credentials: env:LIFFEY_CREDENTIALS
                network: public
                account: liffey
                """);
        write(files, "config/customers/liffey.yaml", "customer: liffey\nname: Liffey\naccounts: [L-1]\n");
        write(files, "mappings/entities/ie01/netsuite/project.from-canonical.yaml", """
                mapping: netsuite/project.from-canonical
                fields:
                  comments:
                    - { constant: too late, validFrom: 2999-01-01 }
                    - { concat: [ { from: $legalEntity }, { from: $customer }, { from: $date } ], separator: " ", validFrom: 2020-01-01, validTo: 2998-12-31 }
                """);
        write(files, "mappings/customers/liffey/netsuite/project.from-canonical.yaml", """
                mapping: netsuite/project.from-canonical
                fields:
                  allowExpenses: { constant: false }
                """);
        try (SimulatedFirm firm = SimulatedFirm.in(folder)
                .with(files)
                .withNetSuite("netsuite-liffey", Files.createDirectories(folder.resolve("liffey")))) {
            firm.system("netsuite-liffey").post("/_simulator/records/subsidiary", ireland());
            firm.win(Map.of(
                    "count", 1,
                    "regions", List.of("fr"),
                    "fields", Map.of("Region__c", "ie"),
                    "account",
                            Map.of(
                                    "Name", "Liffey Analytics",
                                    "AccountNumber", "L-1",
                                    "BillingCountryCode", "IE",
                                    "BillingCountry", "Ireland",
                                    "Tax_Number__c", "IE6388047V")));
            TransactionHistory deal = firm.open().atRest(1).get(0);

            assertThat(deal.transaction().state()).as(firm::timelines).isEqualTo(TransactionState.COMPLETED);
            assertThat(firm.system("netsuite").records("job")).isEmpty();
            assertThat(firm.system("netsuite-liffey").records("job"))
                    .singleElement()
                    .satisfies(job -> {
                        assertThat(String.valueOf(job.get("comments"))).matches("ie01 liffey \\d{4}-\\d{2}-\\d{2}");
                        assertThat(job.get("allowExpenses")).isEqualTo(false);
                    });
        }
    }

    private static void write(Path files, String path, String text) throws Exception {
        Path file = files.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
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
