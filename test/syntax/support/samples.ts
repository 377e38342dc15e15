import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Formulas as people write them. */
export const LATEX_SAMPLES: readonly string[] = String.raw`
\frac12\|Xw-y\|_2^2+\frac{\lambda}{2}\|w\|_2^2
\frac{\partial^2 f}{\partial x\partial x^T} = \nabla^2 f
\frac{\partial}{\partial w}\left[\sum_{i=1}^m (y_i - w x_i - b)^2\right]
\nabla_\boldsymbol x f(x) = A^\top(Ax-b)
\begin{aligned} \frac{\partial E}{\partial w} &= \sum_i x_i \\ &= 2\cdot\left( a \right. \\ & \left. + b \right) \end{aligned}
-\frac{1}{n}\sum_{i=1}^{n} \left[ y_i \log \sigma(w^\top x_i) + (1-y_i)\log(1-\sigma(w^\top x_i)) \right]
f(x) = \begin{cases} x, & \text{if } x > 0, \\ 0, & \text{otherwise} \end{cases}
\operatorname{tr}(A^{-1}B) + \log\det(X) - \lVert X \rVert_F^2
\left.\frac{df}{dx}\right|_{x=0} + f'(x)\Big|_{x=a}
\boldsymbol{a^Tx} + \boldsymbol{b1}_m^T + {\boldsymbol a^{(1)}}^T
\underset{w}{\arg\min} \; L(w), \quad \text{s.t. } \|w\| \le 1
\mathrm{d}f = \mathrm{tr}(G^T\,\mathrm{d}X)
\mathbb{E}_{x\sim p}[f(x)] = \int p(x) f(x)\,dx
P(x \mid y) = \frac{P(x, y)}{P(y)}
X^\top (\sigma(X w) - y) \odot \mathbb{1}(z > 0) \otimes I_{n}
\hat{y}_i^{(1)} = \sqrt[3]{x_{i,j}} / \|x\|_2 \cdot -\frac12
令 f(x) = x^2，则 ∇f(x) = 2x
\begin{bmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \end{bmatrix}^{-\top}
`
  .trim()
  .split('\n');

export const MATH_SAMPLES = [
  '-1/(2*a*d*(a + a*sin(c + d*x))^2)',
  'x^2*sin(x) + log(x, 10)/sqrt(1 - x^2)',
  "x > 0 ? x' : -x",
  '[1, 2; 3, 4] .* A[:, 1]',
  'e^(2*acoth(a*x))*(c - c/(a*x))^(5/2)',
  'norm(x, 1) + |x|^2 + 2 x(y + 1)',
];

export const PYTHON_SAMPLES = [
  '0.5*np.sum((X@w-y)**2)',
  'np.log(1+np.exp(-y*(X@w))).mean()',
  'return X.T @ r / n',
  'np.linalg.slogdet(A)[1]',
  'np.where(c>0, a, b)',
  'grad = 2*X.T@(X@w-y)',
  'a if b > 0 else np.array([[1,2],[3,4]])[:, i]',
  'torch.softmax(x, dim=1)',
];

const shared = resolve(__dirname, '../../../../shared');

/** A file of the data the project is developed on, or null, said aloud, where it is not there. */
export function sharedFile(path: string): string | null {
  const file = resolve(shared, path);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  console.warn(`Skipped: ${path} is not beside this repository, so nothing was checked against it.`);
  return null;
}

export function sharedFolder(path: string): string | null {
  const folder = resolve(shared, path);
  if (existsSync(folder)) return folder;
  console.warn(`Skipped: ${path} is not beside this repository, so nothing was checked against it.`);
  return null;
}

/** The expression and both derivatives of every matrix identity; none where the table is not at hand. */
export const identityFormulas = (): string[] =>
  (sharedFile('cases/identities.tsv') ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const cells = line.split('\t');
      return [cells[5], cells[8], cells[9]];
    });
