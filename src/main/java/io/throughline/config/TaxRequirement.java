package io.throughline.config;

/**
 * What must be true once a treatment fits; else the deal is held.
 *
 * @param id kebab word, unique in its treatment
 * @param check the condition
 * @param title one sentence for the person who decides
 * @param fix what that person can do
 */
public record TaxRequirement(String id, TaxCondition check, String title, String fix) {}
