package io.throughline.camel.call;

/**
 * Why an operation route holds its step: nothing was written, and a person must decide.
 *
 * @param rule id of the rule that decided, for example {@code D57}
 * @param team who decides, for example {@code finance}
 * @param title one sentence that this team reads
 * @param detail ids and numbers of what was found; no personal data
 * @param fix what the person can do
 */
public record Hold(String rule, String team, String title, String detail, String fix) {}
