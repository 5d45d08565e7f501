/** Tests the tests: breaks one guarantee at a time in a copy of the code and requires that the suite notices. Entry type: {@link io.throughline.sabotage.SabotageIT}. */
package io.throughline.sabotage;
