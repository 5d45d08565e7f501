/** Documents that are made from the code: checked in, and the build fails when they are stale. Written anew with {@code -Dthroughline.docs.write=true}. */
package io.throughline.docs;
