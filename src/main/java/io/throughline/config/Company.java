package io.throughline.config;

import java.util.Map;

/**
 * A legal entity in one period, as a customer has it.
 *
 * @param systems system by role
 * @param settings what decides, with file and line
 */
record Company(LegalEntity entity, Map<String, String> systems, YamlMap settings) {}
