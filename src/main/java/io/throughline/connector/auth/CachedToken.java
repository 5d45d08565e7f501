package io.throughline.connector.auth;

import io.throughline.connector.http.Deadline;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps one token for all calls of an account; one caller fetches, the others wait, and whoever comes with an older one gets the newer. */
final class CachedToken implements Authorization {

    private final TokenSource source;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Token current;

    CachedToken(TokenSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Access access(Deadline deadline) throws AccessException {
        Token token = current;
        return isGood(token) ? token.access() : fetch(null, deadline);
    }

    @Override
    public Access renewed(Access refused, Deadline deadline) throws AccessException {
        return fetch(refused, deadline);
    }

    private Access fetch(Access refused, Deadline deadline) throws AccessException {
        enter(deadline);
        try {
            Token token = current;
            if (!isGood(token) || (refused != null && token.access().sameTokenAs(refused))) {
                token = source.fetch(deadline);
                current = token;
            }
            return token.access();
        } finally {
            fetching.unlock();
        }
    }

    private boolean isGood(Token token) {
        return token != null && clock.instant().isBefore(token.renewAt());
    }

    private void enter(Deadline deadline) throws AccessException {
        try {
            if (!fetching.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw AccessException.unavailable("another call was still fetching the token", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AccessException.unavailable("interrupted while waiting for the token", e);
        }
    }
}
