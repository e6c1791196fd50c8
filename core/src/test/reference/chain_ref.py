"""Hard boards. Command: python chain_ref.py"""
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

# Two triangles of heavy contradictory results (a beat b, b beat c, c beat a), linked by ten battles.
triangles = [
    (0, 1, 800_000_000_000, 100_000_000_000, 0),
    (1, 2, 700_000_000_000, 300_000_000_001, 0),
    (2, 0, 900_000_000_007, 200_000_000_000, 0),
    (3, 4, 400_000_000_000, 100_000_000_003, 0),
    (4, 5, 700_000_000_000, 600_000_000_000, 0),
    (5, 3, 500_000_000_001, 200_000_000_000, 0),
    (0, 3, 6, 4, 0),
]
show("two triangles", triangles, centred(fit(triangles, 6)))

# Results that contradict each other by many orders of magnitude: full Newton steps from 0 overshoot here.
wild = [
    (0, 3, 4242271, 24273020, 0),
    (1, 2, 3249253, 53031317060, 0),
    (0, 1, 4531109, 1537, 0),
    (1, 3, 50903, 1061151325, 0),
    (2, 4, 12, 2698469, 0),
    (0, 4, 4000425439, 1691, 0),
]
show("wild counts", wild, centred(fit(wild, 5)))

# A ring of lopsided results, after whose first sweeps the information underflows.
lopsided = [
    (0, 1, 71141, 125, 0),
    (1, 8, 275337, 190884763, 0),
    (2, 5, 1502116, 0, 1),
    (3, 4, 755331613, 208, 0),
    (2, 4, 150664680, 1204628958713, 0),
    (5, 6, 513243511508, 0, 1),
    (1, 6, 577731054, 4, 0),
    (2, 7, 0, 81, 1),
    (0, 8, 46483, 45466960, 0),
]
show("lopsided ring", lopsided, centred(fit(lopsided, 9)))
