"""Three competitors with ties: a-b 7:4 and 3 ties, a-c 9:2 and 1 tie, b-c 5:6 and 2 ties.

    python sandwich_ref.py OUT.json

Covariances, errors relative to the mean and of the contrast with c, and the accelerations of both kinds of score,
    sum n I^3 / (6 (sum n I^2)^(3/2)),  I = contrast' pinv(H) x (y - p) for each cell.
"""
import sys

from half_win import POINTS, VERSIONS, cells_of, floats, mp, newton, pieces, pseudo_inverse, sigma, write

pairs, size, anchor = [(0, 1, 7, 4, 3), (0, 2, 9, 2, 1), (1, 2, 5, 6, 2)], 3, 2
cells = cells_of(pairs)
t = newton(size, cells)
_, H, G = pieces(size, cells, t)
fisher = pseudo_inverse(H)
sandwich = fisher * G * fisher
influences = []
for i, j, y, n in cells:
    residual = y - sigma(t[i] - t[j])
    influences.append((n, [(fisher[k, i] - fisher[k, j]) * residual for k in range(size)]))
for a in range(size):
    for b in range(size):
        assert abs(sum(n * I[a] * I[b] for n, I in influences) - sandwich[a, b]) < mp.mpf(10) ** -40


def acceleration(of):
    squares = sum(n * of(I) ** 2 for n, I in influences)
    cubes = sum(n * of(I) ** 3 for n, I in influences)
    return cubes / (6 * squares ** mp.mpf(1.5)) if squares else None


def errors(S):
    return floats([mp.sqrt(S[i, i]) for i in range(size)])


def errors_vs_anchor(S):
    return floats([mp.sqrt(abs(S[i, i] + S[anchor, anchor] - 2 * S[i, anchor])) for i in range(size)])


write(sys.argv[1], dict(
    tool="mpmath with 50 digits, sandwich_ref.py", versions=VERSIONS, command="python sandwich_ref.py OUT.json",
    competitors=["a", "b", "c"], anchor="c", pairs_columns="i, j, wins of i, wins of j, ties", pairs=pairs,
    theta=floats(t), score=floats([1000 + POINTS * x for x in t]),
    fisher_covariance=floats(fisher), sandwich_covariance=floats(sandwich),
    se_fisher=errors(fisher), se_sandwich=errors(sandwich),
    se_fisher_vs_anchor=errors_vs_anchor(fisher), se_sandwich_vs_anchor=errors_vs_anchor(sandwich),
    acceleration=floats([acceleration(lambda I, k=k: I[k]) for k in range(size)]),
    acceleration_vs_anchor=floats([acceleration(lambda I, k=k: I[k] - I[anchor]) for k in range(size)])))
