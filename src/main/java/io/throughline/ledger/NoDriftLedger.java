package io.throughline.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps nothing. */
final class NoDriftLedger implements DriftLedger {

    @Override
    public boolean claimCheck(String system, Duration every) {
        return true;
    }

    @Override
    public void storeShape(String system, String text, Duration next) {
        // nothing is kept
    }

    @Override
    public Optional<Shape> shape(String system, Instant since) {
        return Optional.empty();
    }

    @Override
    public void found(String bundle, String system, String findings) {
        // nothing is kept
    }

    @Override
    public void over(String bundle, String system) {
        // nothing is kept
    }

    @Override
    public List<Drift> all() {
        return List.of();
    }

    @Override
    public boolean takeCase(String bundle, String system, String transactionId) {
        return false;
    }

    @Override
    public List<String> waiting(String bundle, String system) {
        return List.of();
    }

    @Override
    public boolean goOnWith(String transactionId, long version, String bundle, String actor, String reason) {
        return false;
    }
}
