// A long document of derivations, for measuring: 5,000 lines of Markdown with 1,000 claims, of which 1 in 25 is wrong.
// No section is like another, so that nothing is found in a cache that would not be found there in a real text.

const LINES_PER_SECTION = 20;
const CLAIMS_PER_SECTION = 4;
const SECTIONS = 250;

export const LONG_DOCUMENT = { lines: SECTIONS * LINES_PER_SECTION, claims: SECTIONS * CLAIMS_PER_SECTION };

export function longDocument(): string {
  return Array.from({ length: SECTIONS }, (_, i) => section(i)).join('');
}

/**
 * The kinds of section follow each other; the numbers in them differ. Every twenty-fifth claim has a number wrong.
 */
function section(i: number): string {
  const lines = KINDS[i % KINDS.length](i, i + 2, (i % 7) + 3).split('\n');
  while (lines.length < LINES_PER_SECTION) lines.push('');
  return `${lines.join('\n')}\n`;
}

const mostly = (i: number, claim: number, right: number) =>
  (i * CLAIMS_PER_SECTION + claim) % 25 === 7 ? right + 1 : right;

const KINDS: readonly ((i: number, a: number, b: number) => string)[] = [
  (i, a, b) => String.raw`## ${i + 1}. Least squares

Let $X \in \mathbb{R}^{m\times n}$, $y \in \mathbb{R}^m$ and

$$
L(w) = \frac{${a}}{2}\|Xw-y\|_2^2 + ${b} w^\top w .
$$

Its gradient and its Hessian are

$$
\begin{aligned}
\nabla_w L &= ${mostly(i, 0, a)} X^\top(Xw-y) + ${2 * b} w \\
  &= ${a} X^\top X w - ${a} X^\top y + ${mostly(i, 1, 2 * b)} w ,
\end{aligned}
$$

$$
\nabla_w^2 L = ${mostly(i, 2, a)} X^\top X + ${2 * b} I , \qquad \frac{\partial}{\partial w} y^\top X w = ${mostly(i, 3, 1)} X^\top y .
$$`,
  (i, a, b) => String.raw`## ${i + 1}. One variable

The function

$$
f(x) = x^{${b}} e^{${a} x} + \sin(${a} x)
$$

has the derivative
$$
f'(x) = ${mostly(i, 0, b)} x^{${b - 1}} e^{${a} x} + ${a} x^{${b}} e^{${a} x} + ${a} \cos(${a} x) ,
$$

and $\frac{d}{dx} \log(x^2 + ${a}) = \frac{${mostly(i, 1, 2)} x}{x^2 + ${a}}$. With $g(t) = \tanh(${a} t)$ we have

$$
g'(t) = ${mostly(i, 2, a)} (1 - \tanh^2(${a} t)) .
$$

Finally $\frac{d}{dt} t^{${a}} = ${mostly(i, 3, a)} t^{${a - 1}}$.`,
  (i, a, b) => String.raw`## ${i + 1}. A quadratic form

Let $A \in \mathbb{R}^{n\times n}$ be a matrix, $b \in \mathbb{R}^n$ and
$$
q(x) = ${a} x^\top A x + ${b} b^\top x .
$$

Then

$$
\nabla_x q = ${mostly(i, 0, a)} (A + A^\top) x + ${b} b , \qquad \nabla_x^2 q = ${mostly(i, 1, a)} (A + A^\top) .
$$

The trace gives
$$
\frac{\partial}{\partial A} \operatorname{tr}(${a} A^\top A) = ${mostly(i, 2, 2 * a)} A
$$

and $\frac{\partial}{\partial x} ${b} x^\top x = ${mostly(i, 3, 2 * b)} x$.`,
  (i, a, b) => String.raw`## ${i + 1}. Logistic loss

With $\sigma(z) = \frac{1}{1+e^{-z}}$ and samples $x_i \in \mathbb{R}^d$, $t_i \in \{0, 1\}$, let
$$
J(\theta) = \sum_{i=1}^N \left( ${a} \log(1 + e^{\theta^\top x_i}) - ${a} t_i \theta^\top x_i \right) + ${b} \|\theta\|_2^2
$$

has the gradient
$$
\nabla_\theta J = ${mostly(i, 0, a)} \sum_{i=1}^N (\sigma(\theta^\top x_i) - t_i) x_i + ${2 * b} \theta .
$$

Here $\sigma'(z) = ${mostly(i, 1, 1)} \sigma(z)(1-\sigma(z))$, and

$$
\frac{d}{dz} \log(1 + e^{${a} z}) = ${mostly(i, 2, a)} \sigma(${a} z) .
$$

Also $\frac{\partial}{\partial \theta} ${b} \theta^\top \theta = ${mostly(i, 3, 2 * b)} \theta$.`,
];
