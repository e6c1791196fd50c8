"""Tie models on real votes, by plain numpy: gradients by complex steps on the log-probabilities as the papers state them,
Newton's method with matrices of differences of those gradients. Shares nothing with the library.

python tie_models_ref.py FOLDER > ../resources/reference/tie_models.json
FOLDER holds the reference data: arena-20240814-counts/pair_counts.csv, arena-33k/votes.csv.gz
"""

import csv
import datetime
import gzip
import json
import sys
from collections import Counter

import numpy as np
import scipy


def half_win(a, b, t):
    p = 1 / (1 + np.exp(b - a))
    q = 1 / (1 + np.exp(a - b))
    tie = 0.5 * (np.log(p) + np.log(q))
    return [np.log(p), np.log(q), tie, tie]


def davidson(a, b, t):
    d = np.exp((a - b) / 2) + np.exp((b - a) / 2) + np.exp(t)
    tie = t - np.log(d)
    return [(a - b) / 2 - np.log(d), (b - a) / 2 - np.log(d), tie, tie]


def rao_kupper(a, b, t):
    p = 1 / (1 + np.exp(t - (a - b)))
    q = 1 / (1 + np.exp(t + (a - b)))
    tie = np.log(1 - p - q)
    return [np.log(p), np.log(q), tie, tie]


def grounded(a, b, t):
    x, y, k = np.exp(a), np.exp(b), 1 + np.exp(t)
    p, q, bad = x / (x + k * y + 1), y / (y + k * x + 1), 1 / (1 + x + y)
    return [np.log(p), np.log(q), np.log(1 - p - q - bad), np.log(bad)]


MODELS = {"HALF_WIN": half_win, "DAVIDSON": davidson, "RAO_KUPPER": rao_kupper, "GROUNDED": grounded}


class Fit:
    """Parameters: log-strengths, then the tie parameter, then the order effect, each where there is one."""

    def __init__(self, names, first, second, counts, model, order):
        self.names, self.i, self.j, self.n = names, first, second, counts
        self.log, self.order = MODELS[model], order
        self.tie = model != "HALF_WIN"
        self.grounded = model == "GROUNDED"
        self.k = len(names)
        self.size = self.k + self.tie + order

    def sides(self, x):
        shift = 0.5 * x[-1] if self.order else 0.0
        tie = x[self.k] if self.tie else 0.0
        return x[self.i] + shift, x[self.j] - shift, tie + np.zeros(len(self.i))

    def value(self, x):
        with np.errstate(all="ignore"):
            logs = self.log(*self.sides(x))
            return sum(np.sum(self.n[:, o][self.n[:, o] > 0] * logs[o][self.n[:, o] > 0]) for o in range(4))

    def slopes(self, x):
        """d log P of each outcome by (a, b, t) for each pair, exact to rounding."""
        args = self.sides(x)
        out = np.empty((3, 4, len(self.i)))
        for m in range(3):
            moved = [v + (1e-30j if m == which else 0) for which, v in enumerate(args)]
            out[m] = np.imag(np.array(self.log(*moved))) / 1e-30
        return out

    def scores(self, x):
        """Sparse score vectors: the slopes, written as columns of the parameters of a pair."""
        s = self.slopes(x)
        parts = [(self.i, s[0]), (self.j, s[1])]
        if self.tie:
            parts.append((np.full(len(self.i), self.k), s[2]))
        if self.order:
            parts.append((np.full(len(self.i), self.size - 1), 0.5 * (s[0] - s[1])))
        return parts

    def gradient(self, x):
        g = np.zeros(self.size)
        for index, s in self.scores(x):
            np.add.at(g, index, np.einsum("op,po->p", s, self.n))
        return g

    def information(self, x):
        h = np.zeros((self.size, self.size))
        for m in range(self.size):
            e = np.zeros(self.size)
            e[m] = 1e-4
            # Fourth order central differences: an error of some 1e-11 of the largest element.
            h[m] = -(8 * (self.gradient(x + e) - self.gradient(x - e)) - (self.gradient(x + 2 * e) - self.gradient(x - 2 * e))) / 12e-4
        return (h + h.T) / 2

    def gauge(self):
        u = np.zeros((self.size, 1))
        u[: self.k] = 0 if self.grounded else 1
        return u @ u.T

    def run(self, start):
        x = np.array(start, float)
        for step in range(200):
            g = self.gradient(x)
            h = self.information(x) + self.gauge()
            w, v = np.linalg.eigh(h)
            d = v @ ((v.T @ g) / np.maximum(np.abs(w), 1e-9 * w.max()))
            length, now = 1.0, self.value(x)
            while np.max(np.abs(d)) > 1e-6 and not self.value(x + length * d) >= now:
                length /= 2
            x = x + length * d
            if np.max(np.abs(d)) < 1e-13 or (step > 5 and np.max(np.abs(d)) < 1e-11):
                break
        if not self.grounded:
            x[: self.k] -= x[: self.k].mean()
        return x

    def errors(self, x):
        u = self.gauge()
        f = np.linalg.inv(self.information(x) + u)
        if not self.grounded:
            f -= u / self.k**2
        g = np.zeros((self.size, self.size))
        parts = self.scores(x)
        for index, s in parts:
            for other, r in parts:
                np.add.at(g, (index, other), np.einsum("op,op,po->p", s, r, self.n))
        v = f @ g @ f
        return np.sqrt(np.diag(f)), np.sqrt(np.diag(v))


