package io.throughline.connector.auth;

import io.throughline.config.SystemConfig;
import io.throughline.connector.http.Deadline;

/** A token that lies in the credentials themselves, as {@code {"token": "…"}}, and does not expire (Kantata, vendor fact 4.1). */
public final class StaticToken implements Authorization {

    private final SystemConfig system;

    /** For this account. */
    public StaticToken(SystemConfig system) {
        this.system = system;
    }

    @Override
    public Access access(Deadline deadline) throws AccessException {
        return new Access(Credentials.read(system).secret("token"), system.url());
    }

    @Override
    public Access renewed(Access refused, Deadline deadline) throws AccessException {
        return access(deadline);
    }
}
