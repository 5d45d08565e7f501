package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Rounding;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regions that somebody adds or gets wrong, by files alone. */
class RegionFilesTest {

    private static final String IRELAND = """
            region: ie
            extends: emea
            name: Ireland
            countries: [IE]
            zone: Europe/Dublin
            currency: EUR
            rounding: { mode: half-even, taxLevel: line }
            approval: { above: "100000", team: pmo }
            teams: { tax: sales-operations }
            legalEntities:
              ie01:
                name: Example Ireland Ltd
                country: IE
                subsidiaries: { netsuite: "10" }
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
    void aRegionIsAddedByFilesAlone() throws IOException {
        write("ie", IRELAND);

        Problems problems = new Problems();
        Regions regions = Regions.load(Layers.over(folder), problems);

        assertThat(problems.sorted()).isEmpty();
        Region ireland = regions.resolve(null, "IE").orElseThrow();
        assertThat(ireland.chain()).containsExactly("ie", "emea");
        assertThat(ireland.teamFor("tax").id()).isEqualTo("sales-operations");
        LegalEntity entity = ireland.legalEntity(null).orElseThrow();
        assertThat(entity.books().rounding().mode()).isEqualTo(Rounding.HALF_EVEN);
        assertThat(entity.delivery().templates().find("advisory", "retainer")).isPresent();
        assertThat(ireland.explain("ie01", "rounding.mode"))
                .map(explained -> explained.position().toString())
                .contains("config/regions/ie.yaml:7:19");
    }

    @Test
    void anApprovalChainHasStagesFromTheLowestToTheHighest() throws IOException {
        String one = "approval: { above: \"100000\", team: pmo }";
        write(
                "ie",
                IRELAND.replace(one, "approval: [{ above: \"1000\", team: pmo }, { above: \"2000\", team: finance }]"));
        Regions regions = Regions.load(Layers.over(folder), new Problems());
        assertThat(regions.legalEntity("ie01").orElseThrow().books().approvals())
                .extracting(Approval::stage)
                .containsExactly("pmo above 1000.00 EUR", "finance above 2000.00 EUR");

        write(
                "ie",
                IRELAND.replace(one, "approval: [{ above: \"2000\", team: pmo }, { above: \"2000\", team: finance }]"));
        assertThat(problems()).extracting(Problem::code).containsExactly("CFG-1120");
        write("ie", IRELAND.replace(one, "approval: []"));
        assertThat(problems()).extracting(Problem::code).containsExactly("CFG-1121");
        write("ie", IRELAND.replace(one, "approval: [{ above: \"2000\", teem: pmo }]"));
        assertThat(problems()).extracting(Problem::code).contains("CFG-1012", "CFG-1010");
    }

    @Test
    void theRegionOfTheDocumentWorks() throws IOException {
        String page = Files.readString(Path.of("docs/regions.md"));
        write("ie", page.substring(page.lastIndexOf("```yaml") + 7, page.lastIndexOf("```")));

        assertThat(problems()).isEmpty();
    }

    @Test
    void aLegalEntityMaySayOtherwiseThanItsRegion() throws IOException {
        write("ie", IRELAND.replace("country: IE\n", "country: IE\n    rounding: { taxLevel: document }\n"));

        LegalEntity entity = Regions.load(Layers.over(folder), new Problems())
                .legalEntity("ie01")
                .orElseThrow();

        assertThat(entity.books().rounding().taxLevel()).isEqualTo(RoundingRule.TaxLevel.DOCUMENT);
        assertThat(entity.books().rounding().mode()).isEqualTo(Rounding.HALF_EVEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "extends: emea              | extends: nowhere                  | CFG-1106",
                "extends: emea              | extends: ie                       | CFG-1107",
                "region: ie                 | region: eire                      | CFG-1105",
                "countries: [IE]            | countries: [DE]                   | CFG-1115",
                "countries: [IE]            | countries: [Ireland]              | CFG-1101",
                "zone: Europe/Dublin        | zone: Europe/Cork                 | CFG-1101",
                "zone: Europe/Dublin        | zoned: Europe/Dublin              | CFG-1012",
                "currency: EUR              | currency: PUNT                    | CFG-1101",
                "team: pmo                  | team: nobody                      | CFG-1102",
                "tax: sales                 | taxes: sales                      | CFG-1102",
                "mode: half-even            | mode: sometimes                   | CFG-1011",
                "netsuite: '10'             | dynamics365: '10'                 | CFG-1010",
                "fact: service.country      | fact: service.planet              | CFG-1114",
                "in: [IE]                   | inGroup: gaul                     | CFG-1114",
                "in: [IE]                   | in: [IE], present: true           | CFG-1114",
                "rule: D47                  | rule: D4                          | CFG-1113",
                "rate: '23'                 | rate: '-1'                        | CFG-1113",
                "currency: EUR              | projectCode: '{entity}-{yy}'      | CFG-1109",
                "currency: EUR              | projectCode: '{deal}-{moon}'      | CFG-1109",
                "currency: EUR              | exchangeRates: { table: lunar }   | CFG-1103",
                "currency: EUR              | templates: { advisory: { retainer: { template: none, kantata: 1 } } }               | CFG-1110",
                "currency: EUR              | templates: { advisory: { retainer: { template: managed-service, kantata: 1 } } }    | CFG-1111",
                "currency: EUR              | rules: { purchase-order: off }    | CFG-1112",
                "currency: EUR              | rules: { D41: maybe }             | CFG-1011",
                "currency: EUR              | policies: { shell: never }        | CFG-1011",
                "currency: EUR              | calendar: { workingDays: [] }     | CFG-1101",
            })
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String code) throws IOException {
        String text = IRELAND.replace('"', '\'');
        assertThat(text).contains(good.strip());
        write("ie", text.replace(good.strip(), bad.strip()));

        assertThat(problems())
                .filteredOn(problem -> problem.code().equals(code))
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.position().file()).isEqualTo("config/regions/ie.yaml");
                    assertThat(problem.position().line()).isPositive();
                });
    }

    @Test
    void incrementsOfCurrenciesAreAboveZeroAndOfIso4217() throws IOException {
        String level = "country: IE\n    rounding: { increments: { %s } }\n";
        write("ie", IRELAND.replace("country: IE\n", level.formatted("CHF: \"0.05\"")));
        assertThat(Regions.load(Layers.over(folder), new Problems())
                        .legalEntity("ie01")
                        .orElseThrow()
                        .books()
                        .rounding()
                        .increment("CHF"))
                .contains(new BigDecimal("0.05"));

        write("ie", IRELAND.replace("country: IE\n", level.formatted("CHF: 0, francs: 1")));
        assertThat(problems()).extracting(Problem::code).containsExactly("CFG-1101", "CFG-1101");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        write("ie", IRELAND.replace("zone:", "zoned:").replace("EUR", "PUNT").replace("team: pmo", "team: nobody"));

        assertThat(problems()).extracting(Problem::code).contains("CFG-1010", "CFG-1012", "CFG-1101", "CFG-1102");
    }

    @Test
    void aCircleOfRegionsIsRefused() throws IOException {
        write("aa", "region: aa\nname: A\nextends: bb\n");
        write("bb", "region: bb\nname: B\nextends: aa\n");

        assertThat(problems()).extracting(Problem::code).containsOnly("CFG-1107");
    }

    @Test
    void twoLegalEntitiesNeedOneDefault() throws IOException {
        String second = "  ie02: { name: Second, country: IE, subsidiaries: { netsuite: \"11\" } }\ntax:";
        write("ie", IRELAND.replace("tax:\n  treat", second + "\n  treat"));

        assertThat(problems()).extracting(Problem::code).containsExactly("CFG-1108");
    }

    private void write(String code, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("config/regions")).resolve(code + ".yaml");
        Files.writeString(file, text);
    }

    private List<Problem> problems() {
        Problems problems = new Problems();
        Regions.load(Layers.over(folder), problems);
        return problems.sorted();
    }
}
