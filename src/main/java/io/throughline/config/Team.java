package io.throughline.config;

import java.time.Duration;

/**
 * People who decide exceptions.
 *
 * @param id kebab word, such as {@code sales-operations}
 * @param name for people
 * @param answerWithin how soon they should decide
 * @param rank from 0, the most important first
 */
public record Team(String id, String name, Duration answerWithin, int rank) {}
