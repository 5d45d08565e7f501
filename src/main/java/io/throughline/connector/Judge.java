package io.throughline.connector;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import io.throughline.connector.auth.AccessException;
import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.http.WireException;
import io.throughline.connector.vendor.InnerRefusal;
import io.throughline.connector.vendor.StatusTable;
import io.throughline.connector.vendor.Vendor;
import io.throughline.connector.vendor.VendorError;
import io.throughline.connector.vendor.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Says what came of a request: the answer's value, or an exception with its outcome (docs/connectors.md, "What an answer means").
 *
 * @param system the name of the account
 * @param vendor its manners
 * @param maxBytes the longest body
 */
record Judge(String system, Vendor vendor, int maxBytes, Clock clock) {

    /** The value of an answer that says the target did as asked; null for an empty body. */
    Object valueOf(VendorRequest request, WireAnswer answer) {
        whole(request, answer);
        try {
            Object value = answer.body().length == 0 ? null : Json.read(answer.body(), maxBytes);
            Optional<InnerRefusal> inner = vendor.refusalWithin(value);
            if (inner.isPresent()) {
                throw refusalWithin(request, inner.get());
            }
            return value;
        } catch (JsonException e) {
            throw unreadable(request, answer, "no JSON (" + e.code() + ")");
        }
    }

    private CallException refusal(VendorRequest request, WireAnswer answer) {
        VendorError error = errorOf(answer);
        Verdict verdict = vendor.refine(answer.status(), error).orElseGet(() -> StatusTable.of(answer.status()));
        Optional<Duration> told = answer.header("retry-after").flatMap(header -> RetryAfter.parse(header, clock));
        Verdict whole = new Verdict(verdict.outcome(), verdict.pause(), told.or(verdict::retryAfter));
        String what = "CON-2001 system %s answered %s with HTTP %d%s"
                .formatted(system, request.method(), answer.status(), words(error, request));
        return exception(what, request, whole, answer.status(), error.code()).about(error.fields());
    }

    /** A write that gave something beside the refusal may have been done in part. */
    private CallException refusalWithin(VendorRequest request, InnerRefusal inner) {
        VendorError error = inner.error();
        Verdict verdict = vendor.refine(inner.status(), error).orElseGet(() -> StatusTable.of(inner.status()));
        Verdict whole = inner.partial() && !request.reads()
                ? Verdict.UNKNOWN
                : new Verdict(
                        verdict.outcome(), verdict.pause(), inner.patience().or(verdict::retryAfter));
        String what = "CON-1302 system %s answered %s with HTTP 200, but inside the answer stands a refusal (%d)%s"
                .formatted(system, request.method(), inner.status(), words(error, request));
        return exception(what, request, whole, inner.status(), error.code()).about(error.fields());
    }

    private VendorError errorOf(WireAnswer answer) {
        try {
            return answer.damage().isPresent()
                    ? VendorError.NONE
                    : vendor.readError(Json.read(answer.body(), maxBytes));
        } catch (JsonException e) {
            return VendorError.NONE;
        }
    }

    private static String words(VendorError error, VendorRequest request) {
        StringBuilder words = new StringBuilder();
        if (!error.code().isEmpty()) {
            words.append(' ').append(SafeText.word(error.code()));
        }
        error.fields().stream().limit(5).forEach(field -> words.append(", ").append(SafeText.word(field)));
        String message = SafeText.of(error.message(), request.body().value());
        return message.isEmpty()
                ? words.toString()
                : words.append(": ").append(message).toString();
    }

    private CallException unreadable(VendorRequest request, WireAnswer answer, String damage) {
        return doubt(request, answer.status(), damage);
    }

    /** An answer that says that it was done, and cannot be read. */
    CallException doubt(VendorRequest request, int status, String damage) {
        String what = "CON-2004 system %s answered %s with HTTP %d, but the body is %s"
                .formatted(system, request.method(), status, damage);
        return exception(what, request, Verdict.UNKNOWN, status, "");
    }

    /** Refuses what {@link #valueOf} refuses before it reads the body. */
    void whole(VendorRequest request, WireAnswer answer) {
        if (!answer.isSuccess()) {
            throw refusal(request, answer);
        }
        if (answer.damage().isPresent()) {
            throw unreadable(request, answer, answer.damage().get());
        }
    }

    /** No answer came. */
    CallException failure(VendorRequest request, WireException failure) {
        String to = " to system " + system + ": " + failure.getMessage();
        return switch (failure.kind()) {
            case FORBIDDEN -> exception("CON-4001 " + request.method() + to, request, Verdict.PAUSE, 0, "");
            case NOT_SENT ->
                exception("CON-2003 " + request.method() + " was not sent" + to, request, Verdict.NOT_APPLIED, 0, "");
            case UNSURE ->
                exception("CON-2002 " + request.method() + " was sent" + to, request, Verdict.UNKNOWN, 0, "");
        };
    }

    /** No access, so nothing was sent. */
    CallException failure(VendorRequest request, AccessException failure) {
        if (failure.isRefused()) {
            return new CallException(failure.getMessage(), Verdict.PAUSE, 0, "");
        }
        String what = "CON-3003 %s was not sent to system %s: no token, %s"
                .formatted(request.method(), system, failure.getMessage());
        return exception(what, request, Verdict.NOT_APPLIED, 0, "");
    }

    private CallException exception(String what, VendorRequest request, Verdict verdict, int status, String code) {
        Verdict counted = request.reads() ? verdict.forRead() : verdict;
        return new CallException(what + ". " + next(counted), counted, status, code);
    }

    private static String next(Verdict verdict) {
        if (verdict.pause()) {
            return "Nothing was changed there. Calls of this system wait until credentials, rights or address are mended.";
        }
        return switch (verdict.outcome()) {
            case NOT_APPLIED -> "Nothing was changed there; it is tried again.";
            case UNKNOWN -> "It may have been carried out: the target is asked before anything is repeated.";
            case REJECTED, HELD, APPLIED -> "Nothing was changed there, and trying again would not help.";
        };
    }
}
