/**
 * The model server of an experiment: its Deployment, Service and what goes with them, and how one version takes over
 * from another. {@code docs/serving.md} tells it as a story.
 */
package dev.apriori.operator.serving;
