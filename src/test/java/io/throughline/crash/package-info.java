/** The product killed in the middle: real processes, real files, real HTTP. Entry type: {@link io.throughline.crash.KilledRunnerIT}. */
package io.throughline.crash;
