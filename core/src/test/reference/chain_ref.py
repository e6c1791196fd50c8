"""Two hard boards. Command: python chain_ref.py"""
import mpmath as mp

from mpbt import centred, derivatives, fit, show

# Competitor i beat the next 3 + 7i mod 5 times and lost 2 + 3i mod 4 times. On a tree every pair is fitted exactly, so
# theta[i] - theta[i + 1] = ln(wins / losses).
chain = [(i, i + 1, 3 + (7 * i) % 5, 2 + (3 * i) % 4, 0) for i in range(99)]
theta = [mp.mpf(0)]
for _, _, wins, losses, _ in chain:
    theta.append(theta[-1] - mp.log(mp.mpf(wins) / losses))
theta = centred(theta)
gradient, _ = derivatives(chain, theta, False)
assert max(abs(x) for x in gradient) < mp.mpf(10) ** -40
show("chain of 100, analytic", chain, theta)

# Each beat the next 1000:1, the first also beat the last 1000:1, and there are three chords.
ring = [(i, i + 1, 1000, 1, 0) for i in range(11)]
ring += [(0, 11, 1000, 1, 0), (0, 5, 997, 2, 0), (2, 7, 40, 0, 1), (4, 10, 7, 3, 0)]
show("ring of 12", ring, centred(fit(ring, 12)))
