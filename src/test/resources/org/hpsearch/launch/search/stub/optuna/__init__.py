"""As much of Optuna's interface as the tests need: a sampler that counts upwards, and one that fails."""
import types

__version__ = "0-stub"
logging = types.SimpleNamespace(set_verbosity=lambda level: None, ERROR=40)


class Distribution:
    def __init__(self, low=0, high=0, log=False):
        self.low, self.high = low, high


class Categorical(Distribution):
    def __init__(self, choices):
        super().__init__(choices[0], choices[-1])


class CountingSampler:
    def __init__(self, seed=None):
        self.next = seed

    def suggest(self, kind):
        self.next += 1
        return kind.low + (self.next - 1) % (kind.high - kind.low + 1)


class BrokenSampler:
    def suggest(self, kind):
        raise RuntimeError("the sampler is broken")


class Trial:
    def __init__(self, number, sampler):
        self.number, self.sampler = number, sampler

    def _suggest(self, name, kind):
        return self.sampler.suggest(kind)

    def report(self, loss, step):
        pass


class Study:
    def __init__(self, sampler, directions):
        self.sampler, self.asked = sampler, 0

    def ask(self):
        self.asked += 1
        return Trial(self.asked - 1, self.sampler)

    def tell(self, trial, values=None, state=None):
        pass

    def add_trial(self, trial):
        self.sampler.next += 1


create_study = Study
distributions = types.SimpleNamespace(
    FloatDistribution=Distribution, IntDistribution=Distribution, CategoricalDistribution=Categorical)
samplers = types.SimpleNamespace(CountingSampler=CountingSampler, BrokenSampler=BrokenSampler)
trial = types.SimpleNamespace(
    TrialState=types.SimpleNamespace(FAIL="FAIL", PRUNED="PRUNED"), create_trial=lambda **facts: facts)
