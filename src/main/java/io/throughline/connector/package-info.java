/**
 * What connected systems promise and how they are called: capability files become contracts ({@link
 * io.throughline.connector.Capabilities}), and one client sends every request, with token, time limits, classification and paging ({@link
 * io.throughline.connector.VendorClient}). Knows no route, no mapping and no ledger. Codes: {@code CON-1xxx} wiring, {@code CON-2xxx} answers,
 * {@code CON-3xxx} credentials, {@code CON-4xxx} addresses, {@code CAP-10xx} capability files.
 */
package io.throughline.connector;
