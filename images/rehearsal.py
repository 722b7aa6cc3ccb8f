"""What the programs of the images do in the build, so that the classes they need are known: their real work, small."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib import error, request

QUICKSTART = Path(__file__).resolve().parent.parent / "examples" / "quickstart"
SECONDS = 900

# Straight to the servers of this machine, whatever proxy is set.
OPENER = request.build_opener(request.ProxyHandler({}))


class Programs:
    """The programs of an unpacked image, at work in a folder; each run leaves a list of the classes it has loaded."""

    def __init__(self, image, folder):
        shutil.rmtree(folder, ignore_errors=True)
        self.image = image
        self.folder = folder
        self.lists = folder / "lists"
        self.lists.mkdir(parents=True)

    def class_lists(self):
        return list(self.lists.iterdir())

    def run(self, *arguments, cwd=None):
        with self.started(*arguments, cwd=cwd) as process:
            output, errors = process.communicate(timeout=SECONDS)
        if process.returncode != 0:
            sys.exit(f"rehearsal: '{' '.join(arguments)}' ended with {process.returncode}:\n{output}{errors}")
        return output

    @contextmanager
    def started(self, *arguments, cwd=None, **environment):
        """A process that is told to stop at the end, if it has not ended by itself."""
        listing = ["-Xshare:off", f"-XX:DumpLoadedClassList={self.lists}/{len(self.class_lists())}.lst"]
        log = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        process = subprocess.Popen(
            self.image.command(*arguments, options=listing),
            cwd=cwd or self.folder,
            env={**os.environ, "XDG_DATA_HOME": str(self.folder / "data"), **environment},
            **log,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
                process.communicate(timeout=SECONDS)


def miner(programs, engine="Auto"):
    """The quickstart example on this machine with an MLflow of its own, a pod's shard and report, and its model served."""
    sample = programs.folder / "quickstart"
    shutil.copytree(QUICKSTART, sample)
    with open(sample / "experiment.yaml", "a") as experiment:
        experiment.write(f"  execution: {{engine: {engine}}}\n")
    programs.run("--version")
    try:
        summary = programs.run("run", "experiment.yaml", "--no-serve", "--json", cwd=sample)
        result = json.loads(summary.strip().splitlines()[-1])
        tracking = ["--tracking-uri", result["trackingUri"]]
        order = ["--order", str(shard_order(result, sample, engine)), "--termination-log", str(programs.folder / "message")]
        programs.run("shard", *order, "--shard", "0", "--data", str(sample), *tracking)
        programs.run("report", *order, *tracking)
        model = f"models:/{result['model']['name']}/{result['model']['version']}"
        with programs.started("serve", model, "--port", "0", *tracking) as server:
            ask_model(re.search(r"http://\S+?(?=/?\s)", server.stdout.readline()).group())
    finally:
        programs.run("tracking", "stop")


def shard_order(result, folder, engine):
    """What the operator would have pods do in the run of the sweep that RESULT is of; for another experiment's UID."""
    run = OPENER.open(f"{result['trackingUri']}/api/2.0/mlflow/runs/get?run_id={result['best']['runId']}", timeout=SECONDS)
    best = json.load(run)["run"]
    parent = next(tag["value"] for tag in best["data"]["tags"] if tag["key"] == "mlflow.parentRunId")
    order = {
        "name": "rehearsal",
        "namespace": "default",
        "experimentUid": "rehearsal",
        "cluster": "",
        "dataSweep": 1,
        "experimentId": best["info"]["experiment_id"],
        "parentRunId": parent,
        "spec": {
            "dataset": {"format": "MovieLensCsv", "uri": "file:///data/ratings.csv.gz"},
            "grid": {"minSupport": ["0.1"], "metric": ["lift"], "minThreshold": ["1"], "maxLength": [2]},
            "execution": {"engine": engine},
        },
    }
    file = folder / "sweep.json"
    file.write_text(json.dumps(order))
    return file


def spark_miner(programs):
    """The same, with Spark in the program's own process; which classes only an executor's pod loads is not known here."""
    miner(programs, "Spark")


def ask_model(server):
    """One request of each kind."""
    for what in ("health", "ping", "version", "recommend?items=1&k=5", "items", "model", "metrics", "openapi.json", ""):
        OPENER.open(f"{server}/{what}", timeout=SECONDS).read()
    question = json.dumps({"instances": [{"items": ["1"]}]}).encode()
    asked = request.Request(f"{server}/invocations", question, {"Content-Type": "application/json"})
    OPENER.open(asked, timeout=SECONDS).read()


def operator(programs):
    """As far as it gets without a cluster: it is asked how it is while it waits for one."""
    programs.run("--version")
    nowhere = programs.folder / "kubeconfig"
    nowhere.write_text(
        json.dumps(
            {
                "clusters": [{"name": "none", "cluster": {"server": "https://127.0.0.1:1"}}],
                "contexts": [{"name": "none", "context": {"cluster": "none"}}],
                "current-context": "none",
            }
        )
    )
    port = str(free_port())
    with programs.started(APRIORI_MINER_IMAGE="apriori-miner", APRIORI_HTTP_PORT=port, KUBECONFIG=str(nowhere)):
        for what in ("livez", "readyz", "metrics"):
            ask_until_answered(f"http://127.0.0.1:{port}/{what}")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def ask_until_answered(url):
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            return OPENER.open(url, timeout=SECONDS).read()
        except error.HTTPError as answered:
            return answered.read()
        except error.URLError:
            time.sleep(0.2)
    sys.exit(f"rehearsal: {url} has not answered for {SECONDS} s")


REHEARSALS = {"apriori-miner": miner, "apriori-miner-spark": spark_miner, "apriori-operator": operator}
