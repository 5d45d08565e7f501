package io.throughline.connector.auth;

import io.throughline.config.SystemConfig;
import io.throughline.connector.http.Deadline;

/** A token that lies in the credentials themselves, such as {@code {"token": "…"}}, and does not expire (Kantata, vendor fact 4.1). */
public final class StaticToken implements Authorization {

    private final SystemConfig system;
    private final String field;

    /**
     * For this account.
     *
     * @param field the field of the credentials that holds the token
     */
    public StaticToken(SystemConfig system, String field) {
        this.system = system;
        this.field = field;
    }

    @Override
    public Access access(Deadline deadline) throws AccessException {
        return new Access(Credentials.read(system).secret(field), system.url());
    }

    @Override
    public Access renewed(Access refused, Deadline deadline) throws AccessException {
        return access(deadline);
    }
}
