"""Votes one after the other: online Elo, and votes read from files.

Each row yields tools with a function that returns (seconds, points off or None, remark).
"""

import os

import numpy as np

import fastchat
import rust
from boards import evalica_winners
from common import ELO_VOTES, extrapolated, timed, votes

COUNT = "SELECT model_a, model_b, winner, count(*) FROM '{}' GROUP BY ALL"


def elo(options):
    v = votes("XL")
    yield "FastChat", lambda: fastchat_elo(v, 1_000_000)
    yield "evalica", lambda: evalica_elo(v)
    yield from rust.rows("elo")


def fastchat_elo(v, number):
    first, second, score = v.first[:number], v.second[:number], v.score[:number]
    seconds, _ = timed(lambda: fastchat.elo(first, second, score, v.size), most=1)
    return seconds * ELO_VOTES / number, None, f"from {number:,} votes"


def evalica_elo(v):
    import evalica

    first, second, winners = v.first.tolist(), v.second.tolist(), evalica_winners(v.score)
    seconds, _ = timed(lambda: evalica.elo(first, second, winners), most=3)
    return seconds, None, "from lists, which it copies first"


def rank_csv(options):
    file = votes("L").folder / "votes.csv"
    yield "pandas, reading alone", lambda: pandas_reading(file)
    yield "DuckDB, reading and counting alone", lambda: duckdb_counting(file)
    yield "FastChat", lambda: fastchat_board(file, options.rounds)


def pandas_reading(file):
    import pandas as pd

    read = pd.read_csv if file.suffix == ".csv" else pd.read_parquet
    return timed(lambda: read(file))[0], None, ""


def duckdb_counting(file):
    import duckdb

    return timed(lambda: duckdb.sql(COUNT.format(file)).fetchall())[0], None, ""


def fastchat_board(file, rounds):
    import pandas as pd

    def board():
        pairs, scores, weights, names = fastchat.table(pd.read_csv(file))
        fastchat.fit(pairs, scores, weights, len(names))
        return pairs, scores, weights, len(names)

    seconds, table = timed(board, most=1)
    more, _ = timed(lambda: fastchat.bootstrap(*table, rounds, os.cpu_count()), most=1)
    return seconds + extrapolated(more, rounds), None, f"from {rounds} rounds"


def rank_parquet(options):
    v = votes("XL")
    file = v.folder / "votes.parquet"
    yield "DuckDB, reading and counting alone", lambda: duckdb_counting(parquet(v, file))
    yield "pandas, reading alone", lambda: pandas_reading(parquet(v, file))


def parquet(v, file):
    """Makes the file if there is none."""
    import duckdb
    import pandas as pd

    if not file.exists():
        names = np.array([f"model_{i:03d}" for i in range(v.size)])
        winners = np.array(["model_b", "tie", "model_a"])[(2 * v.score).astype(int)]
        frame = pd.DataFrame({"model_a": names[v.first], "model_b": names[v.second], "winner": winners})
        duckdb.from_df(frame).write_parquet(str(file))
    return file
