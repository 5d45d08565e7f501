/**
 * Changed issues of Jira as pages of a feed: which of what a search gives belong to the page, and where the next one begins. Entry type: {@link
 * io.throughline.connector.issue.ChangedIssues}. Pure; knows no HTTP and no Camel.
 */
package io.throughline.connector.issue;
