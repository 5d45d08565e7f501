/**
 * Where a page of a feed begins and ends, for systems that list records by time of change and id: overlap for late commits, equal times across page edges,
 * positions that are too old. Entry type: {@link io.throughline.camel.feed.FeedComponent}. Knows no system and no SQL.
 */
package io.throughline.camel.feed;
