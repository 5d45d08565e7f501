package io.throughline.runner.server;

import io.throughline.desk.DeskDoor;
import io.throughline.desk.DeskReply;
import io.throughline.desk.DeskRequest;
import java.util.Map;

/** A desk that lets nobody in, for tests of everything else. */
public final class ClosedDesk implements DeskDoor {

    private static final DeskReply NOBODY = new DeskReply(401, Map.of("code", "DSK-1001", "message", "closed"));

    @Override
    public DeskReply list(String token, Map<String, String> filter) {
        return NOBODY;
    }

    @Override
    public DeskReply show(String token, String id) {
        return NOBODY;
    }

    @Override
    public DeskReply decide(String token, String id, DeskRequest request) {
        return NOBODY;
    }
}
