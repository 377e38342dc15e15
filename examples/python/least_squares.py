"""Least squares in NumPy: a quadratic loss, its gradient, and a check by differences."""

import numpy as np


def loss(w, X, y):
    # $f(w) = \frac12 \|Xw - y\|_2^2$
    r = X @ w - y
    return 0.5 * np.sum(r**2)


def gradient(w, X, y):
    # $\nabla_w f = X^\top (Xw - y)$
    return X.T @ (X @ w - y)


def hessian(w, X, y):
    # $\nabla_w^2 f = X X^\top$
    return X.T @ X


def damped_sine(x):
    # x^2 * sin(x), whose derivative is 2*x*sin(x) + x^2*cos(x)
    return x**2 * np.sin(x)


def check(n=20, d=5, step=1e-6):
    rng = np.random.default_rng(0)
    X, y, w = rng.normal(size=(n, d)), rng.normal(size=n), rng.normal(size=d)
    for direction in np.eye(d):
        forward = loss(w + step * direction, X, y)
        backward = loss(w - step * direction, X, y)
        numeric = (forward - backward) / (2 * step)
        assert abs(numeric - gradient(w, X, y) @ direction) < 1e-5


if __name__ == "__main__":
    check()
