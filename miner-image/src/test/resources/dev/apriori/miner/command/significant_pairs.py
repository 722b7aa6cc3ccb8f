"""Which pairs of items SciPy finds significant in a file of transactions, beside those of the rules that were mined."""

import itertools
import json
import sys
from collections import Counter

import pandas
from scipy.stats import false_discovery_control, fisher_exact

MIN_COUNT, LEVEL = 5, 0.05
folder = sys.argv[1]

with open(f"{folder}/baskets.dat") as lines:
    baskets = [sorted(set(line.split())) for line in lines]
items = Counter(item for basket in baskets for item in basket)
pairs = Counter(pair for basket in baskets for pair in itertools.combinations(basket, 2))
frequent = sorted(item for item, count in items.items() if count >= MIN_COUNT)


def p_value(a, c):
    both = pairs[a, c]
    if both < MIN_COUNT:
        return 1.0
    rest = len(baskets) - items[a] - items[c] + both
    return fisher_exact([[both, items[a] - both], [items[c] - both, rest]], alternative="greater").pvalue


tested = list(itertools.combinations(frequent, 2))
values = [p_value(a, c) for a, c in tested]
adjusted = false_discovery_control(values, method="bh")
rules = pandas.read_parquet(f"{folder}/rules.parquet")
print(
    json.dumps(
        {
            "tested": len(tested),
            "small": sum(bool(value <= LEVEL) for value in values),
            "theirs": sorted([a, c] for (a, c), p in zip(tested, adjusted) if p <= LEVEL),
            "ours": sorted({tuple(sorted([a[0], c[0]])) for a, c in zip(rules.antecedents, rules.consequents)}),
        }
    )
)
