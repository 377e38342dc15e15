import { describe, expect, it } from 'vitest';
import { namesInText } from '../../src/claims/namesInText';
import { readOperatorLetters } from '../../src/claims/operatorLetters';
import { parseLatex } from '../../src/syntax/latex/parse';
import { showSyntax } from '../../src/syntax/show';

/** A formula among others of its text, separated by `;;`, the last of which is read. */
const readIn = (text: string): string => {
  const formulas = text.split(';;').map((source) => ({ root: parseLatex(source.trim()).root, before: '' }));
  return showSyntax(readOperatorLetters(formulas[formulas.length - 1].root, namesInText(formulas)));
};

describe('a letter that is an operator', () => {
  it.each([
    ['f(x) = x^2 ;; D f(x)', '(jacobian [] (j f (x)))'],
    ['f(x) = x^2 ;; 2 D f(x)^\\top + 1', '(+ (j 2 (T (jacobian [] (j f (x))))) 1)'],
    ['f(x) = x^2 ;; D_x f', '(jacobian [x] f)'],
    ['f(x) = x^2 ;; D f(x)[v]', '(jacobian [] (j f (x)) along v)'],
    ['f(x) = x^2 ;; J_f(x)', '(jacobian [] (j f (x)))'],
    ['f(x) = x^2 ;; \\mathbf{H} f', '(hessian 2 [] f)'],
    ['f(x) = x^2 ;; J(w) = w ;; J_f', '(jacobian [] f)'],
    ['f(x, y) = x y ;; f_{xy}', '(subscript 2 [x y] f)'],
    ['f(x, y) = x y ;; \\frac{\\partial f}{\\partial x}(1, 2)', '(fraction [x] (j f ((list 1 2))))'],
    ["y = u^2 ;; y'_u", '(subscript [u] y)'],
    ['f(x) = x^2 ;; f^{(3)}(x)', "(j (''' f) (x))"],
    ['V = x^2 ;; \\dot V', '(subscript [t] V)'],
  ])('%s', (text, tree) => expect(readIn(text)).toBe(tree));
});

describe('a letter that is a quantity', () => {
  it.each([
    ['of a function that is not defined', 'D f(x)', '(j D f (x))'],
    ['and defined', 'f(x) = x^2 ;; D = 3 ;; D f(x)', '(j D f (x))'],
    ['and declared', 'f(x) = x^2 ;; H \\in \\mathbb{R}^{n \\times n} ;; H f(x)', '(j H f (x))'],
    ['and spoken of alone', 'f(x) = x^2 ;; D ;; D f(x)', '(j D f (x))'],
    ['with a subscript that is no parameter', 'f(x) = x^2 ;; f_k', '(sub f k)'],
    ['with one of several things', 'E(h) = h^2 ;; E_h', '(sub E h)'],
    ['with a prime that is a mark', 'x = 2 ;; x_1^{\\prime}', "(' (sub x 1))"],
    ['before a difference', 'f(x) = x^2 ;; \\frac{d f}{d x}(a - b)', '(j (fraction total [x] f) ((- a b)))'],
    ['of a motion that is not defined', '\\dot x', '\\dot{x}'],
  ])('%s', (_, text, tree) => expect(readIn(text)).toBe(tree));
});
