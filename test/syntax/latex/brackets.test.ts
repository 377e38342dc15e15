import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'groups',
  parseLatex,
  String.raw`
    (a+b) c                     ⟶ (j ((+ a b)) c)
    [a] \{b\}                   ⟶ (j [a] {b})
    \left( a \right] b          ⟶ (j (a) b)
    [0,1)                       ⟶ [(list 0 1)]
    \big( x \Big[ y \Big] \big) ⟶ ((j x [y]))
    {a+b}^2                     ⟶ (^ _(+ a b)_ 2)
    {x}^T                       ⟶ (T x)
    f(\cdot)                    ⟶ (j f ("\\cdot"))
    \{+,-\}                     ⟶ {(list "+" "-")}
    (a; b)                      ⟶ ((list a b))
  `,
);

trees(
  'norms',
  parseLatex,
  String.raw`
    \|x\|                         ⟶ (norm x)
    \left\| x \right\|_2^2        ⟶ (^ (norm x 2) 2)
    \Vert x \Vert^2_2             ⟶ (^ (norm x 2) 2)
    ||x||_1 + ||y||               ⟶ (+ (norm x 1) (norm y))
    \lVert x \rVert_F^2           ⟶ (^ (norm x F) 2)
    \|x\|_\infty + \|x\|_{\infty} ⟶ (+ (norm x \infty) (norm x \infty))
    \|X\|_*                       ⟶ (norm X *)
    \|A\|_{2,1}                   ⟶ (norm A (list 2 1))
    \|x\|_{\Sigma^{-1}}^2         ⟶ (^ (norm x (^ \Sigma (neg 1))) 2)
    \|x\| \|y\|                   ⟶ (j (norm x) (norm y))
    \mid\mid x \mid\mid           ⟶ (norm x)
  `,
);

trees(
  'bars',
  parseLatex,
  String.raw`
    |X| + |Y|^2                    ⟶ (+ |X| (^ |Y| 2))
    |x| |y|                        ⟶ (j |x| |y|)
    |a b| + |c|                    ⟶ (+ |(j a b)| |c|)
    ||a| - |b||                    ⟶ |(- |a| |b|)|
    ||x| + y| + |z|                ⟶ (+ |(+ |x| y)| |z|)
    \left|\frac{a}{b}\right|       ⟶ |(frac a b)|
    \lvert x \rvert                ⟶ |x|
    \mid X \mid                    ⟶ |X|
    |\mathcal{B}|                  ⟶ |c:B|
    \left|\mathcal{H}_{| D}\right| ⟶ |(sub c:H "|D")|
  `,
);

trees(
  'bars that condition',
  parseLatex,
  String.raw`
    P(x|y) = P(x,y)           ⟶ ((j P ((?| x y))) = (j P ((list x y))))
    p(c \mid x) p(c\mid z)    ⟶ (j p ((?| c x)) p ((?| c z)))
    \{x | x>0\}               ⟶ {(?| x (x > 0))}
    \mathcal{N}(x|\mu,\Sigma) ⟶ (j c:N ((?| x (list \mu \Sigma))))
    D(p \| q)                 ⟶ (j D ((?\| p q)))
    P(A \,\middle|\, B)       ⟶ (j P ((?| A B)))
  `,
);

trees(
  'inner products, floors',
  parseLatex,
  String.raw`
    \langle a,b\rangle                  ⟶ <a, b>
    \left\langle A, B\right\rangle      ⟶ <A, B>
    \langle x\rangle                    ⟶ <x>
    \lfloor x \rfloor + \lceil y \rceil ⟶ (+ floor(x) ceil(y))
  `,
);
