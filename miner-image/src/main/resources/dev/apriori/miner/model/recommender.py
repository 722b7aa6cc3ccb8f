"""Recommends what association rules lead to.

Every rule whose antecedent is in the basket fires, and each item of its consequent that is not in the basket gains by
the ranking. Best score first, then the item that stands first in the catalogue. The same rules, ranking and basket give
the same items and scores as apriori's own server, bit for bit: weights come from integer counts, and an item's weights
are added up in the order of the rules.
"""

import mlflow
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from mlflow.exceptions import MlflowException
from mlflow.pyfunc import PythonModel

RANKINGS = {
    # How a rule's weight comes from its counts, and how an item's weights are combined: np.ufunc.at goes one by one.
    "cosine_sum": (lambda a, c, both, n: both / np.sqrt(a * c), np.add),
    "confidence_max": (lambda a, c, both, n: both / a, np.maximum),
    "lift_max": (lambda a, c, both, n: (both * n) / (a * c), np.maximum),
}


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

    def inverted(self, numbers):
        """For each number below the bound, the lists that hold it."""
        lists = np.repeat(np.arange(len(self.sizes)), self.sizes)
        counts = np.bincount(self.contents, minlength=numbers)
        return Ragged(np.concatenate([[0], np.cumsum(counts)]), lists[np.argsort(self.contents, kind="stable")])


class RuleRecommender(PythonModel):
    def load_context(self, context):
        items = pq.read_table(context.artifacts["items"], columns=["item", "title"])
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
        self.consequents = Ragged.of_labels(rules["consequents"], labels)

        weight, self.combine = RANKINGS[context.model_config["ranking"]]
        transactions = float(rules.schema.metadata[b"transactions"])
        counts = (rules[name].to_numpy().astype(float) for name in ("antecedent_count", "consequent_count", "count"))
        self.weights = weight(*counts, transactions)

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

        scores = np.zeros(len(self.labels))
        weights = np.repeat(self.weights[fired], self.consequents.sizes[fired])
        self.combine.at(scores, self.consequents.at(fired), weights)
        scores[held] = 0
        found = np.flatnonzero(scores)
        best = found[np.argsort(-scores[found], kind="stable")[:k]]
        return [{"item": self.labels[i], "title": self.titles[i], "score": float(scores[i])} for i in best]


mlflow.models.set_model(RuleRecommender())
