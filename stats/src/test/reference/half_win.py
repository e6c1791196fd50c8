"""Half-win Bradley-Terry with 50 digits for boards of a few competitors.

A cell is (i, j, y, n): n votes of i against j with outcome y in {1, 1/2, 0} for i.
    p = 1 / (1 + exp(t_j - t_i)),  H = sum n p (1 - p) x x',  G = sum n (y - p)^2 x x',  x = e_i - e_j,  sum(t) = 0
1 1' / K added to H fixes the gauge, so inverse(H + 1 1' / K) - 1 1' / K is the pseudo-inverse of H.
With the prior everyone has half a win and half a loss against a phantom at t = 0.
"""
import json
import platform

import mpmath as mp

mp.mp.dps = 50
POINTS = mp.mpf(400) / mp.log(10)
VERSIONS = dict(python=platform.python_version(), mpmath=mp.__version__)


def sigma(x):
    return 1 / (1 + mp.exp(-x))


def cells_of(pairs):
    """[(i, j, wins of i, wins of j, ties)] -> cells"""
    half = mp.mpf(1) / 2
    return [(i, j, y, n) for i, j, w, l, t in pairs for y, n in ((mp.mpf(1), w), (half, t), (mp.mpf(0), l)) if n]


def pieces(size, cells, t, prior=False):
    """gradient, H with the prior if asked for, G of the votes alone"""
    g, H, G = mp.matrix(size, 1), mp.matrix(size, size), mp.matrix(size, size)
    for i, j, y, n in cells:
        p = sigma(t[i] - t[j])
        g[i] += n * (y - p)
        g[j] -= n * (y - p)
        for A, v in ((H, n * p * sigma(t[j] - t[i])), (G, n * (y - p) ** 2)):
            A[i, i] += v
            A[j, j] += v
            A[i, j] -= v
            A[j, i] -= v
    if prior:
        for i in range(size):
            g[i] += mp.mpf(1) / 2 - sigma(t[i])
            H[i, i] += sigma(t[i]) * sigma(-t[i])
    return g, H, G


def ones(size):
    return mp.matrix([[mp.mpf(1) / size] * size for _ in range(size)])


def newton(size, cells, prior=False):
    """the optimum, centred unless the prior fixes the zero"""
    t = mp.matrix(size, 1)
    for _ in range(100):
        g, H, _ = pieces(size, cells, t, prior)
        step = mp.lu_solve(H if prior else H + ones(size), g)
        t += step
        if max(abs(x) for x in step) < mp.mpf(10) ** -40:
            break
    g, _, _ = pieces(size, cells, t, prior)
    assert max(abs(x) for x in g) < mp.mpf(10) ** -40
    return t if prior else centred(t)


def centred(t):
    mean = sum(t) / len(t)
    return mp.matrix([x - mean for x in t])


def pseudo_inverse(H):
    return mp.inverse(H + ones(H.rows)) - ones(H.rows)


def floats(x):
    """nearest doubles, nested lists"""
    if isinstance(x, mp.matrix) and x.cols > 1:
        return [[float(x[i, j]) for j in range(x.cols)] for i in range(x.rows)]
    return [None if v is None else float(v) for v in x]


def write(path, document):
    with open(path, "w") as f:
        json.dump(document, f, indent=1)
        f.write("\n")
