"""Tally, fits and bootstraps of boards and leagues without covariates.

Each row yields tools with a function that returns (seconds, points off or None, remark).
"""

import os
from pathlib import Path

import numpy as np

import fastchat
import lbfgs
import optimum
import rust
from common import POINTS, extrapolated, off, timed, votes


def tally(options):
    v = votes("L")

    def numpy_bincount():
        code = np.round(2 * v.score).astype(np.int32)
        return *timed_only(lambda: np.bincount((v.first * v.size + v.second) * 3 + code)), "counters in a dense array"

    yield "evalica", lambda: evalica_tally(v)
    yield from rust.rows("tally")
    yield "numpy unique", lambda: (*timed_only(lambda: optimum.aggregate(v.first, v.second, v.score)), "")
    yield "numpy bincount", numpy_bincount
    yield "FastChat", lambda: (*timed_only(lambda: fastchat.table(v.frame())), "from names")
    yield "arena-rank", lambda: (*timed_only(lambda: arena_rank_pairs(v)), "from names")


def timed_only(work):
    return timed(work)[0], None


def evalica_tally(v):
    import evalica
    import pandas as pd

    first, second, winners = v.first.tolist(), v.second.tolist(), evalica_winners(v.score)
    index, ones = pd.RangeIndex(v.size), [1.0] * len(first)
    return *timed_only(lambda: evalica.matrices(first, second, winners, index, ones)), "from lists, which it copies first"


def evalica_winners(scores):
    import evalica

    by_score = [int(evalica.Winner.Y), int(evalica.Winner.Draw), int(evalica.Winner.X)]
    return [by_score[int(2 * score)] for score in scores.tolist()]


def arena_rank_pairs(v):
    from arena_rank.utils.data_utils import PairDataset

    return PairDataset.from_pandas(v.frame())


def fit(options):
    v = votes("L")
    yield "FastChat", lambda: fastchat_fit(v)
    yield "numpy Newton", lambda: distance(v, lambda: optimum.newton(*v.rows(), v.size), "the optimum itself")
    yield "evalica", lambda: evalica_fit(v, 1e-6)
    yield "evalica", lambda: evalica_fit(v, 1e-12)
    yield from rust.rows("fit")
    yield "choix", lambda: choix_fit(v)
    yield "arena-rank", lambda: distance(v, lambda: arena_rank_fit(v), "compiles at each call")
    yield "arena-rank's method in scipy", lambda: distance(v, lambda: lbfgs.fit(*v.rows(), v.size), "")


def distance(v, work, remark):
    """Times a fit and says how far it is off."""
    seconds, found = timed(work)
    return seconds, off(found, v.optimum()), remark


def fastchat_fit(v):
    first, second, score, weight = v.rows()
    pairs = np.column_stack([first, second])
    return distance(v, lambda: fastchat.fit(pairs, score, weight, v.size), "")


def evalica_fit(v, tolerance):
    import evalica

    first, second, score, weight = v.rows()
    first, second, winners, weights = first.tolist(), second.tolist(), evalica_winners(score), weight.tolist()

    def work():
        found = evalica.bradley_terry(first, second, winners, weights=weights, tolerance=tolerance, limit=1000)
        return np.log(found.scores.sort_index().to_numpy())

    return distance(v, work, f"tolerance {tolerance}; from weighted rows in lists")


def choix_fit(v):
    import choix

    first, second, score, weight = v.rows()
    wins = np.zeros((v.size, v.size))
    np.add.at(wins, (first, second), weight * score)
    np.add.at(wins, (second, first), weight * (1 - score))
    return distance(v, lambda: choix.ilsr_pairwise_dense(wins), "from a matrix of half wins")


def arena_rank_fit(v):
    from arena_rank.models.bradley_terry import BradleyTerry

    return np.asarray(BradleyTerry(v.size).fit(arena_rank_data(v)).params["ratings"])


def arena_rank_data(v):
    return v.once("arena-rank pairs", lambda: arena_rank_pairs(v))


def fit_and_sandwich(options):
    v = votes("L")

    def newton():
        theta = optimum.newton(*v.rows(), v.size)
        optimum.sandwich(theta, *v.rows())
        return theta

    def arena_rank():
        from arena_rank.models.bradley_terry import BradleyTerry

        board = BradleyTerry(v.size).compute_ratings_and_cis(arena_rank_data(v))
        np.asarray(board["variances"])
        return np.asarray(board["ratings"]) / POINTS

    yield "numpy Newton", lambda: distance(v, newton, "")
    yield "arena-rank", lambda: distance(v, arena_rank, "diagonal only; compiles at each call")


