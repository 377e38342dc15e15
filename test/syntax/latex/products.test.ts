import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'side by side binds tighter than entrywise products',
  parseLatex,
  String.raw`
    X W \odot Y                           ⟶ (odot (j X W) Y)
    a \odot b \circ c \oslash d \otimes e ⟶ (otimes (oslash (odot (odot a b) c) d) e)
    X^\top Y \otimes I_n                  ⟶ (otimes (j (T X) Y) (sub I n))
    a b \cdot c d                         ⟶ (cdot (j a b) (j c d))
    a \times b \cdot c                    ⟶ (cdot (times a b) c)
    a + b c - d                           ⟶ (- (+ a (j b c)) d)
    -a b                                  ⟶ (neg (j a b))
    - a \odot b                           ⟶ (neg (odot a b))
    a \cdot -\frac12(b)                   ⟶ (cdot a (neg (j (frac 1 2) (b))))
    a * b                                 ⟶ (star a b)
    a \bmod b                             ⟶ mod(a, b)
  `,
);

trees(
  'slashes divide from left to right',
  parseLatex,
  String.raw`
    a/b c        ⟶ (j (/ a b) c)
    1/2 x        ⟶ (j (/ 1 2) x)
    a b/c        ⟶ (/ (j a b) c)
    a/b/c        ⟶ (/ (/ a b) c)
    a/(b c)      ⟶ (/ a ((j b c)))
    (a+b)/2      ⟶ (/ ((+ a b)) 2)
    x/\|x\|      ⟶ (/ x (norm x))
    1/(1+e^{-x}) ⟶ (/ 1 ((+ 1 (^ e (neg x)))))
    P(x,y)/P(y)  ⟶ (/ (j P ((list x y))) (j P (y)))
    1/n(x - y)   ⟶ (j (/ 1 n) ((- x y)))
    a \div b     ⟶ (/ a b)
  `,
);

trees(
  'fractions',
  parseLatex,
  String.raw`
    \frac12 x             ⟶ (j (frac 1 2) x)
    \frac ab              ⟶ (frac a b)
    \frac1{2}             ⟶ (frac 1 2)
    \tfrac{1}{2}          ⟶ (frac 1 2)
    {1\over n}\sum_i x_i  ⟶ (j (frac 1 n) (sum i : (sub x i)))
    \frac{\frac{a}{b}}{c} ⟶ (frac (frac a b) c)
    \binom{n}{k}          ⟶ binomial(n, k)
    \sqrt x + \sqrt2      ⟶ (+ sqrt(x) sqrt(2))
    \sqrt{x^2+1}          ⟶ sqrt((+ (^ x 2) 1))
    \sqrt[3]{x}           ⟶ nthRoot(x, 3)
    \sqrt\frac12          ⟶ sqrt((frac 1 2))
  `,
);

trees(
  'numbers',
  parseLatex,
  String.raw`
    0.5x + .5y      ⟶ (+ (j 0.5 x) (j 0.5 y))
    3 \cdot 10^{-3} ⟶ (cdot 3 (^ 10 (neg 3)))
    1{,}000 + 12.5  ⟶ (+ 1000 12.5)
    10^6            ⟶ (^ 10 6)
    2.              ⟶ 2
  `,
);
