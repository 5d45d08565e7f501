package io.throughline.desk;

import java.io.IOException;
import java.util.Map;

/** The desk as somebody with a personal token finds it: here, or at a runner on this machine. */
public interface DeskDoor {

    /**
     * The cases that the person sees.
     *
     * @param token personal token, may be null
     * @param filter {@code team}, {@code region}, {@code state} ({@code open} or {@code decided}), {@code limit}; all may be missing
     * @throws IOException if who has the ledger open does not answer
     */
    DeskReply list(String token, Map<String, String> filter) throws IOException, InterruptedException;

    /** One case with everything about it, by its id or a unique beginning of it. */
    DeskReply show(String token, String id) throws IOException, InterruptedException;

    /** Decides; the same decision sent again is answered as done and counts once. */
    DeskReply decide(String token, String id, DeskRequest request) throws IOException, InterruptedException;
}
