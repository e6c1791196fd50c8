"""Fits with covariates, their covariance and bootstrap.

Each row yields tools with a function that returns (seconds, points off or None, remark).
"""

import numpy as np

import fastchat
import lbfgs
import optimum
from common import extrapolated, off, timed, votes

COLUMNS = ["style_length", "style_headers", "style_lists", "style_bold"]


def style_fit(options):
    v = votes("L")
    pairs = np.column_stack([v.first, v.second])
    arguments = (v.first, v.second, v.score, v.features(), v.size)
    restated = lambda: fastchat.fit_style(pairs, v.features(), v.score, v.size)  # noqa: E731
    yield "FastChat", lambda: distance(v, restated, "its ridge is part of the difference")
    yield "numpy Newton", lambda: distance(v, lambda: optimum.newton_style(*arguments), "the optimum itself")
    yield "arena-rank", lambda: distance(v, lambda: arena_rank_fit(v).params["ratings"], "without its ridge")
    ones = np.ones(v.first.size)
    method = lambda: lbfgs.fit(v.first, v.second, v.score, ones, v.size, v.features())  # noqa: E731
    yield "arena-rank's method in scipy", lambda: distance(v, method, "without its ridge")


def distance(v, work, remark):
    seconds, found = timed(work)
    return seconds, off(found[: v.size], v.style_optimum()[: v.size]), remark


def arena_rank_fit(v):
    from arena_rank.models.contextual_bradley_terry import ContextualBradleyTerry

    model = ContextualBradleyTerry(v.size, len(COLUMNS), reg=0.0)
    model.fit(arena_rank_data(v))
    model.params["ratings"].block_until_ready()
    return model


def arena_rank_data(v):
    from arena_rank.utils.data_utils import ContextualPairDataset

    build = lambda: ContextualPairDataset.from_pandas(v.frame(), COLUMNS, reweighted=False)  # noqa: E731
    return v.once("arena-rank style", build)


def style_sandwich(options):
    v = votes("L")

    def arena_rank():
        data, model = arena_rank_data(v), arena_rank_fit(v)
        seconds, _ = timed(lambda: np.asarray(model.compute_ratings_and_cis(data)["variances"]))
        return seconds, None, "diagonal only"

    yield "arena-rank", arena_rank


def style_bootstrap(options):
    v = votes("L")
    yield "FastChat", lambda: fastchat_bootstrap(v)
    yield "arena-rank", lambda: arena_rank_bootstrap(v)


def fastchat_bootstrap(v):
    pairs = np.column_stack([v.first, v.second])
    drawn = np.random.default_rng(0).integers(0, v.first.size, v.first.size)

    def one_round():
        return fastchat.fit_style(pairs[drawn], v.features()[drawn], v.score[drawn], v.size)

    return extrapolated(timed(one_round, most=1)[0] / 2, 1), None, "one round of one process, halved for two"


def arena_rank_bootstrap(v):
    import jax
    from arena_rank.models import contextual_bradley_terry as contextual

    data, model = arena_rank_data(v), contextual.ContextualBradleyTerry(v.size, len(COLUMNS), reg=0.0)
    key = jax.random.PRNGKey(0)

    def one_round():
        return np.asarray(contextual.fit_single_bootstrap_sample(key, model, data)["ratings"])

    return extrapolated(timed(one_round, most=1)[0], 1), None, "one round, which uses both cores"
