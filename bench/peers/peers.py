"""The Python libraries, measured: jobs come in as lines of JSON, answers go out as lines of JSON.

`peers.py` works on until its input ends and keeps the data that it has read. `peers.py once JOB` does a single job, data
and imports included. `peers.py run COMMAND...` runs another program and says what it took, its output with it.
"""

import json
import os
import sys
import time

transactions = {}
matrices = {}
frames = {}
prepared = {}


def baskets(file):
    if file not in transactions:
        with open(file) as lines:
            seen = {}
            transactions[file] = [[seen.setdefault(i, i) for i in map(int, line.split())] for line in lines]
    return transactions[file]


def matrix(file):
    """What mlxtend mines: a frame of booleans, made beforehand and not timed."""
    if file not in matrices:
        import pandas
        from mlxtend.preprocessing import TransactionEncoder

        encoder = TransactionEncoder()
        table = encoder.fit(baskets(file)).transform(baskets(file))
        matrices[file] = pandas.DataFrame(table, columns=encoder.columns_)
    return matrices[file]


def support(job):
    """A fraction halfway below the count, so that no rounding loses an itemset."""
    return (job["minCount"] - 0.5) / len(baskets(job["file"]))


def bounded(job):
    return None if job["maxLength"] > 1000 else job["maxLength"]


def pyfim(job, report):
    import fim

    search = getattr(fim, job["algorithm"].removeprefix("pyfim "))
    most = bounded(job) or -1
    return search(baskets(job["file"]), target="s", supp=-job["minCount"], zmin=1, zmax=most, report=report)


def mlxtend_itemsets(job, file_support=None):
    from mlxtend import frequent_patterns

    frame = matrix(job["file"])
    least = file_support or support(job)
    if job["algorithm"] == "mlxtend fpgrowth":
        return frequent_patterns.fpgrowth(frame, min_support=least, max_len=bounded(job))
    thrifty = job["algorithm"] != "mlxtend apriori"
    return frequent_patterns.apriori(frame, min_support=least, max_len=bounded(job), low_memory=thrifty)


def efficient_itemsets(job):
    from efficient_apriori import itemsets_from_transactions

    return itemsets_from_transactions(baskets(job["file"]), min_support=support(job), max_length=bounded(job) or 100)[0]


def spark_frame(file):
    """What Spark mines: a cached frame of arrays, made beforehand and not timed."""
    if file not in frames:
        from pyspark.sql import SparkSession

        local = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false"}
        builder = SparkSession.builder.master("local[2]").config(map=local).config("spark.driver.memory", "8g")
        # its trees are serialized node by node, each within its parent: long transactions overflow the usual stack
        builder = builder.config("spark.driver.extraJavaOptions", "-Xss512m")
        builder = builder.config("spark.log.level", "ERROR").config("spark.ui.showConsoleProgress", "false")
        rows = [(basket,) for basket in baskets(file)]
        frames[file] = builder.getOrCreate().createDataFrame(rows, ["items"]).repartition(2).cache()
        frames[file].count()
    return frames[file]


def spark_itemsets(job):
    """The itemsets stay in Spark's JVM; counting them is what makes them."""
    from pyspark.ml.fpm import FPGrowth

    growth = FPGrowth(itemsCol="items", minSupport=support(job))
    return growth.fit(spark_frame(job["file"])).freqItemsets.count()


def itemsets(job):
    library = job["algorithm"].split()[0]
    if library == "pyfim":
        return lambda: pyfim(job, "a"), len
    if library == "mlxtend":
        matrix(job["file"])
        return lambda: mlxtend_itemsets(job), len
    if library == "Spark":
        spark_frame(job["file"])
        return lambda: spark_itemsets(job), int
    baskets(job["file"])
    return lambda: efficient_itemsets(job), lambda found: sum(map(len, found.values()))


def count(job):
    return lambda: pyfim(job, "#"), lambda spectrum: int(sum(spectrum.values()))


def once(key, make):
    if key not in prepared:
        prepared[key] = make()
    return prepared[key]


def rules(job):
    """All rules: of itemsets that are there, but for pyfim, whose rules include mining."""
    library = job["algorithm"].split()[0]
    if library == "pyfim":
        import fim

        least, most = -job["minCount"], bounded(job) or -1
        measures = "abhcl"  # counts of both, antecedent and consequent, confidence, lift
        return lambda: fim.arules(baskets(job["file"]), supp=least, conf=0, zmin=2, zmax=most, mode="o", report=measures), len
    if library == "mlxtend":
        from mlxtend.frequent_patterns import association_rules

        found = once("mlxtend", lambda: mlxtend_itemsets({**job, "algorithm": "mlxtend apriori low memory"}))
        return lambda: association_rules(found, metric="support", min_threshold=0), len
    from efficient_apriori.rules import generate_rules_apriori

    found = once("efficient", lambda: efficient_itemsets(job))
    size = len(baskets(job["file"]))
    return lambda: list(generate_rules_apriori(found, min_confidence=0.0, num_transactions=size)), len


def grid(job):
    """Two of the twelve trials of each support; the other ten take as long, and are taken to."""
    from mlxtend.frequent_patterns import association_rules

    def trials():
        found = 0
        for least in job["supports"]:
            for metric, threshold in (("lift", 1), ("confidence", 0.5)):
                some = mlxtend_itemsets(job, least)
                found += len(association_rules(some, metric=metric, min_threshold=threshold))
        return found

    matrix(job["file"])
    return trials, lambda found: found


TASKS = {"itemsets": itemsets, "count": count, "rules": rules, "itemsets_and_rules": rules, "grid": grid}


def answer(job):
    work, size = TASKS[job["task"].lower()](job)
    seconds, begin = [], time.process_time()
    until = time.perf_counter() + job["seconds"]
    while not seconds or (time.perf_counter() < until and len(seconds) < 50):
        found = None  # what the last one left must not be freed inside the next one's time
        start = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - start)
    cpu = (time.process_time() - begin) / len(seconds)
    times = 6 if job["task"].lower() == "grid" else 1
    return {"seconds": [s * times for s in seconds], "cpu": cpu * times, "found": size(found)}


def run(command):
    start = time.perf_counter()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        os.execvp(command[0], command)
    os.close(writing)
    with os.fdopen(reading) as output:
        text = output.read()
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    found = json.loads(text.strip().splitlines()[-1])
    return {
        "seconds": [seconds],
        "cpu": used.ru_utime + used.ru_stime,
        "found": found["found"] if "found" in found else found["itemsets"],
        "peakMb": used.ru_maxrss / 1024,
        "failed": status != 0,
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        print(json.dumps(run(sys.argv[2:])))
    elif sys.argv[1:2] == ["once"]:
        print(json.dumps(answer(json.loads(sys.argv[2]))))
    else:
        for line in sys.stdin:
            print(json.dumps(answer(json.loads(line))), flush=True)
