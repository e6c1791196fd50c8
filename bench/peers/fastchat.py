"""FastChat's published methods, restated: L-BFGS-B from zero on the likelihood in units of ratings / 400, at most 100
iterations, gradient tolerance 1e-6, scipy's defaults for the rest. Ties are half wins."""

import math
from multiprocessing import Pool

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit
from threadpoolctl import threadpool_limits

PER_UNIT = math.log(10)
OPTIONS = {"maxiter": 100, "gtol": 1e-6}
SIGNS = np.array([1.0, -1.0])
RIDGE = 0.5  # on the style fit only


def table(votes):
    """Distinct rows of names and verdicts in a data frame, with how often they occur."""
    import pandas as pd

    codes, names = pd.factorize(pd.concat([votes["model_a"], votes["model_b"]]))
    rows = np.ones((len(votes), 3), dtype=np.int32)
    rows[:, 0] = codes[: len(votes)]
    rows[:, 1] = codes[len(votes) :]
    rows[votes["winner"] == "model_a", 2] = 2
    rows[votes["winner"] == "model_b", 2] = 0
    distinct, counts = np.unique(rows, return_counts=True, axis=0)
    return distinct[:, :2], distinct[:, 2] / 2.0, counts.astype(float), list(names)


def _negative_log_likelihood(ratings, pairs, scores, weights):
    both = ratings[pairs]
    p = expit(PER_UNIT * (both[:, 0] - both[:, 1]))
    loss = -np.sum(weights * (scores * np.log(p) + (1 - scores) * np.log(1 - p)))
    gradient = np.zeros_like(ratings)
    np.add.at(gradient, pairs, (-PER_UNIT * weights * (scores - p))[:, None] * SIGNS)
    return loss, gradient


def fit(pairs, scores, weights, size):
    """Log-strengths in natural units."""
    arguments = (pairs, scores, weights)
    found = minimize(_negative_log_likelihood, np.zeros(size), arguments, "L-BFGS-B", jac=True, options=OPTIONS)
    return found.x * PER_UNIT


def _fit_round(job):
    return fit(*job)


def bootstrap(pairs, scores, weights, size, rounds, processes):
    """Multinomial counts of the distinct rows, divided by the number of votes, fitted one by one."""
    total = weights.sum()
    draws = np.random.default_rng(0).multinomial(int(total), weights / total, rounds) / total
    # One thread of linear algebra in each process, or they would get in each other's way.
    with threadpool_limits(1), Pool(processes) as pool:
        return np.array(pool.map(_fit_round, [(pairs, scores, draw, size) for draw in draws], chunksize=1))


def _style_loss(parameters, pairs, features, scores, size):
    both = parameters[pairs]
    p = expit(PER_UNIT * (both[:, 0] - both[:, 1]) + features @ parameters[size:])
    loss = -np.sum(scores * np.log(p) + (1 - scores) * np.log(1 - p)) + RIDGE / 2 * parameters @ parameters
    gradient = RIDGE * parameters
    np.add.at(gradient[:size], pairs, (-PER_UNIT * (scores - p))[:, None] * SIGNS)
    gradient[size:] -= features.T @ (scores - p)
    return loss, gradient


def fit_style(pairs, features, scores, size):
    """Log-strengths in natural units, then coefficients."""
    arguments = (pairs, features, scores, size)
    start = np.zeros(size + features.shape[1])
    found = minimize(_style_loss, start, arguments, "L-BFGS-B", jac=True, options=OPTIONS).x
    found[:size] *= PER_UNIT
    return found


def elo(first, second, scores, size):
    """One vote after the other, update step 4, in points."""
    per_point = PER_UNIT / 400
    ratings = np.full(size, 1000.0)
    for (i, j), score in zip(np.column_stack([first, second]), scores):
        expected = 1 / (1 + math.exp(per_point * (ratings[j] - ratings[i])))
        ratings[i] += 4 * (score - expected)
        ratings[j] -= 4 * (score - expected)
    return ratings
