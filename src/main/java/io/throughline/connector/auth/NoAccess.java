package io.throughline.connector.auth;

import io.throughline.config.Secret;
import io.throughline.connector.http.Deadline;
import java.net.URI;

/** The way into a system that asks for no credentials: a folder, of which the rights of the process decide. */
public final class NoAccess implements Authorization {

    private final Access access;

    /** For the system of this name. */
    public NoAccess(String system) {
        this.access = new Access(Secret.of(""), URI.create("folder://" + system));
    }

    @Override
    public Access access(Deadline deadline) {
        return access;
    }

    @Override
    public Access renewed(Access refused, Deadline deadline) {
        return access;
    }
}
