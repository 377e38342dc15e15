"""Linear support vector machine, trained by gradient descent on the hinge loss."""

import numpy as np


def hinge_loss(w, X, y, lam):
    r"""The regularised hinge loss.

    .. math::

        L(w) = \frac{\lambda}{2} \|w\|_2^2 + \frac{1}{n} \sum_{i=1}^n \max(0, 1 - y_i w^\top x_i)

    Args:
        w: weights, shape (d,)
        X: inputs, shape (n, d), one sample :math:`x_i` a row
        y: labels, -1 or 1, shape (n,)
        lam: strength of the penalty
    """
    margins = y * (X @ w)
    return 0.5 * lam * (w @ w) + np.maximum(0, 1 - margins).mean()


def hinge_loss_gradient(w, X, y, lam):
    r"""The gradient of :func:`hinge_loss` by its weights.

    .. math::

        \nabla_w L = \lambda w - \frac{1}{n} \sum_{i=1}^n \mathbb{1}(y_i w^\top x_i < 1) y_i x_i
    """
    active = y * (X @ w) < 1
    return lam * w - X.T @ (active * y) / len(y)


def huber(r, delta):
    r"""Quadratic near zero, linear far away.

    For :math:`|r| \le \delta` it is :math:`h(r) = \frac{1}{2} r^2`, whose derivative is :math:`h'(r) = r`.
    """
    return np.where(np.abs(r) <= delta, 0.5 * r**2, delta * (np.abs(r) - 0.5 * delta))


def smooth_hinge(w, X, y):
    # The softplus is $s(z) = \log(1 + e^z)$, with $s'(z) = \frac{1}{1 + e^{-z}}$.
    return np.logaddexp(0, 1 - y * (X @ w)).mean()


def smooth_hinge_gradient(w, X, y):
    # d/dz log(1 + exp(z)) = 1 / (1 + exp(-z))
    slope = 1 / (1 + np.exp(-(1 - y * (X @ w))))
    return -X.T @ (slope * y) / len(y)


def train(X, y, lam=1e-2, rate=0.1, steps=1000):
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w -= rate * hinge_loss_gradient(w, X, y, lam)
    return w
