package io.throughline.vendor;

import io.throughline.config.Layers;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.FeedFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The shipped connector of monday.com is certified as PSA. */
class MondaySuiteIT extends SimulatedVendorSuite {

    MondaySuiteIT() {
        super("monday", Map.of("crm", "salesforce", "erp", "netsuite", "psa", "monday"));
    }

    @Override
    protected Layers layers(Path folder) throws IOException {
        return BoundRegion.psa(folder, "emea", "monday");
    }

    /** More deals in a minute than a firm wins in a month must not run out of the account's points and calls. */
    @Override
    protected ConnectorBed start(Path folder) throws Exception {
        ConnectorBed bed = super.start(folder);
        for (String limit : List.of("complexityPerMinute", "callsPerMinute", "callsPerDay")) {
            target().control().turn(limit, Integer.MAX_VALUE);
        }
        return bed;
    }

    @Override
    protected List<FeedFacts> feeds() {
        return List.of(new MondayTimeFacts(target().control()));
    }

    @Override
    protected void endSessions() {
        // monday.com has no sessions: a token holds until somebody revokes it
    }
}
