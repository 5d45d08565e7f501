package io.throughline.camel.call;

import io.throughline.connector.CallException;
import io.throughline.connector.VendorAnswer;
import io.throughline.connector.vendor.Paging;
import io.throughline.connector.vendor.Verdict;
import java.util.List;

/** Takes the one record out of a vendor's envelope. */
final class OneRecord {

    private OneRecord() {}

    /**
     * The answer with the record as body, null if there is none. Two records are no answer: which of them is meant only a person can say.
     *
     * @throws CallException if the answer is no envelope or holds several records; in doubt after a write
     */
    static VendorAnswer of(VendorAnswer answer, Paging envelope, boolean reads) {
        List<Object> records = records(answer, envelope, reads);
        if (records.size() > 1) {
            String what = "holds " + records.size() + " records where one was expected";
            throw reads ? undecided(what, answer) : failure(what, answer, false, Verdict.UNKNOWN);
        }
        Object record = records.isEmpty() ? null : records.get(0);
        return new VendorAnswer(answer.status(), record, answer.raw(), answer.location());
    }

    private static List<Object> records(VendorAnswer answer, Paging envelope, boolean reads) {
        try {
            return envelope.records(answer.body());
        } catch (IllegalArgumentException e) {
            throw failure("cannot be read: " + e.getMessage(), answer, reads, Verdict.NOT_APPLIED);
        }
    }

    private static CallException undecided(String what, VendorAnswer answer) {
        return CallException.undecided(
                "CON-2007 the answer " + what + ". Nothing was changed; only a person can say which one is meant.",
                answer.status());
    }

    private static CallException failure(String what, VendorAnswer answer, boolean reads, Verdict whenRead) {
        String next =
                reads ? " Nothing was changed." : " The write was carried out; the target is asked for its result.";
        String message = "CON-2007 the answer " + what + "." + next;
        return new CallException(message, reads ? whenRead : Verdict.UNKNOWN, answer.status(), "");
    }
}
