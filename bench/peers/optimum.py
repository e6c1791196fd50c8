"""Maximum-likelihood Bradley-Terry by plain Newton steps in numpy and scipy: the optimum all tools are measured against.

Log-strengths are natural logarithms that sum to zero; a tie counts as half a win.
"""

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import cg

POINTS = 400 / np.log(10)


def aggregate(first, second, score):
    """Distinct (first, second, score) rows with their counts."""
    key = (first.astype(np.int64) * (int(second.max()) + 1) + second) * 3 + np.round(2 * score).astype(np.int64)
    _, rows, counts = np.unique(key, return_index=True, return_counts=True)
    return first[rows], second[rows], score[rows], counts.astype(float)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gradient_and_weights(theta, first, second, score, weight):
    p = sigmoid(theta[first] - theta[second])
    residual = weight * (score - p)
    size = theta.size
    gradient = np.bincount(first, residual, size) - np.bincount(second, residual, size)
    return gradient, weight * p * (1 - p), residual


def laplacian(first, second, weight, size):
    pairs = np.bincount(first.astype(np.int64) * size + second, weight, size * size).reshape(size, size)
    pairs += pairs.T
    return np.diag(pairs.sum(1)) - pairs


def newton(first, second, score, weight, size, start=None, tolerance=1e-13):
    """Dense Newton steps until the correction is below the tolerance."""
    theta = np.zeros(size) if start is None else start.copy()
    for _ in range(100):
        gradient, information, _ = gradient_and_weights(theta, first, second, score, weight)
        matrix = laplacian(first, second, information, size)
        step = np.linalg.solve(matrix + matrix[0, 0] / size, gradient)
        theta += step
        if np.abs(step).max() < tolerance:
            break
    return theta - theta.mean()


def sandwich(theta, first, second, score, weight):
    _, information, residual = gradient_and_weights(theta, first, second, score, weight)
    size = theta.size
    inverse = np.linalg.pinv(laplacian(first, second, information, size), hermitian=True)
    middle = laplacian(first, second, residual**2 / weight, size)
    return inverse @ middle @ inverse


def newton_sparse(first, second, score, size, tolerance=1e-13):
    """Newton steps by conjugate gradients on the sparse Laplacian."""
    theta = np.zeros(size)
    weight = np.ones(first.size)
    for _ in range(100):
        gradient, information, _ = gradient_and_weights(theta, first, second, score, weight)
        degree = np.bincount(first, information, size) + np.bincount(second, information, size)
        pairs = coo_matrix((information, (first, second)), shape=(size, size)).tocsr()
        pairs = pairs + pairs.T
        matrix = -pairs
        matrix.setdiag(degree)
        step, _ = cg(matrix, gradient - gradient.mean(), rtol=1e-6, M=coo_matrix((1 / degree, (range(size),) * 2)).tocsr())
        theta += step - step.mean()
        if np.abs(step).max() < tolerance:
            break
    return theta - theta.mean()


def newton_style(first, second, score, features, size, tolerance=1e-13):
    """Newton steps with covariates: log-strengths, then coefficients."""
    columns = features.shape[1]
    beta = np.zeros(size + columns)
    for _ in range(100):
        p = sigmoid(beta[first] - beta[second] + features @ beta[size:])
        residual = score - p
        information = p * (1 - p)
        gradient = np.r_[np.bincount(first, residual, size) - np.bincount(second, residual, size), features.T @ residual]
        weighted = features * information[:, None]
        cross = np.column_stack(
            [np.bincount(first, w, size) - np.bincount(second, w, size) for w in weighted.T]
        )
        ratings = laplacian(first, second, information, size)
        matrix = np.block([[ratings + ratings[0, 0] / size, cross], [cross.T, features.T @ weighted]])
        step = np.linalg.solve(matrix, gradient)
        beta += step
        if np.abs(step).max() < tolerance:
            break
    beta[:size] -= beta[:size].mean()
    return beta
