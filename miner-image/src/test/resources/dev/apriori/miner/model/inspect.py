import io
import json
import logging
import sys

import mlflow
import pandas as pd
from mlflow.models import Model

warned = io.StringIO()
logging.getLogger("mlflow").addHandler(handler := logging.StreamHandler(warned))
handler.setLevel(logging.WARNING)

folder = sys.argv[1]
info = Model.load(folder)
model = mlflow.pyfunc.load_model(folder)
basket = ["3", "10", "17"]


def refusal():
    try:
        model.predict(pd.DataFrame({"items": [basket]}), params={"k": 0})
    except mlflow.MlflowException as e:
        return str(e)


def unchecked(baskets):
    return model.unwrap_python_model().predict(None, pd.DataFrame({"items": baskets}))["recommendations"][0]


print(json.dumps({
    "model_id": info.model_id,
    "run_id": info.run_id,
    "metadata": info.metadata,
    "signature": str(info.signature),
    "example": model.predict(info.load_input_example(folder))["recommendations"][0],
    "refused": refusal(),
    "as a list": unchecked([basket]),
    "comma separated": unchecked([", ".join(basket)]),
    "warnings": warned.getvalue().splitlines(),
}))
