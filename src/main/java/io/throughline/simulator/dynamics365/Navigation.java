package io.throughline.simulator.dynamics365;

import java.util.Map;

/**
 * Where {@code $expand} leads.
 *
 * @param target the entity set
 * @param many whether it leads to a list
 * @param pairs property here to property there
 */
record Navigation(String name, String target, boolean many, Map<String, String> pairs) {}
