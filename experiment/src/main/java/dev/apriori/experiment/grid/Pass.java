package dev.apriori.experiment.grid;

import dev.apriori.experiment.api.Algorithm;
import java.math.BigDecimal;

/**
 * What trials have to have in common for one mining pass, at the lowest of their supports, to answer them all: the same
 * transactions, and the same itemsets to look for.
 */
public record Pass(int maxLength, BigDecimal minRating, int minRatingsPerItem, Algorithm algorithm) {}
