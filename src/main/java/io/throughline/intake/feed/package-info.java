/**
 * Takes records of a source, one by one, to events: reads the memory of the object, decides, commits. Also the positions of feeds. Entry type:
 * {@link io.throughline.intake.feed.RecordIntake}. Knows no Camel and no HTTP.
 */
package io.throughline.intake.feed;
