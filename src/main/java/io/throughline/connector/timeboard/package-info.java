/**
 * Time that a board of monday.com holds, an item for each entry, newest change first. Entry type: {@link io.throughline.connector.timeboard.TimeBoardPage}. Pure:
 * sends nothing.
 */
package io.throughline.connector.timeboard;
