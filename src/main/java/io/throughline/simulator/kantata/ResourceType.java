package io.throughline.simulator.kantata;

import java.util.Map;

/**
 * One resource of the API.
 *
 * @param key its plural in paths and envelopes
 * @param singular the root of single bodies
 * @param subject what external references and custom values call it
 * @param firstId ids of this resource count from here
 */
record ResourceType(String key, String singular, String subject, long firstId, Map<String, Attribute> attributes) {}
