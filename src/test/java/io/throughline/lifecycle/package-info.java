/** Every row of the life cycles, visited with the real product. */
package io.throughline.lifecycle;
