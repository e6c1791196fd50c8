"""Multinomial bootstrap of a half-win Bradley-Terry board: percentile, basic and BCa intervals at 95 %.

    python bootstrap_ref.py golden   DATA OUT.json [rounds] [seed]   # DATA/arena-20240814-counts/pair_counts.csv
    python bootstrap_ref.py arena33k DATA OUT.json [rounds] [seed]   # DATA/arena-33k/votes.csv.gz

cells     unique (a, b, y), a < b by name, y in {0, 1/2, 1}; ties and both-bad votes are y = 1/2
model     P(a beats b) = 1 / (1 + exp(t_b - t_a)), log-likelihood sum n (y log p + (1 - y) log (1 - p))
score     1000 + 400 / ln(10) t, sum(t) = 0
round     counts ~ Multinomial(N, n / N) over the cells in sorted order (a, b, 2y), numpy Generator(PCG64(seed))
fit       t += pinv(H_full) g from the full-data optimum until max |g_i| / votes_i <= 1e-10 and the last correction is at
          most 1e-8 points; slow rounds are finished by Newton steps; no round may lack a finite estimate
quantile  numpy's default, linear (type 7)
mcse      of a quantile at p, by binomial order statistics: (Q(p + d) - Q(p - d)) / 2 with d = sqrt(p (1 - p) / rounds)
z0        Phi^-1((#{round < score} + 1/2 #{round = score}) / rounds)
a         sum n I^3 / (6 (sum n I^2)^(3/2)), I = (e_i - 1/K)' pinv(H) x (y - p)
BCa       quantiles of the rounds at Phi(z0 + (z0 + z) / (1 - a (z0 + z))), z = -/+ 1.959964
"""
import csv
import gzip
import json
import math
import sys

import numpy as np
import scipy
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.stats import norm

POINTS = 400 / math.log(10)


