import json
import sys

import numpy as np
import pandas as pd

rules = pd.read_parquet(f"{sys.argv[1]}/rules.parquet")


def plain(value):
    if isinstance(value, np.ndarray):
        return value.tolist()
    return repr(float(value)).replace("inf", "Infinity") if isinstance(value, float) else int(value)


print(json.dumps({
    "columns": list(rules.columns),
    "rows": [{name: plain(row[name]) for name in rules.columns} for _, row in rules.iterrows()],
    "infinite": int(np.isposinf(rules.conviction).sum()),
}))
