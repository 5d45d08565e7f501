/**
 * Systems that leave and take CSV files in a folder: requests are carried out on files and answered as an HTTP API would, so that all that holds for calls holds
 * for them. Entry type: {@link io.throughline.connector.drop.FolderWire}. Knows no system and no route.
 */
package io.throughline.connector.drop;
