/**
 * Jira Query Language as text and as a tree; what the names mean is for its caller. Entry type: {@link io.throughline.simulator.jira.jql.JqlParser}.
 */
package io.throughline.simulator.jira.jql;
