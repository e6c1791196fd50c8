"""Workloads as arrays, and how times and distances are taken."""

import subprocess
import time
from pathlib import Path

import numpy as np

import optimum

TARGET = Path(__file__).resolve().parent.parent / "target"
WORKLOADS = TARGET / "workloads"
JAR = TARGET / "podium-bench.jar"
POINTS = optimum.POINTS
ROUNDS = 1000
ELO_VOTES = 10_000_000


class Votes:
    """A workload as arrays, with its optimum and Podium's estimates."""

    def __init__(self, name):
        folder = WORKLOADS / name
        last = folder / "podium_bt.npy"
        if not last.exists() or last.stat().st_mtime < JAR.stat().st_mtime:
            draw = ["java", "-Xmx6g", "-cp", str(JAR), "org.podium.bench.WorkloadFiles", str(WORKLOADS), name]
            subprocess.run(draw, check=True)
        self.folder = folder
        self.first = np.load(folder / "a.npy")
        self.second = np.load(folder / "b.npy")
        self.score = np.load(folder / "outcome.npy") / 2.0
        self.podium = np.load(folder / "podium_bt.npy")
        self.size = self.podium.size
        self._optimum = {}

    def once(self, name, compute):
        if name not in self._optimum:
            self._optimum[name] = compute()
        return self._optimum[name]

    def rows(self):
        return self.once("rows", lambda: optimum.aggregate(self.first, self.second, self.score))

    def optimum(self):
        if self.size > 2000:
            return self.once("plain", lambda: optimum.newton_sparse(self.first, self.second, self.score, self.size))
        return self.once("plain", lambda: optimum.newton(*self.rows(), self.size))

    def features(self):
        return self.once("features", lambda: np.load(self.folder / "features.npy"))

    def style_optimum(self):
        arguments = (self.first, self.second, self.score, self.features(), self.size)
        return self.once("style", lambda: optimum.newton_style(*arguments))

    def frame(self):
        import pandas as pd

        return self.once("frame", lambda: pd.read_csv(self.folder / "votes.csv"))


_votes = {}


def votes(name):
    if name not in _votes:
        _votes[name] = Votes(name)
    return _votes[name]


def timed(work, least=1.0, most=5):
    """The median time of some runs after a first one, or that of the first if it takes long, and the answer."""
    begin = time.perf_counter()
    answer = work()
    times = [time.perf_counter() - begin]
    if times[0] < 10 * least:
        times.clear()
        while len(times) < most and (len(times) < 3 or sum(times) < least):
            begin = time.perf_counter()
            answer = work()
            times.append(time.perf_counter() - begin)
    return float(np.median(times)), answer


def off(estimates, best):
    """The largest difference in points once both are centred."""
    estimates = np.asarray(estimates, dtype=float)[: best.size]
    return float(np.abs(estimates - estimates.mean() - (best - best.mean())).max() * POINTS)


def extrapolated(seconds, rounds):
    """The time of all bootstrap rounds from that of some."""
    return seconds / rounds * ROUNDS
