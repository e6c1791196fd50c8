"""Ice hockey with home ice: Fisher errors of centred abilities by iterated weighted least squares as R's glm does it, once
stopped as R stops, when they are R's, and once run to convergence.

python home_advantage_ref.py DATA
"""

import csv
import json
import sys

import numpy as np

DATA = sys.argv[1] + "/classic/"


def deviance(y, mu):
    with np.errstate(all="ignore"):
        won = np.where(y > 0, y * np.log(y / mu), 0)
        lost = np.where(y < 1, (1 - y) * np.log((1 - y) / (1 - mu)), 0)
    return 2 * np.sum(won + lost)


def fit(x, y, as_r):
    mu = (y + 0.5) / 2
    eta = np.log(mu / (1 - mu))
    before = np.inf
    for _ in range(100):
        w = mu * (1 - mu)
        inverse = np.linalg.inv(x.T @ (w[:, None] * x))
        b = inverse @ (x.T @ (w * (eta + (y - mu) / w)))
        eta = x @ b
        mu = 1 / (1 + np.exp(-eta))
        now = deviance(y, mu)
        if as_r and abs(now - before) / (abs(now) + 0.1) < 1e-8:
            break
        before = now
    return b, inverse


def main():
    with open(DATA + "icehockey.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(DATA + "icehockey_reference_home.json", encoding="utf-8") as file:
        players = json.load(file)["centered"]
    at = {p["player"]: i for i, p in enumerate(players)}
    n = len(at)
    x = np.zeros((len(rows), n + 1))
    y = np.array([float(r["result"]) for r in rows])
    for i, r in enumerate(rows):
        x[i, at[r["visitor"]]] += 1
        x[i, at[r["opponent"]]] -= 1
        x[i, n] = -1.0 if r["home.ice"] == "TRUE" else 0.0
    for as_r in (True, False):
        b, inverse = fit(x[:, 1:], y, as_r)
        c = np.eye(n)[:, 1:] - 1 / n
        errors = np.sqrt(np.diag(c @ inverse[: n - 1, : n - 1] @ c.T))
        worst = max(abs(errors[i] - p["se"]) for i, p in enumerate(players))
        print("as R" if as_r else "converged", "largest distance from R's errors", worst)
        print("  home ice", b[-1], np.sqrt(inverse[-1, -1]))
        for i in (1, 2, n - 1):
            print("  ", players[i]["player"], errors[i])


main()
