package io.throughline.setup;

/**
 * Something that a person does in the vendor's own pages.
 *
 * @param what to do
 * @param where the menu path or page
 * @param why what goes wrong otherwise
 */
public record SetupTask(String what, String where, String why) {}
