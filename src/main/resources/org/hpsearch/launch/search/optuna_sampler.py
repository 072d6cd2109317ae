"""Chooses points with Optuna: one JSON object a line on standard input, one as the answer on standard output.

The first line describes the space: {"sampler", "seed", "objectives", "dimensions": [{"kind": "real" | "whole" | "choice",
"low", "high", "log", "count", "of", "any": [[from, to], ...]}]}. Each further line is a question:
{"add": [{"point", "losses"}], "tell": [{"trial", "losses", "step", "state"}]}, answered by {"trial", "point"}. A value that
does not exist is null. A failure is answered by {"error"}.
"""
import inspect
import json
import signal
import sys
import warnings

signal.signal(signal.SIGINT, signal.SIG_IGN)
warnings.simplefilter("ignore")


def chosen(name, seed):
    wanted = name.lower().removesuffix("sampler")
    known = {n[: -len("Sampler")].lower(): getattr(optuna.samplers, n) for n in dir(optuna.samplers)
             if n.endswith("Sampler") and n != "BaseSampler"}
    if wanted not in known:
        raise ValueError(f"Optuna {optuna.__version__} has no sampler {name}; it has " + ", ".join(sorted(known)))
    options = inspect.signature(known[wanted].__init__).parameters
    given = {key: value for key, value in {"seed": seed, "constant_liar": True}.items() if key in options}
    return known[wanted](**given)


def distribution(dimension):
    if dimension["kind"] == "choice":
        return optuna.distributions.CategoricalDistribution(list(range(int(dimension["count"]))))
    if dimension["kind"] == "whole":
        return optuna.distributions.IntDistribution(
            int(dimension["low"]), int(dimension["high"]), log=dimension["log"])
    return optuna.distributions.FloatDistribution(dimension["low"], dimension["high"], log=dimension["log"])


class Study:
    def __init__(self, plan):
        self.dimensions = plan["dimensions"]
        self.distributions = [distribution(dimension) for dimension in self.dimensions]
        self.several = plan["objectives"] > 1
        self.study = optuna.create_study(
            sampler=chosen(plan["sampler"], plan["seed"]), directions=["minimize"] * plan["objectives"])
        self.open = {}

    def active(self, dimension, point):
        if dimension["of"] is None:
            return True
        value = point[dimension["of"]]
        return value is not None and any(low <= value <= high for low, high in dimension["any"])

    def values(self, point):
        pairs = [(str(i), value, self.distributions[i]) for i, value in enumerate(point) if value is not None]
        params = {name: value if isinstance(kind, optuna.distributions.FloatDistribution) else int(value)
                  for name, value, kind in pairs}
        return params, {name: kind for name, _, kind in pairs}

    def add(self, point, losses):
        params, kinds = self.values(point)
        self.study.add_trial(optuna.trial.create_trial(params=params, distributions=kinds, values=losses))

    def tell(self, trial, losses, step, state):
        asked = self.open.pop(trial)
        if state == "STOPPED" and losses and not self.several:
            asked.report(losses[0], int(step))
            self.study.tell(asked, state=optuna.trial.TrialState.PRUNED)
        elif losses:
            self.study.tell(asked, losses)
        else:
            self.study.tell(asked, state=optuna.trial.TrialState.FAIL)

    def ask(self):
        trial = self.study.ask()
        point = []
        for i, dimension in enumerate(self.dimensions):
            value = trial._suggest(str(i), self.distributions[i]) if self.active(dimension, point) else None
            point.append(value)
        self.open[trial.number] = trial
        return {"trial": trial.number, "point": point}

    def answer(self, question):
        for known in question["add"]:
            self.add(**known)
        for ended in question["tell"]:
            self.tell(**ended)
        return self.ask()


def main():
    study = None
    for line in sys.stdin:
        try:
            if study is None:
                study = Study(json.loads(line))
                answer = {"optuna": optuna.__version__}
            else:
                answer = study.answer(json.loads(line))
        except Exception as failure:
            answer = {"error": f"{failure}" or type(failure).__name__}
        print(json.dumps(answer), flush=True)


try:
    import optuna
except ImportError:
    print(json.dumps({"error": "python3 has no Optuna; pip install optuna"}), flush=True)
else:
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    main()
