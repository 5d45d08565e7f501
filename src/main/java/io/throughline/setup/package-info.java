/**
 * What an administrator of a vendor's tenant prepares before Throughline works there: tasks from {@code config/setup/<connector>.yaml}, fields, values and tables derived from
 * the mappings; and how many calls a day it will get. Entry types: {@link io.throughline.setup.SetupGuide}, {@link io.throughline.setup.Quota}. Asks no system.
 */
package io.throughline.setup;
