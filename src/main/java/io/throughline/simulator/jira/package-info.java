/**
 * The simulated Jira Cloud site: projects, issues, worklogs, boards and webhooks. Entry type: {@link io.throughline.simulator.jira.JiraSimulator}. It
 * knows nothing of the other vendors and nothing of the product that calls it.
 */
package io.throughline.simulator.jira;
