/**
 * What an administrator of a vendor's tenant prepares before Throughline works there: tasks from {@code config/setup/<connector>.yaml}, fields, values and tables derived from
 * the mappings. Entry type: {@link io.throughline.setup.SetupGuide}. Asks no system.
 */
package io.throughline.setup;
