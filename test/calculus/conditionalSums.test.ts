import { checkRows } from './support/checkRows';
import type { Row } from './support/derivedRows';

const D = 'x: vector(n); y: vector(n); z: vector+(n); b: bin(n); C: matrix(n,n)';
const E = 's: vector(n)';
const F = 'X: matrix(m,n); M: matrix(m,n); a: vector(m); b: vector(n)';
const G = 'w: vector(d)';

const ROWS: readonly Row[] = [
  // All but one.
  ['\\sum_{j\\ne i} x_j^2', 'x', D, '2(x-x_{i}e_{i})', '2(x-x_{i}e_{i})^\\top'],
  ['\\sum_{j\\ne i} x_j^2', 'x_k', D, '2(x_{k}-x_{i}\\delta_{ik})'],
  [
    '\\prod_{j\\ne i} z_j',
    'z',
    D,
    '\\left[\\begin{cases}\\frac{1}{z_{j}}\\prod_{k=1,k\\ne i}^{n}z_{k}&\\text{if }j\\ne i\\\\0&\\text{otherwise}\\end{cases}\\right]_{j}',
    '\\left[\\begin{cases}\\frac{1}{z_{j}}\\prod_{k=1,k\\ne i}^{n}z_{k}&\\text{if }j\\ne i\\\\0&\\text{otherwise}\\end{cases}\\right]_{j}^\\top',
  ],
  [
    '\\prod_{j\\ne i} z_j',
    'z_k',
    D,
    '\\left(\\prod_{j=1,j\\ne i}^{n}z_{j}\\right)\\begin{cases}\\frac{1}{z_{k}}&\\text{if }k\\ne i\\\\0&\\text{otherwise}\\end{cases}',
  ],
  [
    '\\sum_{k=1,k\\ne i}^n x_k^3',
    'x',
    D,
    '3(x^{\\odot 2}-x_{i}^2e_{i})',
    '3(x^{\\odot 2}-x_{i}^2e_{i})^\\top',
  ],
  ['\\sum_{\\substack{k=1\\\\ k\\ne i}}^n x_k y_k', 'x', D, 'y-y_{i}e_{i}', '(y-y_{i}e_{i})^\\top'],
  [
    '\\log \\sum_{j\\neq i} e^{x_j}',
    'x',
    D,
    '\\frac{\\exp(x)-e^{x_{i}}e_{i}}{\\mathbf{1}_{n}^\\top\\exp(x)-e^{x_{i}}}',
    '\\frac{(\\exp(x)-e^{x_{i}}e_{i})^\\top}{\\mathbf{1}_{n}^\\top\\exp(x)-e^{x_{i}}}',
  ],
  [
    '\\sum_{j \\ne i} \\frac{1}{x_i - x_j}',
    'x',
    D,
    '\\sum_{j=1,j\\ne i}^{n}\\frac{e_{j}-e_{i}}{(x_{i}-x_{j})^2}',
    '\\sum_{j=1}^{n}\\left(\\begin{cases}\\frac{e_{j}-e_{i}}{(x_{i}-x_{j})^2}&\\text{if }j\\ne i\\\\\\mathbf{0}_{n}&\\text{otherwise}\\end{cases}\\right)^\\top',
  ],
  [
    '\\sum_{j\\ne y} \\max(0, 1 + s_j - s_y)',
    's',
    E,
    '\\mathbb{1}(s-s_{y}\\mathbf{1}_{n}+\\mathbf{1}_{n}>0)-(\\mathbf{1}_{n}^\\top\\mathbb{1}(s-s_{y}\\mathbf{1}_{n}+\\mathbf{1}_{n}>0))e_{y}',
    '(\\mathbb{1}(s-s_{y}\\mathbf{1}_{n}+\\mathbf{1}_{n}>0)-(\\mathbf{1}_{n}^\\top\\mathbb{1}(s-s_{y}\\mathbf{1}_{n}+\\mathbf{1}_{n}>0))e_{y})^\\top',
  ],
  [
    '\\sum_{i=1}^n \\sum_{j\\ne i} C_{ij}x_i x_j',
    'x',
    D,
    '(C+C^\\top)x-2\\operatorname{diag}(C)\\odot x',
    '((C^\\top+C)x-2\\operatorname{diag}(C)\\odot x)^\\top',
  ],
  // Pairs.
  [
    '\\sum_{i<j} x_i x_j',
    'x',
    D,
    '(\\mathbf{1}_{n}^\\top x)\\mathbf{1}_{n}-x',
    '((\\mathbf{1}_{n}^\\top x)\\mathbf{1}_{n}-x)^\\top',
  ],
  [
    '\\sum_{i<j} C_{ij} x_i x_j',
    'x',
    D,
    '\\left[\\sum_{j=1,i<j}^{n}C_{ij}x_{j}\\right]_{i}+\\left[\\sum_{i=1,i<j}^{n}C_{ij}x_{i}\\right]_{j}',
    '\\left(\\left[\\sum_{j=1,i<j}^{n}C_{ij}x_{j}\\right]_{i}+\\left[\\sum_{i=1,i<j}^{n}C_{ij}x_{i}\\right]_{j}\\right)^\\top',
  ],
  ['\\sum_{i<j} C_{ij} x_i x_j', 'x_k', D, '\\sum_{j=1,k<j}^{n}C_{kj}x_{j}+\\sum_{i=1,i<k}^{n}x_{i}C_{ik}'],
  [
    '\\sum_{i \\ne j} x_i x_j',
    'x',
    D,
    '2((\\mathbf{1}_{n}^\\top x)\\mathbf{1}_{n}-x)',
    '2((\\mathbf{1}_{n}^\\top x)\\mathbf{1}_{n}-x)^\\top',
  ],
  [
    '\\sum_{i \\ne j} (x_i - x_j)^2',
    'x',
    D,
    '4(x\\mathbf{1}_{n}^\\top-\\mathbf{1}_{n}x^\\top)\\mathbf{1}_{n}',
    '4\\mathbf{1}_{n}^\\top(\\mathbf{1}_{n}x^\\top-x\\mathbf{1}_{n}^\\top)',
  ],
  [
    '\\sum_{1\\le i<j\\le n} (x_i - x_j)^2',
    'x',
    D,
    '\\left[2\\sum_{j=1,i<j}^{n}(x_{i}-x_{j})\\right]_{i}+\\left[-2\\sum_{i=1,i<j}^{n}(x_{i}-x_{j})\\right]_{j}',
    '\\left(\\left[2\\sum_{j=1,i<j}^{n}(x_{i}-x_{j})\\right]_{i}+\\left[-2\\sum_{i=1,i<j}^{n}(x_{i}-x_{j})\\right]_{j}\\right)^\\top',
  ],
  [
    '\\sum_{i=1}^n \\sum_{j>i} x_i y_j',
    'x',
    D,
    '\\left[\\sum_{j=1,i<j}^{n}y_{j}\\right]_{i}',
    '\\left[\\sum_{j=1,i<j}^{n}y_{j}\\right]_{i}^\\top',
  ],
  [
    '\\sum_i \\sum_{j \\le i} x_j',
    'x',
    D,
    '\\left[\\sum_{j=1}^{n}\\mathbb{1}(i\\le j)\\right]_{i}',
    '\\left[\\sum_{j=1}^{n}\\mathbb{1}(i\\le j)\\right]_{i}^\\top',
  ],
  ['\\sum_{i,j=1}^n C_{ij}x_ix_j', 'x', D, '(C+C^\\top)x', 'x^\\top(C^\\top+C)'],
  // Conditions.
  ['\\sum_{i: b_i=1} x_i^2', 'x', D, '2\\mathbb{1}(b=1)\\odot x', '2(\\mathbb{1}(b=1)\\odot x)^\\top'],
  [
    '\\sum_{i: b_i=1} \\log z_i',
    'z',
    D,
    '\\left[\\begin{cases}\\frac{1}{z_{i}}&\\text{if }b_{i}=1\\\\0&\\text{otherwise}\\end{cases}\\right]_{i}',
    '\\left[\\begin{cases}\\frac{1}{z_{i}}&\\text{if }b_{i}=1\\\\0&\\text{otherwise}\\end{cases}\\right]_{i}^\\top',
  ],
  [
    '\\sum_{i \\mid b_i = 1} \\frac{1}{z_i}',
    'z',
    D,
    '\\left[\\begin{cases}-\\frac{1}{z_{i}^2}&\\text{if }b_{i}=1\\\\0&\\text{otherwise}\\end{cases}\\right]_{i}',
    '\\left[\\begin{cases}-\\frac{1}{z_{i}^2}&\\text{if }b_{i}=1\\\\0&\\text{otherwise}\\end{cases}\\right]_{i}^\\top',
  ],
  ['\\sum_{i: y_i > 0} x_i^2', 'x', D, '2\\mathbb{1}(y>0)\\odot x', '2(\\mathbb{1}(y>0)\\odot x)^\\top'],
  [
    '\\sum_{i: y_i > 0} C_{i,:}^\\top x_i',
    'x',
    D,
    '\\operatorname{diag}(\\mathbb{1}(y>0))C',
    'C^\\top\\operatorname{diag}(\\mathbb{1}(y>0))',
  ],
  // Sets.
  ['\\sum_{i\\in S} x_i^2', 'x', D, '2\\mathbf{1}_S\\odot x', '2(\\mathbf{1}_S\\odot x)^\\top'],
  [
    '\\sum_{i\\in S} \\log z_i',
    'z',
    D,
    '\\left[\\begin{cases}\\frac{1}{z_{i}}&\\text{if }i\\in S\\\\0&\\text{otherwise}\\end{cases}\\right]_{i}',
    '\\left[\\begin{cases}\\frac{1}{z_{i}}&\\text{if }i\\in S\\\\0&\\text{otherwise}\\end{cases}\\right]_{i}^\\top',
  ],
  ['\\sum_{i\\in S} x_i + \\mathbf{1}_S^\\top x', 'x', D, '2\\mathbf{1}_S', '2\\mathbf{1}_S^\\top'],
  [
    '\\sum_{j \\in S\\setminus\\{i\\}} x_j^2',
    'x',
    D,
    '2(x\\odot\\mathbf{1}_S-x_{i}(\\mathbf{1}_S)_{i}e_{i})',
    '2(x\\odot\\mathbf{1}_S-x_{i}(\\mathbf{1}_S)_{i}e_{i})^\\top',
  ],
  ['\\sum_{i \\in [n]} x_i^2', 'x', D, '2x', '2x^\\top'],
  ['\\sum_{i\\in\\{1,\\ldots,n\\}} x_i y_i', 'x', D, 'y', 'y^\\top'],
  [
    '\\sum_{(i,j)\\in\\Omega} (X_{ij} - M_{ij})^2',
    'X',
    F,
    '2\\mathbf{1}_{\\Omega}\\odot(X-M)',
    '2(\\mathbf{1}_{\\Omega}\\odot(X-M))^\\top',
  ],
  [
    '\\sum_{(i,j)\\in\\Omega} (X_{ij} - a_i b_j)^2',
    'a',
    F,
    '2(\\mathbf{1}_{\\Omega}\\odot(ab^\\top-X))b',
    '2((\\mathbf{1}_{\\Omega}\\odot(ab^\\top-X))b)^\\top',
  ],
  [
    '\\sum_{j \\in N_i} (x_i - x_j)^2',
    'x',
    D,
    '2(((\\mathbf{1}_N)_{i,:}(x_{i}\\mathbf{1}_{n}-x))e_{i}-(\\mathbf{1}_N)_{i,:}^\\top\\odot(x_{i}\\mathbf{1}_{n}-x))',
    '2(((\\mathbf{1}_N)_{i,:}(x_{i}\\mathbf{1}_{n}-x))e_{i}+(\\mathbf{1}_N)_{i,:}^\\top\\odot(x-x_{i}\\mathbf{1}_{n}))^\\top',
  ],
  [
    '\\frac{1}{|S|}\\sum_{i\\in S} (w^\\top z_i - y_i)^2',
    'w',
    G,
    '\\frac{2}{\\mathbf{1}_{m}^\\top\\mathbf{1}_S}\\sum_{i=1,i\\in S}^{m}(w^\\top z_{i}-y_{i})z_{i}',
    '\\frac{2}{\\mathbf{1}_{m}^\\top\\mathbf{1}_S}\\sum_{i=1,i\\in S}^{m}(w^\\top z_{i}-y_{i})z_{i}^\\top',
  ],
  [
    '\\sum_{(x,y)\\in D} (w^\\top x - y)^2',
    'w',
    G,
    '2\\sum_{i=1}^{m}(w^\\top x_{i}-y_{i})x_{i}',
    '2\\sum_{i=1}^{m}(w^\\top x_{i}-y_{i})x_{i}^\\top',
  ],
  [
    '\\frac{1}{|D|}\\sum_{(x,y)\\in D} (w^\\top x - y)^2',
    'w',
    G,
    '\\frac{2}{m}\\sum_{i=1}^{m}(w^\\top x_{i}-y_{i})x_{i}',
    '\\frac{2}{m}\\sum_{i=1}^{m}(w^\\top x_{i}-y_{i})x_{i}^\\top',
  ],
  [
    '\\sum_{x\\in D} \\log \\sigma(w^\\top x)',
    'w',
    G,
    '\\sum_{i=1}^{m}(1-\\sigma(w^\\top x_{i}))x_{i}',
    '\\sum_{i=1}^{m}(1-\\sigma(w^\\top x_{i}))x_{i}^\\top',
  ],
  // Without limits, and the largest.
  ['\\sum_i x_i y_i', 'x', D, 'y', 'y^\\top'],
  ['\\sum x^2', 'x', D, '2x', '2x^\\top'],
  [
    '\\max_{1\\le i\\le n} x_i y_i',
    'x',
    D,
    'y\\odot\\mathbb{1}(x\\odot y=\\max(x\\odot y))',
    '(y\\odot\\mathbb{1}(x\\odot y=\\max(x\\odot y)))^\\top',
  ],
  ['\\sum_k k x_k', 'x', D, '[i]_{i}', '[i]_{i}^\\top'],
  ['k x_k^2', 'x_k', D, '2kx_{k}'],
];

checkRows('sums with conditions and over sets', ROWS);
