package io.throughline.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DealsTest {

    private static final String WIN = "/_simulator/win";

    private SalesforceOrg org;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        org = new SalesforceOrg(folder.resolve("org"), 7);
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void dealsAreWonOverTheRegionsInTurn() {
        JsonNode ids = org.client
                .post(WIN, "{\"count\":4,\"regions\":[\"de\",\"jp\"]}")
                .json()
                .get("opportunities");

        assertThat(ids).hasSize(4);
        JsonNode won = org.query(
                        "SELECT Region__c, CurrencyIsoCode, Amount FROM Opportunity WHERE IsWon = true ORDER BY Id")
                .json()
                .get("records");
        assertThat(won.findValuesAsText("Region__c")).isEqualTo(List.of("de", "jp", "de", "jp"));
        assertThat(won.findValuesAsText("CurrencyIsoCode")).isEqualTo(List.of("EUR", "JPY", "EUR", "JPY"));
        assertThat(won).allMatch(deal -> deal.get("Amount").decimalValue().signum() > 0);
    }

    @Test
    void theSameSeedWinsTheSameDeals(@TempDir Path other) throws IOException {
        String wish = "{\"count\":10}";
        try (SalesforceOrg twin = new SalesforceOrg(other, 7);
                SalesforceOrg stranger = new SalesforceOrg(other.resolve("stranger"), 8)) {
            org.client.post(WIN, wish);
            twin.client.post(WIN, wish);
            stranger.client.post(WIN, wish);

            assertThat(deals(twin)).isEqualTo(deals(org));
            assertThat(deals(stranger)).isNotEqualTo(deals(org));
        }
    }

    @Test
    void oneNewAccountCanHaveAllDeals() {
        org.client.post(
                WIN, "{\"count\":5,\"regions\":[\"us\"],\"account\":{\"Name\":\"Newcomer\",\"Tax_Number__c\":null}}");

        JsonNode accounts = org.query(
                        "SELECT Tax_Number__c, (SELECT Id FROM Opportunities) FROM Account WHERE Name = 'Newcomer'")
                .json()
                .get("records");

        assertThat(accounts).hasSize(1);
        assertThat(accounts.at("/0/Tax_Number__c").isNull()).isTrue();
        assertThat(accounts.at("/0/Opportunities/totalSize").intValue()).isEqualTo(5);
    }

    @Test
    void anUnknownRegionIsRefused() {
        assertThat(org.client.post(WIN, "{\"regions\":[\"atlantis\"]}").status())
                .isEqualTo(400);
    }

    @Test
    void taxNumbersPassTheirCheckDigits() {
        Random chance = new Random(1);
        for (int i = 0; i < 200; i++) {
            assertThat(germanCheck(TaxNumbers.germany(chance))).isTrue();
            assertThat(australianSum(TaxNumbers.australia(chance)) % 89).isZero();
            String vat = TaxNumbers.unitedKingdom(chance);
            assertThat(vat).matches("GB\\d{9}");
            String french = TaxNumbers.france(chance);
            assertThat((Long.parseLong(french.substring(4)) * 100 + 12) % 97)
                    .isEqualTo(Long.parseLong(french.substring(2, 4)));
        }
    }

    @Test
    void aWonDealIsToldToReceiversSignedAndAgainUntilAccepted() throws Exception {
        try (Receiver receiver = new Receiver(1)) {
            receiver.register(org);

            String id = org.client
                    .post(WIN, "{\"count\":1}")
                    .json()
                    .at("/opportunities/0")
                    .asText();

            Receiver.Delivery refused = receiver.next();
            Receiver.Delivery accepted = receiver.next();
            assertThat(refused.id()).isEqualTo(accepted.id());
            assertThat(new String(accepted.body())).contains("opportunity.won").contains(id);
            assertThat(accepted.signature()).isEqualTo(accepted.expectedSignature());
            assertThat(accepted.stamp())
                    .isEqualTo(String.valueOf(org.clock.instant().getEpochSecond()));
        }
    }

    @Test
    void aMessageIsSentTwiceOrAfterTheNextOrNeverAsTheFaultsSay() throws Exception {
        try (Receiver receiver = new Receiver(0)) {
            receiver.register(org);
            org.client.post("/_simulator/faults", """
                    [{"fault":"out-of-order","nth":1}, {"fault":"duplicate-event","nth":2},
                     {"fault":"lose-event","nth":3,"operation":"opportunity-won-webhook"}]""");

            List<String> won = List.of(win(), win(), win(), win());

            List<Integer> heard = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                JsonNode event = new ObjectMapper().readTree(receiver.next().body());
                heard.add(won.indexOf(event.at("/data/id").asText()));
            }
            assertThat(heard).containsExactlyInAnyOrder(1, 1, 0, 3).startsWith(1);
        }
    }

    private String win() {
        return org.client
                .post(WIN, "{\"count\":1}")
                .json()
                .at("/opportunities/0")
                .asText();
    }

    @Test
    void theSameMessageCanBeSentSeveralTimes() throws Exception {
        try (Receiver receiver = new Receiver(0)) {
            receiver.register(org);
            org.client.post("/_simulator/knobs", "{\"webhookCopies\":3}");
            String open = org.first("SELECT Id FROM Opportunity WHERE IsClosed = false LIMIT 1")
                    .get("Id")
                    .asText();

            org.client.patch(SalesforceOrg.DATA + "/sobjects/Opportunity/" + open, "{\"StageName\":\"Closed Won\"}");

            String first = receiver.next().id();
            assertThat(receiver.next().id()).isEqualTo(first);
            assertThat(receiver.next().id()).isEqualTo(first);
        }
    }

    @Test
    void webhooksGoToLoopbackOnly() {
        String body = "{\"url\":\"http://example.com/\",\"secret\":\"x\"}";

        assertThat(org.client.post("/_simulator/webhooks", body).status()).isEqualTo(400);
    }

    private static JsonNode deals(SalesforceOrg org) {
        return org.client.get("/_simulator/records/Opportunity").json();
    }

    private static boolean germanCheck(String vat) {
        int product = 10;
        for (char c : vat.substring(2, 10).toCharArray()) {
            int sum = (c - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        int check = 11 - product == 10 ? 0 : 11 - product;
        return vat.charAt(10) - '0' == check;
    }

    private static int australianSum(String abn) {
        int[] weights = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (abn.charAt(i) - '0' - (i == 0 ? 1 : 0)) * weights[i];
        }
        return sum;
    }
}
