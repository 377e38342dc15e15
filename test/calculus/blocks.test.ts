import { checkRows } from './support/checkRows';
import type { Row } from './support/derivedRows';

const S = 'x: vector(2); X: matrix(2,2); t: scalar; s: scalar';
const T = 'x: vector(3)';
const B =
  'A: matrix(m,n); B: matrix(p,n); G: matrix(m,p); H: matrix(n,p); P: matrix(p,p); X: matrix(n,n); x: vector(n); y: vector(p); a: vector(m); b: vector(p)';

const ROWS: readonly Row[] = [
  // Literals: where all sizes are numbers, so is the result.
  [
    '\\begin{bmatrix} x_1^2+x_2 \\\\ x_1 x_2\\end{bmatrix}',
    'x',
    S,
    '\\begin{bmatrix}2x_{1}&x_{2}\\\\1&x_{1}\\end{bmatrix}',
    '\\begin{bmatrix}2x_{1}&1\\\\x_{2}&x_{1}\\end{bmatrix}',
  ],
  [
    'x_1^2+x_1x_2',
    'x',
    S,
    '\\begin{bmatrix}x_{2}+2x_{1}\\\\x_{1}\\end{bmatrix}',
    '\\begin{bmatrix}x_{2}+2x_{1}&x_{1}\\end{bmatrix}',
  ],
  [
    'x_1 \\|x\\|^2',
    'x',
    T,
    '\\begin{bmatrix}\\|x\\|_2^2+2x_{1}^2\\\\2x_{1}x_{2}\\\\2x_{1}x_{3}\\end{bmatrix}',
    '\\begin{bmatrix}\\|x\\|_2^2+2x_{1}^2&2x_{1}x_{2}&2x_{1}x_{3}\\end{bmatrix}',
  ],
  [
    '\\begin{bmatrix} x_1 x_2 \\\\ \\sin x_3\\end{bmatrix}',
    'x',
    T,
    '\\begin{bmatrix}x_{2}&0\\\\x_{1}&0\\\\0&\\cos(x_{3})\\end{bmatrix}',
    '\\begin{bmatrix}x_{2}&x_{1}&0\\\\0&0&\\cos(x_{3})\\end{bmatrix}',
  ],
  [
    'X_{11}X_{22} - X_{12}X_{21}',
    'X',
    S,
    '\\begin{bmatrix}X_{2,2}&-X_{2,1}\\\\-X_{1,2}&X_{1,1}\\end{bmatrix}',
    '\\begin{bmatrix}X_{2,2}&-X_{1,2}\\\\-X_{2,1}&X_{1,1}\\end{bmatrix}',
  ],
  [
    '\\begin{bmatrix} t & t^2 \\\\ \\sin t & 1 \\end{bmatrix}',
    't',
    S,
    '\\begin{bmatrix}1&\\cos(t)\\\\2t&0\\end{bmatrix}',
    '\\begin{bmatrix}1&2t\\\\\\cos(t)&0\\end{bmatrix}',
  ],
  [
    '\\begin{bmatrix} t & s \\\\ 2 & t^2 \\end{bmatrix}^\\top',
    't',
    S,
    '\\begin{bmatrix}1&0\\\\0&2t\\end{bmatrix}',
  ],
  [
    '\\begin{bmatrix}\\cos t & -\\sin t\\\\ \\sin t & \\cos t\\end{bmatrix} x',
    't',
    S,
    'x^\\top\\begin{bmatrix}-\\sin(t)&\\cos(t)\\\\-\\cos(t)&-\\sin(t)\\end{bmatrix}',
    '\\begin{bmatrix}-\\sin(t)&-\\cos(t)\\\\\\cos(t)&-\\sin(t)\\end{bmatrix}x',
  ],
  [
    '\\begin{bmatrix} s & t \\end{bmatrix} \\begin{bmatrix} x_1 \\\\ x_2 \\end{bmatrix}',
    'x',
    S,
    '\\begin{bmatrix}s\\\\t\\end{bmatrix}',
    '\\begin{bmatrix}s&t\\end{bmatrix}',
  ],
  ['\\det\\begin{bmatrix} t & s \\\\ s & t^2\\end{bmatrix}', 't', S, '3t^2'],
  ['\\det\\begin{bmatrix} t & s & 1\\\\ s & t^2 & 0 \\\\ 1 & t & t\\end{bmatrix}', 't', S, '4t^3-s^2+s-2t'],
  ['\\operatorname{tr}\\begin{bmatrix} t & s \\\\ s & t^2\\end{bmatrix}', 't', S, '2t+1'],
  // Blocks.
  [
    '\\begin{bmatrix} A x \\\\ B x \\end{bmatrix}',
    'x',
    B,
    '\\begin{bmatrix}A^\\top&B^\\top\\end{bmatrix}',
    '\\begin{bmatrix}A\\\\B\\end{bmatrix}',
  ],
  [
    '\\begin{bmatrix} A x \\\\ \\sin(x) \\end{bmatrix}',
    'x',
    B,
    '\\begin{bmatrix}A^\\top&\\operatorname{diag}(\\cos(x))\\end{bmatrix}',
    '\\begin{bmatrix}A\\\\\\operatorname{diag}(\\cos(x))\\end{bmatrix}',
  ],
  ['\\begin{bmatrix}A & G\\end{bmatrix}\\begin{bmatrix}x\\\\y\\end{bmatrix}', 'x', B, 'A^\\top', 'A'],
  [
    '\\begin{bmatrix}x\\\\y\\end{bmatrix}^\\top\\begin{bmatrix}X & H\\\\ H^\\top & P\\end{bmatrix}\\begin{bmatrix}x\\\\y\\end{bmatrix}',
    'x',
    B,
    '(X+X^\\top)x+2Hy',
    '((X^\\top+X)x+2Hy)^\\top',
  ],
  [
    '\\left\\|\\begin{bmatrix}A\\\\B\\end{bmatrix}x - \\begin{bmatrix}a\\\\b\\end{bmatrix}\\right\\|^2',
    'x',
    B,
    '2\\begin{bmatrix}A^\\top&B^\\top\\end{bmatrix}\\left(\\begin{bmatrix}A\\\\B\\end{bmatrix}x-\\begin{bmatrix}a\\\\b\\end{bmatrix}\\right)',
    '2\\left(\\begin{bmatrix}A\\\\B\\end{bmatrix}x-\\begin{bmatrix}a\\\\b\\end{bmatrix}\\right)^\\top\\begin{bmatrix}A\\\\B\\end{bmatrix}',
  ],
  ['\\left\\|\\begin{bmatrix}x\\\\y\\end{bmatrix}\\right\\|^2', 'x', B, '2x', '2x^\\top'],
  [
    '\\left\\|\\begin{bmatrix}A x\\\\ y\\end{bmatrix}\\right\\|',
    'x',
    B,
    '\\frac{1}{\\left\\|\\begin{bmatrix}Ax\\\\y\\end{bmatrix}\\right\\|_2}A^\\top Ax',
    '\\frac{1}{\\left\\|\\begin{bmatrix}Ax\\\\y\\end{bmatrix}\\right\\|_2}x^\\top A^\\top A',
  ],
  ['\\operatorname{tr}\\begin{bmatrix} X & H \\\\ H^\\top & P \\end{bmatrix}', 'X', B, 'I_{n}'],
  ['\\operatorname{tr}\\begin{bmatrix} X^2 & H \\\\ 0 & P \\end{bmatrix}', 'X', B, '2X^\\top', '2X'],
  [
    '\\det\\begin{bmatrix} X & H \\\\ 0 & P \\end{bmatrix}',
    'X',
    B,
    '\\det(X)\\det(P)X^{-\\top}',
    '\\det(X)\\det(P)X^{-1}',
  ],
  [
    '\\begin{bmatrix} X & H \\end{bmatrix}',
    'X',
    B,
    '\\begin{bmatrix}I_{nn}&\\mathbf{0}_{nn,np}\\end{bmatrix}',
    '\\begin{bmatrix}I_{nn}\\\\\\mathbf{0}_{np,nn}\\end{bmatrix}',
  ],
  [
    '\\begin{bmatrix} X \\\\ A \\end{bmatrix}',
    'X',
    B,
    'I_{n}\\otimes\\begin{bmatrix}I_{n}&\\mathbf{0}_{n,m}\\end{bmatrix}',
    'I_{n}\\otimes\\begin{bmatrix}I_{n}\\\\\\mathbf{0}_{m,n}\\end{bmatrix}',
  ],
];

checkRows('literals and blocks', ROWS);
