package io.throughline.testkit.connector;

import java.util.List;
import java.util.Map;

/** A system that a connector is certified against: it can be made to fail, and tells what was done to it. For one thread. */
public interface SystemUnderTest {

    /** Lets one of the next calls go wrong. */
    void fail(int nth, Disturbance disturbance);

    /** Takes away what did not strike; true if there was something. */
    boolean healed();

    /** How many records it made so far. */
    long created();

    /** The decoded paths of the requests that reached it, without their queries. */
    List<String> paths();

    /** Does what an administrator of the system does, such as renaming a field. */
    void administer(Map<String, Object> change);
}
