"""Recommends what association rules lead to.

Every rule whose antecedent is in the basket fires, and each item of its consequent that is not in the basket gains by
the ranking, if the rule is among the strongest of those that lead there. Best score first, then the item that stands
first in the catalogue. A basket that leads nowhere gets the most popular items that it does not hold, each marked by
"fallback". The same rules, ranking and basket give the same items and scores as apriori's own server, bit for bit:
weights come from integer counts, and an item's weights are added up in the order of the rules.
"""

import re

import mlflow
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from mlflow.exceptions import MlflowException
from mlflow.pyfunc import PythonModel

# How a rule's weight comes from its counts: of the antecedent, the consequent, both, and all transactions.
WEIGHTS = {
    "lift": lambda a, c, both, n: both * n / (a * c),
    "confidence": lambda a, c, both, n: both / a,
    "cosine": lambda a, c, both, n: both / np.sqrt(a * c),
    "damped": lambda a, c, both, n: both * both / (a * c * np.sqrt(np.sqrt(a))),
}

# How an item's weights are combined: ufunc.at goes one by one.
COMBINATIONS = {
    "sum": (np.add, float),
    "max": (np.maximum, float),
    "noisy_or": (np.frompyfunc(lambda score, weight: score + weight - score * weight, 2, 1), object),
}

RANKING = re.compile(f"({'|'.join(WEIGHTS)})_({'|'.join(COMBINATIONS)})(?:_of_([0-9]+))?")


class Ragged:
    """Lists of numbers in two flat arrays: list i is contents[offsets[i]:offsets[i + 1]]."""

    def __init__(self, offsets, contents):
        self.offsets = offsets
        self.sizes = np.diff(offsets)
        self.contents = contents

    @classmethod
    def of_labels(cls, column, labels):
        lists = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
        numbers = pc.index_in(lists.flatten(), value_set=labels)
        if numbers.null_count:
            raise MlflowException("The rules name items that are not in the model's catalogue.")
        return cls(lists.offsets.to_numpy(), numbers.to_numpy())

    def at(self, indices):
        """The chosen lists, one after the other."""
        sizes = self.sizes[indices]
        starts = np.repeat(self.offsets[indices] - np.cumsum(sizes) + sizes, sizes)
        return self.contents[starts + np.arange(sizes.sum())]

    def strongest(self, weights, most):
        """The lists, in which each number is left only in the heaviest lists that hold it, of equals in the first."""
        lists = np.repeat(np.arange(len(self.sizes)), self.sizes)
        order = np.lexsort((lists, -weights[lists], self.contents))
        numbers = self.contents[order]
        place = np.arange(len(order)) - np.searchsorted(numbers, numbers)
        kept = np.sort(order[place < most])
        sizes = np.bincount(lists[kept], minlength=len(self.sizes))
        return Ragged(np.concatenate([[0], np.cumsum(sizes)]), self.contents[kept])

    def inverted(self, numbers):
        """For each number below the bound, the lists that hold it."""
        lists = np.repeat(np.arange(len(self.sizes)), self.sizes)
        counts = np.bincount(self.contents, minlength=numbers)
        return Ragged(np.concatenate([[0], np.cumsum(counts)]), lists[np.argsort(self.contents, kind="stable")])


class RuleRecommender(PythonModel):
    def load_context(self, context):
        items = pq.read_table(context.artifacts["items"], columns=["item", "title", "transactions"])
        self.labels = items["item"].to_pylist()
        self.titles = items["title"].to_pylist()
        self.index = {label: item for item, label in enumerate(self.labels)}

        rules = pq.read_table(
            context.artifacts["rules"],
            columns=["antecedents", "consequents", "antecedent_count", "consequent_count", "count"],
        )
        labels = items["item"].combine_chunks()
        antecedents = Ragged.of_labels(rules["antecedents"], labels)
        self.antecedent_sizes = antecedents.sizes
        self.rules_by_item = antecedents.inverted(len(self.labels))
        consequents = Ragged.of_labels(rules["consequents"], labels)

        weight, combination, strongest = RANKING.fullmatch(context.model_config["ranking"]).groups()
        self.combine, self.score_type = COMBINATIONS[combination]
        transactions = float(rules.schema.metadata[b"transactions"])
        counts = (rules[name].to_numpy().astype(float) for name in ("antecedent_count", "consequent_count", "count"))
        self.weights = WEIGHTS[weight](*counts, transactions)
        self.consequents = consequents.strongest(self.weights, int(strongest)) if strongest else consequents
        liked_by = items["transactions"].to_numpy()
        self.popularity = liked_by / transactions
        self.most_popular = np.argsort(-liked_by, kind="stable")[: np.count_nonzero(liked_by)]
        self.similar = None
        if "similarities" in context.artifacts:
            self.share = float(context.model_config["rules_share"])
            similar = pq.read_table(context.artifacts["similarities"])
            of_item = np.bincount(similar["item"].to_numpy(), minlength=len(self.labels))
            offsets = np.concatenate([[0], np.cumsum(of_item)])
            self.similar = Ragged(offsets, similar["target"].to_numpy())
            self.similar_weights = Ragged(offsets, similar["weight"].to_numpy().astype(float))

    def predict(self, context, model_input: pd.DataFrame, params=None):
        k = int((params or {}).get("k", 10))
        if k < 1:
            raise MlflowException.invalid_parameter_value(f"k is {k}; give 1 or more.")
        return pd.DataFrame({"recommendations": [self.recommend(basket, k) for basket in model_input["items"]]})

    def recommend(self, basket, k):
        """The best k for a basket of labels, which may also be one text with commas. Unknown labels are passed over."""
        labels = [label.strip() for label in basket.split(",")] if isinstance(basket, str) else basket
        held = np.array(sorted({self.index[label] for label in labels if label in self.index}), dtype=int)
        reached, hits = np.unique(self.rules_by_item.at(held), return_counts=True)
        fired = reached[hits == self.antecedent_sizes[reached]]

        scores = np.zeros(len(self.labels), dtype=self.score_type)
        weights = np.repeat(self.weights[fired], self.consequents.sizes[fired]).astype(self.score_type)
        self.combine.at(scores, self.consequents.at(fired), weights)
        scores = self.blended(scores.astype(float), held)
        scores[held] = 0
        found = np.flatnonzero(scores > 0)
        if len(found) == 0:
            others = self.most_popular[~np.isin(self.most_popular, held)][:k]
            return [self.scored(i, self.popularity[i]) | {"fallback": "most_popular"} for i in others]
        best = found[np.argsort(-scores[found], kind="stable")[:k]]
        return [self.scored(i, scores[i]) for i in best]

    def scored(self, item, score):
        return {"item": self.labels[item], "title": self.titles[item], "score": float(score)}

    def blended(self, scores, held):
        """The rules' scores with those of item-based collaborative filtering, where the model is a hybrid."""
        if self.similar is None:
            return scores
        similar = np.zeros(len(self.labels))
        np.add.at(similar, self.similar.at(held), self.similar_weights.at(held))
        return (1 - self.share) * (similar / highest(similar, held)) + self.share * (scores / highest(scores, held))


def highest(scores, held):
    """The highest score of an item that is not held; 1 where none is above 0."""
    others = np.delete(scores, held)
    return others.max(initial=0) or 1.0


mlflow.models.set_model(RuleRecommender())
