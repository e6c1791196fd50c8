"""Half-win Bradley-Terry with 50 digits, for small boards.

A board is a list of pairs (i, j, wins of i, wins of j, ties). With the prior everyone also has half a win and half a
loss against a phantom fixed at 0; without it the gauge is that the log-strengths sum to 0.
"""
import mpmath as mp

mp.mp.dps = 50


def logistic(x):
    return 1 / (1 + mp.exp(-x))


def log_likelihood(pairs, theta):
    """Sum of y log p + (1 - y) log (1 - p) over the votes, a tie being y = 1/2."""
    total = mp.mpf(0)
    for i, j, wins, losses, ties in pairs:
        lead = theta[i] - theta[j]
        total += (wins + mp.mpf(ties) / 2) * mp.log(logistic(lead))
        total += (losses + mp.mpf(ties) / 2) * mp.log(logistic(-lead))
    return total


def objective(pairs, theta, prior):
    total = log_likelihood(pairs, theta)
    if prior:
        total += sum(mp.log(logistic(t)) + mp.log(logistic(-t)) for t in theta) / 2
    return total


def derivatives(pairs, theta, prior):
    """Gradient and information (the Hessian's negative)."""
    size = len(theta)
    gradient, information = mp.matrix(size, 1), mp.matrix(size, size)
    for i, j, wins, losses, ties in pairs:
        p = logistic(theta[i] - theta[j])
        battles = wins + losses + ties
        surprise = wins + mp.mpf(ties) / 2 - battles * p
        weight = battles * p * (1 - p)
        gradient[i] += surprise
        gradient[j] -= surprise
        information[i, i] += weight
        information[j, j] += weight
        information[i, j] -= weight
        information[j, i] -= weight
    for i in range(size if prior else 0):
        p = logistic(theta[i])
        gradient[i] += mp.mpf(1) / 2 - p
        information[i, i] += p * (1 - p)
    return gradient, information


def fit(pairs, size, prior=False):
    """Newton's method with step halving until the step vanishes at 35 digits; the phantom's gauge if there is a prior."""
    theta = mp.matrix(size, 1)
    for _ in range(400):
        gradient, information = derivatives(pairs, theta, prior)
        if not prior:
            information += mp.ones(size) / size  # fixes the gauge, changes no step
        step = mp.lu_solve(information, gradient)
        length = min(mp.mpf(1), 4 / max(max(abs(x) for x in step), 4))  # short steps cannot overshoot
        while objective(pairs, theta + length * step, prior) < objective(pairs, theta, prior) and length > 1e-12:
            length /= 2
        theta += length * step
        if max(abs(x) for x in step) < mp.mpf(10) ** -35:
            break
    gradient, _ = derivatives(pairs, theta, prior)
    assert max(abs(x) for x in gradient) < mp.mpf(10) ** -40 * sum(sum(pair[2:]) for pair in pairs)
    return theta


def centred(theta):
    mean = sum(theta) / len(theta)
    return [t - mean for t in theta]


def show(title, pairs, theta):
    print(title)
    for i, value in enumerate(theta):
        print("  theta[%d] = %s" % (i, mp.nstr(value, 30)))
    print("  log-likelihood = %s" % mp.nstr(log_likelihood(pairs, theta), 20))
