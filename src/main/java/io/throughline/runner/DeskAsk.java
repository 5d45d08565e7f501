package io.throughline.runner;

import io.throughline.desk.DeskDoor;
import io.throughline.desk.DeskReply;
import java.io.IOException;

/** What a command asks at the desk. */
@FunctionalInterface
interface DeskAsk {
    DeskReply to(DeskDoor desk, String token) throws IOException, InterruptedException;
}
