package io.throughline.testkit.connector;

import io.throughline.config.Network;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.Wire;
import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.http.WireException;
import io.throughline.connector.http.WireException.Kind;
import io.throughline.connector.http.WireRequest;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Lets calls go wrong on the way to a system that has no control calls, or on the way back. For one thread at a time. */
public final class DisturbedWire implements Wire {

    private final Wire wire;
    private Disturbance disturbance;
    private int left;

    /** Carries everything as the other does, until it is told to {@link #fail}. */
    public DisturbedWire(Wire wire) {
        this.wire = wire;
    }

    /** Lets the nth of the next calls go wrong. */
    public void fail(int nth, Disturbance how) {
        left = nth;
        disturbance = how;
    }

    /** Takes away what did not strike; true if there was something. */
    public boolean healed() {
        boolean unspent = disturbance != null;
        disturbance = null;
        return unspent;
    }

    @Override
    public int maxAnswerBytes() {
        return wire.maxAnswerBytes();
    }

    @Override
    public WireAnswer send(WireRequest request, Network network, Deadline deadline, Runnable beforeFirstByte)
            throws WireException {
        if (disturbance == null || --left > 0) {
            return wire.send(request, network, deadline, beforeFirstByte);
        }
        Disturbance now = disturbance;
        disturbance = null;
        if ("refuse".equals(now.fault())) {
            throw new WireException(Kind.NOT_SENT, "it was not there", null);
        }
        if ("quota".equals(now.fault())) {
            return answer(429);
        }
        Optional<WireAnswer> whole = Optional.empty();
        if ("before-commit".equals(now.when())) {
            beforeFirstByte.run();
        } else {
            whole = Optional.of(wire.send(request, network, deadline, beforeFirstByte));
        }
        return spoilt(now.fault(), whole);
    }

    private static WireAnswer spoilt(String fault, Optional<WireAnswer> whole) throws WireException {
        if (fault.startsWith("http:")) {
            return answer(Integer.parseInt(fault.substring("http:".length())));
        }
        byte[] body = whole.map(WireAnswer::body).orElse(new byte[0]);
        return switch (fault) {
            case "lose-answer" -> throw new WireException(Kind.UNSURE, "the answer was lost", null);
            case "cut-body" -> new WireAnswer(200, none(), Arrays.copyOf(body, body.length / 2), Optional.of("cut"));
            case "garbage" -> new WireAnswer(200, none(), "<html>".getBytes(StandardCharsets.UTF_8), Optional.empty());
            default -> throw new IllegalArgumentException("no such fault here: " + fault);
        };
    }

    private static WireAnswer answer(int status) {
        return new WireAnswer(status, none(), new byte[0], Optional.empty());
    }

    private static HttpHeaders none() {
        return HttpHeaders.of(Map.of(), (name, value) -> true);
    }
}
