"""A board without a finite estimate, with the prior: a-b 3:0, b-c 2:1, c-d 1:1 and one tie, b-d 2:2.

    python prior_ref.py OUT.json

Everyone has half a win and half a loss against a phantom at theta = 0; afterwards theta is centred, C = I - 1 1' / K.
H includes the prior, the sandwich's middle G does not: fisher = C inv(H) C, sandwich = C inv(H) G inv(H) C.
"""
import sys

from half_win import VERSIONS, cells_of, centred, floats, mp, newton, ones, pieces, write

pairs, size = [(0, 1, 3, 0, 0), (1, 2, 2, 1, 0), (2, 3, 1, 1, 1), (1, 3, 2, 2, 0)], 4
cells = cells_of(pairs)
t = newton(size, cells, prior=True)
_, H, G = pieces(size, cells, t, prior=True)
C = mp.eye(size) - ones(size)
inverse = mp.inverse(H)
write(sys.argv[1], dict(
    tool="mpmath with 50 digits, prior_ref.py", versions=VERSIONS, command="python prior_ref.py OUT.json",
    competitors=["a", "b", "c", "d"], pairs_columns="i, j, wins of i, wins of j, ties", pairs=pairs,
    theta=floats(centred(t)), fisher_covariance=floats(C * inverse * C),
    sandwich_covariance=floats(C * inverse * G * inverse * C)))