def golden_cells(path):
    """{(a, b, 2y): n}"""
    cells = {}
    with open(path, newline="", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            a, b = row["model_a"], row["model_b"]
            assert a < b
            half = int(row["tie"]) + int(row["both_bad"])
            for y2, n in ((2, int(row["win_a"])), (1, half), (0, int(row["win_b"]))):
                if n:
                    cells[a, b, y2] = n
    return cells


def vote_cells(path):
    twice = {"model_a": 2, "model_b": 0, "tie": 1, "tie (bothbad)": 1}
    cells = {}
    with gzip.open(path, "rt", newline="", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            a, b, y2 = row["model_a"], row["model_b"], twice[row["winner"]]
            if a > b:
                a, b, y2 = b, a, 2 - y2
            cells[a, b, y2] = cells.get((a, b, y2), 0) + 1
    return cells


class Board:
    def __init__(self, cells):
        self.names = sorted({k[0] for k in cells} | {k[1] for k in cells})
        index = {name: i for i, name in enumerate(self.names)}
        self.a, self.b, y2, n = np.array(sorted((index[a], index[b], y2, n) for (a, b, y2), n in cells.items())).T
        self.y, self.n, self.size, self.total = y2 / 2.0, n.astype(float), len(self.names), int(n.sum())
        pairs, self.first_cell = np.unique(self.a * self.size + self.b, return_index=True)
        self.pa, self.pb = pairs // self.size, pairs % self.size
        row = np.arange(len(pairs))
        self.X = coo_matrix((np.r_[np.ones(len(pairs)), -np.ones(len(pairs))], (np.r_[row, row], np.r_[self.pa, self.pb])),
                            shape=(len(pairs), self.size)).tocsr()

    def pair_sums(self, counts):
        """battles and score of the first for each pair"""
        return (np.add.reduceat(counts, self.first_cell, axis=-1),
                np.add.reduceat(counts * self.y, self.first_cell, axis=-1))

    def gradient(self, t, battles, score):
        p = 1 / (1 + np.exp(t[..., self.pb] - t[..., self.pa]))
        return (score - battles * p) @ self.X, p

    def newton(self, counts, t):
        battles, score = self.pair_sums(counts)
        for _ in range(100):
            g, p = self.gradient(t, battles, score)
            H = (self.X.T @ self.X.multiply((battles * p * (1 - p))[:, None])).toarray()
            step = np.linalg.solve(H + H.max() / self.size, g)
            t = t + step - step.mean()
            if np.max(np.abs(step)) * POINTS < 1e-11:
                return t - t.mean(), H
        raise ArithmeticError("Newton's method did not converge")

    def exists(self, counts):
        won, lost = (counts > 0) & (self.y > 0), (counts > 0) & (self.y < 1)
        i, j = np.r_[self.a[won], self.b[lost]], np.r_[self.b[won], self.a[lost]]
        graph = coo_matrix((np.ones(len(i)), (i, j)), shape=(self.size, self.size))
        return connected_components(graph, directed=True, connection="strong")[0] == 1


def bootstrap(board, t_full, inverse, rounds, seed, block=250):
    """one centred row a round"""
    random = np.random.default_rng(seed)
    votes_of = abs(board.X)
    out = []
    for start in range(0, rounds, block):
        counts = random.multinomial(board.total, board.n / board.total, size=min(block, rounds - start)).astype(float)
        assert all(board.exists(c) for c in counts)
        battles, score = board.pair_sums(counts)
        votes = battles @ votes_of
        t = np.tile(t_full, (len(counts), 1))
        live, last = np.arange(len(counts)), np.full(len(counts), np.inf)
        for _ in range(60):
            g, _ = board.gradient(t[live], battles[live], score[live])
            done = (np.max(np.abs(g) / votes[live], axis=1) <= 1e-10) & (last[live] <= 1e-8)
            g, live = g[~done], live[~done]
            if not len(live):
                break
            step = g @ inverse
            t[live] += step
            last[live] = np.max(np.abs(step), axis=1) * POINTS
        for r in live:
            t[r], _ = board.newton(counts[r], t[r])
        out.append(t - t.mean(axis=1, keepdims=True))
    return np.vstack(out)


def accelerations(board, t, inverse):
    p = 1 / (1 + np.exp(t[board.b] - t[board.a]))
    influence = (inverse[:, board.a] - inverse[:, board.b]) * (board.y - p)
    return (board.n * influence**3).sum(1) / (6 * (board.n * influence**2).sum(1) ** 1.5)


def main():
    kind, data, path = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 10000
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else {"golden": 20240814, "arena33k": 33000}[kind]
    source = {"golden": "arena-20240814-counts/pair_counts.csv", "arena33k": "arena-33k/votes.csv.gz"}[kind]
    board = Board({"golden": golden_cells, "arena33k": vote_cells}[kind](data + "/" + source))
    t, H = board.newton(board.n, np.zeros(board.size))
    inverse = np.linalg.pinv(H, rcond=1e-13, hermitian=True)
    scores = 1000 + POINTS * bootstrap(board, t, inverse, rounds, seed)
    acceleration = accelerations(board, t, inverse)
    competitors = {}
    for i, name in enumerate(board.names):
        x, score = scores[:, i], 1000 + POINTS * t[i]
        z0 = norm.ppf((np.sum(x < score) + 0.5 * np.sum(x == score)) / rounds)
        levels = [norm.cdf(z0 + (z0 + z) / (1 - acceleration[i] * (z0 + z))) for z in norm.ppf([0.025, 0.975])]
        low, high = np.quantile(x, [0.025, 0.975])
        d = math.sqrt(0.025 * 0.975 / rounds)
        mcse = [(np.quantile(x, q + d) - np.quantile(x, q - d)) / 2 for q in (0.025, 0.975)]
        bca = np.quantile(x, levels)
        row = dict(sd=x.std(ddof=1), lower=low, upper=high, mcse_lower=mcse[0], mcse_upper=mcse[1], z0=z0,
                   bca_level_lower=levels[0], bca_level_upper=levels[1], bca_lower=bca[0], bca_upper=bca[1])
        competitors[name] = {k: round(float(v), 6) for k, v in row.items()} | {"acceleration": float(acceleration[i])}
    head = dict(tool="numpy and scipy, bootstrap_ref.py",
                versions=dict(python=sys.version.split()[0], numpy=np.__version__, scipy=scipy.__version__),
                command="python bootstrap_ref.py %s DATA OUT.json %d %d" % (kind, rounds, seed), source=source,
                rounds=rounds, unit="points; quantities as defined at the top of bootstrap_ref.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write(json.dumps(head, indent=1)[:-2] + ',\n "competitors": {\n')
        rows = ["  %s: %s" % (json.dumps(name), json.dumps(row)) for name, row in competitors.items()]
        f.write(",\n".join(rows) + "\n }\n}\n")


if __name__ == "__main__":
    main()
