/**
 * How each vendor lets us in: tokens are fetched with the credentials of the system, kept, and renewed once when refused. Entry type: {@link
 * io.throughline.connector.auth.Authorization}. Knows no operation and no outcome; never prints a token or a credential.
 */
package io.throughline.connector.auth;
