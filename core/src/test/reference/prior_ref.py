"""A board without a finite estimate (a is unbeaten), fitted with the prior. Command: python prior_ref.py"""
from mpbt import centred, fit, show

pairs = [(0, 1, 3, 0, 0), (1, 2, 2, 1, 0), (2, 3, 1, 1, 1), (1, 3, 2, 2, 0)]
theta = fit(pairs, 4, prior=True)
show("a, b, c, d with the phantom at 0", pairs, theta)
show("a, b, c, d centred", pairs, centred(theta))
