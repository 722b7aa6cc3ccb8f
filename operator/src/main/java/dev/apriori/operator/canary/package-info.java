/**
 * Whether a new revision of a model server does as well as the old one that it shares the requests with, and so whether
 * it gets more of them. Pure, but for the reading of what servers have counted.
 */
package dev.apriori.operator.canary;
