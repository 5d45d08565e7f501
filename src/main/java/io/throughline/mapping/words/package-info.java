/**
 * Says in plain sentences what the rules and conditions of a mapping do: for explanations and for the comparison of regions. Entry type: {@link
 * io.throughline.mapping.words.RuleInWords}. Reads the YAML of a rule and nothing else; knows neither compiled mappings nor runs.
 */
package io.throughline.mapping.words;
