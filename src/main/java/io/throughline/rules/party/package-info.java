/**
 * Who customers are, who may decide, and what is left of somebody who was erased: the rules D57 to D60 as pure functions of canonical parties, roles and
 * approvals. What may be sent to which system (D59) is {@link io.throughline.config.Disclosure}; who may do what at the desk (D60) is decided there.
 */
package io.throughline.rules.party;
