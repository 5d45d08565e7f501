package io.throughline.runner;

import io.throughline.canonical.Json;
import io.throughline.desk.DeskAction;
import io.throughline.desk.DeskRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A decision about one case, conditional on the version that the person saw. */
abstract class DeskDecisionCommand implements Callable<Integer> {

    @Mixin
    private DeskVisit desk;

    @Parameters(paramLabel = "CASE", description = "Id of the case, or a beginning of it that no other case has.")
    private String id;

    @Option(
            names = "--version",
            paramLabel = "N",
            required = true,
            description = "The version that 'desk show' told: if the case has changed since, nothing is decided.")
    private long version;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, for those who read it later. Kept with the decision.")
    private String reason;

    abstract DeskRequest request(long seen, String why);

    @Override
    public Integer call() throws Exception {
        DeskRequest request = request(version, reason);
        return desk.ask((door, token) -> door.decide(token, id, request), DeskDecisionCommand::told);
    }

    private static String told(Map<String, Object> body) {
        return "%s%n  case %s is %s; transaction %s is %s"
                .formatted(
                        Json.textAt(body, "done"),
                        Json.textAt(body, "case.id"),
                        Json.textAt(body, "case.state"),
                        Json.textAt(body, "case.transaction"),
                        Json.textAt(body, "case.transactionState")
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' '));
    }

    private static DeskRequest plain(DeskAction action, long seen, String why, String as, DeskRequest.Options options) {
        return new DeskRequest(action, seen, why, as, Map.of(), options);
    }

    /** Says yes. */
    @Command(
            name = "approve",
            description = {
                "Agrees: to an amount that the region's approval chain asks for; to a call in doubt having been carried out as the record that --as names; to what could not be undone having been taken back by hand."
            })
    static final class Approve extends DeskDecisionCommand {

        @Option(names = "--as", paramLabel = "ID", description = "For a call in doubt: the record that it made.")
        private String as;

        @Override
        DeskRequest request(long seen, String why) {
            return plain(DeskAction.APPROVE, seen, why, as, DeskRequest.Options.NONE);
        }
    }

    /** Tries again. */
    @Command(
            name = "retry",
            description = {
                "Tries again: after a hold, the deal is read anew from the CRM; after a failure, with the same key; for a call in doubt it says that it was not carried out."
            })
    static final class Retry extends DeskDecisionCommand {

        @Option(
                names = "--with-current",
                description =
                        "Go on with the present workflows, mappings and regions instead of those the deal began with.")
        private boolean withCurrent;

        @Override
        DeskRequest request(long seen, String why) {
            return plain(DeskAction.RETRY, seen, why, null, new DeskRequest.Options(false, withCurrent));
        }
    }

    /** Corrects and tries again. */
    @Command(
            name = "correct",
            description = {
                "Corrects values that config/corrections.yaml declares, for this deal only, and tries again. The record in the CRM is not changed. Who corrects a deal does not approve it."
            })
    static final class Correct extends DeskDecisionCommand {

        @Option(
                names = "--set",
                paramLabel = "PATH=VALUE",
                required = true,
                description = "A value, such as opportunity.contract.poNumber=4500012345; may be repeated.")
        private Map<String, String> set = new LinkedHashMap<>();

        @Override
        DeskRequest request(long seen, String why) {
            return new DeskRequest(DeskAction.CORRECT, seen, why, null, set, DeskRequest.Options.NONE);
        }
    }

    /** Gives up. */
    @Command(
            name = "dismiss",
            description = {
                "Gives the deal up and releases what it had reserved, or closes the case of a deal that has ended."
            })
    static final class Dismiss extends DeskDecisionCommand {

        @Option(
                names = "--accept-loose-ends",
                description =
                        "Records of the deal stay in other systems, and nobody takes care of them any more; recorded.")
        private boolean accept;

        @Override
        DeskRequest request(long seen, String why) {
            return plain(DeskAction.DISMISS, seen, why, null, new DeskRequest.Options(accept, false));
        }
    }
}
