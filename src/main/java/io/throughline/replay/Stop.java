package io.throughline.replay;

/**
 * Why a replay went no further, other than the end of the record.
 *
 * @param kind what a person would see: {@code hold}, {@code approval}, {@code failure} or {@code refused}
 * @param code of the rule or the problem
 * @param title one sentence
 * @param detail numbers and ids, with file and line where there is one
 * @param amount money at risk as decimal text; null if not known
 * @param currency of the amount; null if not known
 */
public record Stop(String kind, String code, String title, String detail, String amount, String currency) {}
