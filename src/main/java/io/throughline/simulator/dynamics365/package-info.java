/**
 * The simulated Dynamics 365 Finance environment: Entra's token endpoint and the OData v4 service below {@code /data}, with a company for each legal
 * entity. Entry type: {@link io.throughline.simulator.dynamics365.DynamicsSimulator}.
 */
package io.throughline.simulator.dynamics365;
