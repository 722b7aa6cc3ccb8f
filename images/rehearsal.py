"""What the programs of the images do in the build, so that the classes they need are known: their real work, small."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib import request

PROJECT = Path(__file__).resolve().parent.parent
SECONDS = 300


class Programs:
    """The programs of an unpacked image; each run leaves a list of the classes that it has loaded."""

    def __init__(self, image, lists):
        self.image = image
        self.lists = lists

    def _listing(self):
        number = len(list(self.lists.iterdir()))
        return ["-Xshare:off", f"-XX:DumpLoadedClassList={self.lists}/{number}.lst"]

    def run(self, *arguments, cwd=None):
        done = self.image.run(
            *arguments, options=self._listing(), cwd=cwd, capture_output=True, timeout=SECONDS
        )
        if done.returncode != 0:
            sys.exit(f"rehearsal: '{' '.join(arguments)}' ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, *arguments, environment=()):
        return subprocess.Popen(
            self.image.command(*arguments, options=self._listing()),
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            env={**os.environ, **dict(environment)},
        )


def miner(image, lists):
    """The quickstart example: mined, logged to an MLflow of its own, registered; then its model is served and asked."""
    programs = Programs(image, lists)
    sample = lists.parent / "quickstart"
    shutil.copytree(PROJECT / "examples" / "quickstart", sample, dirs_exist_ok=True)
    programs.run("--version")
    try:
        summary = programs.run("run", "experiment.yaml", "--no-serve", "--json", cwd=sample)
        result = json.loads(summary.strip().splitlines()[-1])
        model = result["model"]
        served = f"models:/{model['name']}/{model['version']}"
        server = programs.start("serve", served, "--port", "0", "--tracking-uri", result["trackingUri"])
        try:
            ask(re.search(r"http://\S+", server.stdout.readline()).group())
        finally:
            server.terminate()
            server.wait(SECONDS)
    finally:
        programs.run("tracking", "stop")


def ask(server):
    """One request of each kind, straight to the server whatever proxy is set."""
    opener = request.build_opener(request.ProxyHandler({}))
    question = {"dataframe_split": {"columns": ["items"], "data": [[["1"]]]}}
    asked = request.Request(
        f"{server}/invocations", json.dumps(question).encode(), {"Content-Type": "application/json"}
    )
    for what in ("/health", "/ping", "/version", "/recommend?items=1&k=5", "/metrics", "/openapi.json", "/"):
        opener.open(f"{server}{what}", timeout=SECONDS).read()
    opener.open(asked, timeout=SECONDS).read()


REHEARSALS = {"apriori-miner": miner}
