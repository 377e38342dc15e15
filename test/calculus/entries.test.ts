import { checkRows } from './support/checkRows';
import type { Row } from './support/derivedRows';

const OF_MATRICES = 'X: matrix(m,n); Y: matrix(m,n); A: matrix(p,m); a: vector(m); b: vector(n)';
const OF_VECTORS = 'x: vector(n); y: vector(n); C: matrix(n,n)';

const ROWS: readonly Row[] = [
  // Columns and rows.
  [
    '\\operatorname{tr}(X_{:,j} X_{:,j}^\\top)',
    'X',
    OF_MATRICES,
    '2X_{:,j}e_{j}^\\top',
    '2e_{j}X_{:,j}^\\top',
  ],
  ['X_{:,j}^\\top a', 'X', OF_MATRICES, 'ae_{j}^\\top', 'e_{j}a^\\top'],
  ['X_{j,:} b', 'X', OF_MATRICES, 'e_{j}b^\\top', 'be_{j}^\\top'],
  ['X_{i\\cdot} b', 'X', OF_MATRICES, 'e_{i}b^\\top', 'be_{i}^\\top'],
  ['X_{\\cdot j}^\\top a', 'X', OF_MATRICES, 'ae_{j}^\\top', 'e_{j}a^\\top'],
  ['X_{:j}^\\top a', 'X', OF_MATRICES, 'ae_{j}^\\top', 'e_{j}a^\\top'],
  ['X_{:,j}', 'X', OF_MATRICES, '(I_{n})_{:,j}\\otimes I_{m}', '(I_{n})_{:,j}^\\top\\otimes I_{m}'],
  ['X_{i,:}', 'X', OF_MATRICES, 'I_{n}\\otimes(I_{m})_{:,i}', 'I_{n}\\otimes(I_{m})_{:,i}^\\top'],
  ['A X_{:,j}', 'X', OF_MATRICES, '(I_{n})_{:,j}\\otimes A^\\top', '(I_{n})_{:,j}^\\top\\otimes A'],
  [
    'X_{:,j}^\\top X_{:,k}',
    'X',
    OF_MATRICES,
    'X_{:,k}e_{j}^\\top+X_{:,j}e_{k}^\\top',
    'e_{j}X_{:,k}^\\top+e_{k}X_{:,j}^\\top',
  ],
  ['X_{:,j}^\\top Y_{:,j}', 'X', OF_MATRICES, 'Y_{:,j}e_{j}^\\top', 'e_{j}Y_{:,j}^\\top'],
  ['X_{i,:} Y_{k,:}^\\top', 'X', OF_MATRICES, 'e_{i}Y_{k,:}', 'Y_{k,:}^\\top e_{i}^\\top'],
  [
    '\\|X_{:,j}\\|_2',
    'X',
    OF_MATRICES,
    '\\frac{1}{\\|X_{:,j}\\|_2}X_{:,j}e_{j}^\\top',
    '\\frac{1}{\\|X_{:,j}\\|_2}e_{j}X_{:,j}^\\top',
  ],
  ['\\sum_j \\|X_{:,j}\\|^2', 'X', OF_MATRICES, '2X', '2X^\\top'],
  [
    '\\sum_j \\|X_{:,j}\\|_2',
    'X',
    OF_MATRICES,
    'X\\odot\\left(\\sum_{j=1}^{n}\\frac{1}{\\|X_{:,j}\\|_2}\\mathbf{1}_{m}e_{j}^\\top\\right)',
    'X^\\top\\odot\\left(\\sum_{j=1}^{n}\\frac{1}{\\|X_{:,j}\\|_2}e_{j}\\mathbf{1}_{m}^\\top\\right)',
  ],
  ['\\sum_i b_i X_{:,i}^\\top a', 'X', OF_MATRICES, 'ab^\\top', 'ba^\\top'],
  [
    '\\exp(X_{:,j})^\\top a',
    'X',
    OF_MATRICES,
    'ae_{j}^\\top\\odot\\exp(X)',
    'e_{j}a^\\top\\odot\\exp(X)^\\top',
  ],
  ['(A X)_{:,j}', 'X', OF_MATRICES, '(I_{n})_{:,j}\\otimes A^\\top', '(I_{n})_{:,j}^\\top\\otimes A'],
  [
    '\\operatorname{softmax}(X_{:,j})',
    'X',
    OF_MATRICES,
    '(I_{n})_{:,j}\\otimes\\operatorname{diag}(\\operatorname{softmax}(X_{:,j}))-\\operatorname{vec}(\\operatorname{softmax}(X_{:,j})(I_{n})_{:,j}^\\top)\\operatorname{softmax}(X_{:,j})^\\top',
    '(I_{n})_{:,j}^\\top\\otimes\\operatorname{diag}(\\operatorname{softmax}(X_{:,j}))-\\operatorname{softmax}(X_{:,j})\\operatorname{vec}(\\operatorname{softmax}(X_{:,j})(I_{n})_{:,j}^\\top)^\\top',
  ],
  [
    'X_{:,1}^\\top X_{:,2}',
    'X',
    OF_MATRICES,
    'X_{:,2}e_{1}^\\top+X_{:,1}e_{2}^\\top',
    'e_{1}X_{:,2}^\\top+e_{2}X_{:,1}^\\top',
  ],
  ['X_i^\\top b', 'X', OF_MATRICES, 'e_{i}b^\\top', 'be_{i}^\\top'],
  ['X_{:,j}^\\top a', 'a', OF_MATRICES, 'X_{:,j}', 'X_{:,j}^\\top'],
  // Entries.
  ['x_i', 'x', OF_VECTORS, 'e_{i}', 'e_{i}^\\top'],
  ['x_i^2', 'x', OF_VECTORS, '2x_{i}e_{i}', '2x_{i}e_{i}^\\top'],
  ['x_i x_j', 'x', OF_VECTORS, 'x_{j}e_{i}+x_{i}e_{j}', '(x_{j}e_{i}+x_{i}e_{j})^\\top'],
  ['x_1 x_2', 'x', OF_VECTORS, 'x_{2}e_{1}+x_{1}e_{2}', '(x_{2}e_{1}+x_{1}e_{2})^\\top'],
  ['x_1 x', 'x', OF_VECTORS, 'e_{1}x^\\top+x_{1}I_{n}', 'xe_{1}^\\top+x_{1}I_{n}'],
  ['X_{ij}', 'X', OF_MATRICES, 'e_{i}e_{j}^\\top', 'e_{j}e_{i}^\\top'],
  ['X_{ij}^2', 'X', OF_MATRICES, '2X_{ij}e_{i}e_{j}^\\top', '2X_{ij}e_{j}e_{i}^\\top'],
  [
    'X_{ij} X_{kl}',
    'X',
    OF_MATRICES,
    'X_{kl}e_{i}e_{j}^\\top+X_{ij}e_{k}e_{l}^\\top',
    'X_{kl}e_{j}e_{i}^\\top+X_{ij}e_{l}e_{k}^\\top',
  ],
  ['(AX)_{ij}', 'X', OF_MATRICES, 'A_{i,:}^\\top e_{j}^\\top', 'e_{j}A_{i,:}'],
  ['[A X]_{ij}', 'A', OF_MATRICES, 'e_{i}X_{:,j}^\\top', 'X_{:,j}e_{i}^\\top'],
  ['\\sin(C x)_i', 'x', OF_VECTORS, '\\cos((Cx)_{i})C_{i,:}^\\top', '\\cos((Cx)_{i})C_{i,:}'],
  ['(x x^\\top)_{ij}', 'x', OF_VECTORS, 'x_{j}e_{i}+x_{i}e_{j}', '(x_{j}e_{i}+x_{i}e_{j})^\\top'],
  ['e_i^\\top X e_j', 'X', OF_MATRICES, 'e_{i}e_{j}^\\top', 'e_{j}e_{i}^\\top'],
  ['e_1^\\top x', 'x', OF_VECTORS, 'e_{1}', 'e_{1}^\\top'],
  [
    '\\operatorname{softmax}(x)_i',
    'x',
    OF_VECTORS,
    '\\operatorname{softmax}(x)_{i}(e_{i}-\\operatorname{softmax}(x))',
    '\\operatorname{softmax}(x)_{i}(e_{i}-\\operatorname{softmax}(x))^\\top',
  ],
  [
    '\\log\\operatorname{softmax}(x)_i',
    'x',
    OF_VECTORS,
    'e_{i}-\\operatorname{softmax}(x)',
    '(e_{i}-\\operatorname{softmax}(x))^\\top',
  ],
  [
    '\\frac{e^{x_i}}{\\sum_k e^{x_k}}',
    'x',
    OF_VECTORS,
    '\\frac{e^{x_{i}}(e_{i}-\\operatorname{softmax}(x))}{\\mathbf{1}_{n}^\\top\\exp(x)}',
    '\\frac{e^{x_{i}}(e_{i}-\\operatorname{softmax}(x))^\\top}{\\mathbf{1}_{n}^\\top\\exp(x)}',
  ],
  // By one entry.
  ['X_{:,j}^\\top a', 'X_{ij}', OF_MATRICES, 'a_{i}'],
  ['(AX)_{ij}', 'X_{kl}', OF_MATRICES, 'A_{ik}\\delta_{jl}'],
  [
    '\\operatorname{softmax}(x)_i',
    'x_j',
    OF_VECTORS,
    '\\operatorname{softmax}(x)_{i}(\\delta_{ij}-\\operatorname{softmax}(x)_{j})',
  ],
  [
    '\\frac{e^{x_i}}{\\sum_k e^{x_k}}',
    'x_j',
    OF_VECTORS,
    '\\frac{\\left(\\sum_{k=1}^{n}e^{x_{k}}\\right)\\delta_{ij}e^{x_{i}}-e^{x_{j}+x_{i}}}{\\left(\\sum_{k=1}^{n}e^{x_{k}}\\right)^2}',
  ],
  ['x^\\top C x', 'x_k', OF_VECTORS, '(Cx)_{k}+(x^\\top C)_{k}'],
  ['\\sum_i x_i^2', 'x_k', OF_VECTORS, '2x_{k}'],
];

checkRows('rows, columns and entries', ROWS);
