package io.throughline.intake.trigger;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A feed of deals and their records, for tests. */
public final class Deals {

    public static final String ID = "006000000000001AAA";

    public static final Feed FEED = new Feed(
            "salesforce-opportunity",
            "salesforce",
            "opportunity",
            "00D000000000062EAA",
            new Feed.FeedFields("Id", IdStyle.SALESFORCE, "SystemModstamp", "Region__c"),
            new Condition.Equals("IsWon", true),
            List.of("Amount", "CurrencyIsoCode"),
            new Feed.FeedEvents("opportunity.won.v1", "opportunity.changed.v1", "opportunity.noticed.v1"),
            new Feed.Polling(Duration.ofSeconds(10), Duration.ofMinutes(5), 2, Duration.ofHours(24)));

    private Deals() {}

    /** The deal as Salesforce shows it. */
    public static Map<String, Object> deal(String id, boolean won, String modified, String amount) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("attributes", Map.of("type", "Opportunity"));
        record.put("Id", id);
        record.put("IsWon", won);
        record.put("Amount", new BigDecimal(amount));
        record.put("CurrencyIsoCode", "EUR");
        record.put("Region__c", "de");
        record.put("SystemModstamp", modified);
        return record;
    }

    public static Map<String, Object> won(String modified, String amount) {
        return deal(ID, true, modified, amount);
    }

    public static Map<String, Object> open(String modified, String amount) {
        return deal(ID, false, modified, amount);
    }
}