def bootstrap(options):
    v = votes("L")
    yield from bootstraps(v.rows(), v.size, v.optimum, options.rounds)
    yield "arena-rank", lambda: arena_rank_bootstrap(v)


def bootstraps(rows, size, best, rounds):
    """Those of FastChat and numpy, for any rows."""
    first, second, score, weight = rows
    pairs, cores = np.column_stack([first, second]), os.cpu_count()

    def fastchat_rounds():
        seconds, _ = timed(lambda: fastchat.bootstrap(pairs, score, weight, size, rounds, cores), most=1)
        return extrapolated(seconds, rounds), None, f"{cores} processes, from {rounds} rounds"

    def numpy_rounds():
        start = best()
        seconds, _ = timed(lambda: numpy_bootstrap(rows, size, start, rounds), most=1)
        return extrapolated(seconds, rounds), None, f"from {rounds} rounds"

    yield "FastChat", fastchat_rounds
    yield "numpy Newton", numpy_rounds


def numpy_bootstrap(rows, size, start, rounds):
    first, second, score, weight = rows
    random, total = np.random.default_rng(0), weight.sum()
    for draw in random.multinomial(int(total), weight / total, rounds).astype(float):
        optimum.newton(first, second, score, draw, size, start=start, tolerance=1e-10)


def arena_rank_bootstrap(v):
    from arena_rank.models import bradley_terry

    data, model = arena_rank_data(v), bradley_terry.BradleyTerry(v.size)
    work = lambda: np.asarray(bradley_terry.fit_single_bootstrap_sample(data.counts, model, data)["ratings"])  # noqa: E731
    return extrapolated(timed(work)[0] / 2, 1), None, "one round of one process, halved for two"


def golden_board(options):
    data = os.environ.get("PODIUM_DATA")
    file = Path(data) / "arena-20240814-counts" / "pair_counts.csv" if data else None
    if file is None or not file.exists():
        yield "FastChat, numpy Newton", lambda: (None, None, "not run: PODIUM_DATA names no folder with the counts")
        return
    rows, size = golden_rows(file)
    yield from bootstraps(rows, size, lambda: optimum.newton(*rows, size), 4 * options.rounds)


def golden_rows(file):
    import pandas as pd

    counts = pd.read_csv(file, keep_default_na=False)
    codes, names = pd.factorize(pd.concat([counts["model_a"], counts["model_b"]]))
    first, second = codes[: len(counts)], codes[len(counts) :]
    columns = [counts["win_a"], counts["win_b"], counts["tie"] + counts["both_bad"]]
    weight = np.concatenate([column.to_numpy(float) for column in columns])
    score = np.repeat([1.0, 0.0, 0.5], len(counts))
    met = weight > 0
    return (np.tile(first, 3)[met], np.tile(second, 3)[met], score[met], weight[met]), len(names)


def sparse_fit(options):
    v = votes("SPARSE")
    pairs, ones = np.column_stack([v.first, v.second]), np.ones(v.first.size)
    newton = lambda: optimum.newton_sparse(v.first, v.second, v.score, v.size, 1e-9)  # noqa: E731
    yield "FastChat", lambda: distance(v, lambda: fastchat.fit(pairs, v.score, ones, v.size), "")
    yield "scipy Newton, conjugate gradients", lambda: distance(v, newton, "")
    yield "evalica, choix", lambda: (None, None, "not run: a dense matrix of 100,000 competitors has 80 GB")
    yield "arena-rank", lambda: distance(v, lambda: arena_rank_sparse(v), "compiles at each call")
    restated = lambda: lbfgs.fit(v.first, v.second, v.score, ones, v.size)  # noqa: E731
    yield "arena-rank's method in scipy", lambda: distance(v, restated, "")


def arena_rank_sparse(v):
    import jax.numpy as jnp
    from arena_rank.models.bradley_terry import BradleyTerry
    from arena_rank.utils.data_utils import PairDataset

    pairs, ones = jnp.column_stack([v.first, v.second]), jnp.ones(v.first.size)
    data = PairDataset([str(i) for i in range(v.size)], pairs, jnp.asarray(v.score), ones, ones, ones)
    return np.asarray(BradleyTerry(v.size).fit(data).params["ratings"])
