package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.throughline.ledger.TransactionHistory;
import io.throughline.simulator.SimulatorCredentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Logs and cases carry ids: no secret, no name of a person, no mail address, no body (G16, S-09, S-42). */
class NothingPersonalInLogsIT {

    private static final String TAX_NUMBER = "DE811907980";

    @TempDir
    Path folder;

    @Test
    void g16SecretsAndPeopleStayOutOfLogsAndCases() throws Exception {
        Lines lines = new Lines();
        try (SimulatedFirm firm = SimulatedFirm.in(folder)) {
            listen(lines);
            firm.system("netsuite").faults(List.of(Map.of("operation", "salesOrder-upsert", "fault", "http:400")));
            firm.system("kantata")
                    .faults(List.of(Map.of("operation", "stories-create", "fault", "http:503", "count", 2)));
            firm.win(Map.of(
                    "count",
                    4,
                    "regions",
                    List.of("de", "us"),
                    "account",
                    Map.of("Name", "Canary Werke", "Tax_Number__c", TAX_NUMBER)));
            List<TransactionHistory> deals = firm.open().atRest(4);
            List<String> canaries = canaries(firm);
            assertThat(lines.all()).isNotEmpty();
            canaries.forEach(canary -> assertThat(lines.all()).as("in logs").noneMatch(line -> line.contains(canary)));
            canaries.forEach(canary -> assertThat(deals)
                    .as("in cases and problems")
                    .noneMatch(deal -> deal.desk().toString().contains(canary)
                            || deal.transaction().toString().contains(canary)));
        } finally {
            root().detachAppender(lines);
            levels(null, null);
        }
    }

    private static List<String> canaries(SimulatedFirm firm) {
        Stream<String> people = firm.system("salesforce").records("Contact").stream()
                .flatMap(contact -> Stream.of(contact.get("Email"), contact.get("LastName")))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.length() > 5);
        return Stream.concat(
                        people,
                        Stream.of(
                                TAX_NUMBER,
                                SimulatorCredentials.SALESFORCE_CLIENT_SECRET,
                                SimulatorCredentials.KANTATA_TOKEN,
                                "Bearer "))
                .distinct()
                .toList();
    }

    private static void listen(Lines lines) {
        lines.start();
        root().addAppender(lines);
        levels(Level.DEBUG, Level.INFO);
    }

    private static void levels(Level ours, Level camel) {
        ((Logger) LoggerFactory.getLogger("io.throughline")).setLevel(ours);
        ((Logger) LoggerFactory.getLogger("org.apache.camel")).setLevel(camel);
        // a command that ran in this process before may have silenced it
        ((Logger) LoggerFactory.getLogger("org.apache.camel.impl.engine.AbstractCamelContext")).setLevel(camel);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    /** Every line that was logged, with its exception. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String fault =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getFormattedMessage() + fault);
        }

        List<String> all() {
            return List.copyOf(lines);
        }
    }
}