def best(fit):
    starts = [(0.0, 0.5)]
    if fit.grounded:
        starts = [(level, tie) for level in (-2.0, 0.0, 2.0) for tie in (-2.0, 0.0, 1.0)]
    found = []
    for level, tie in starts:
        x = np.zeros(fit.size)
        x[: fit.k] = level
        if fit.tie:
            x[fit.k] = tie
        found.append(fit.run(x))
    return max(found, key=fit.value)


def report(names, first, second, counts, model, order):
    fit = Fit(names, np.array(first), np.array(second), np.array(counts, float), model, order)
    x = best(fit)
    fisher, sandwich = fit.errors(x)
    result = {
        "model": model,
        "log_likelihood": fit.value(x),
        "gradient": float(np.max(np.abs(fit.gradient(x)))),
    }
    labels = ["tie"] * fit.tie + ["first"] * order
    for m, label in enumerate(labels):
        result[label] = [x[fit.k + m], fisher[fit.k + m], sandwich[fit.k + m]]
    result["strengths"] = {name: [x[i], fisher[i], sandwich[i]] for i, name in enumerate(names)}
    return result


def golden(folder):
    with open(folder + "/arena-20240814-counts/pair_counts.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = sorted({r["model_a"] for r in rows} | {r["model_b"] for r in rows})
    at = {name: i for i, name in enumerate(names)}
    counts = [[int(r[c]) for c in ("win_a", "win_b", "tie", "both_bad")] for r in rows]
    return names, [at[r["model_a"]] for r in rows], [at[r["model_b"]] for r in rows], counts


def arena(folder):
    outcome = {"model_a": 0, "model_b": 1, "tie": 2, "tie (bothbad)": 3}
    with gzip.open(folder + "/arena-33k/votes.csv.gz", "rt", encoding="utf-8") as file:
        votes = Counter((r["model_a"], r["model_b"], outcome[r["winner"]]) for r in csv.DictReader(file))
    names = sorted({v[0] for v in votes} | {v[1] for v in votes})
    at = {name: i for i, name in enumerate(names)}
    pairs = sorted({(v[0], v[1]) for v in votes})
    counts = [[votes[(a, b, o)] for o in range(4)] for a, b in pairs]
    return names, [at[a] for a, _ in pairs], [at[b] for _, b in pairs], counts


def main():
    folder = sys.argv[1]
    boards = {"golden": (golden(folder), False), "arena-33k": (arena(folder), True)}
    result = {
        "source": "plain likelihoods of arena-20240814-counts and arena-33k (with order effect), both bad as a tie but in GROUNDED",
        "command": "python tie_models_ref.py FOLDER",
        "versions": f"Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}",
        "generated": datetime.date.today().isoformat(),
        "values": "strengths, tie and first: estimate, Fisher error, sandwich error, natural units",
    }
    for name, (board, order) in boards.items():
        result[name] = [report(*board, model, order) for model in MODELS]
    json.dump(result, sys.stdout, indent=1)
    sys.stdout.write("\n")


main()
