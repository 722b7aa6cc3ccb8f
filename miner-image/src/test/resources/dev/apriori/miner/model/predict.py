import json
import pathlib
import sys

import mlflow
import pandas as pd

folder = pathlib.Path(sys.argv[1])
answers = []
for i, questions in enumerate(json.loads((folder / "questions.json").read_text(encoding="utf-8"))):
    model = mlflow.pyfunc.load_model(str(folder / f"model-{i}"))
    answers.append([
        model.predict(pd.DataFrame({"items": [q["basket"]]}), params={"k": q["k"]})["recommendations"][0]
        for q in questions
    ])
(folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
