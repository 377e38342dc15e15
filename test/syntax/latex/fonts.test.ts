import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'fonts',
  parseLatex,
  String.raw`
    \mathbf{x} \boldsymbol{\beta} \bm{w} \mathbf y   ⟶ (j *x *\beta *w *y)
    \mathcal{L} \mathbb{R} \mathscr{F} \mathfrak{D}  ⟶ (j c:L b:R c:F c:D)
    \boldsymbol{a^Tx}                                ⟶ (j (T *a) *x)
    \boldsymbol{ab}^T                                ⟶ (j *a (T *b))
    \boldsymbol{b1}_m^T                              ⟶ (j *b (T (sub *1 m)))
    \mathbf{X+Y}                                     ⟶ (+ *X *Y)
    {\bf x}^T {\bf X}                                ⟶ (j (T *x) *X)
    \boldsymbol x^T\boldsymbol y                     ⟶ (j (T *x) *y)
    \mathbf{1}_n + \mathbf{0}_{m,n} + \mathbf{1}^T x ⟶ (+ (+ (sub *1 n) (sub *0 m n)) (j (T *1) x))
    \mathbf{11}^T + \mathbf{10}                      ⟶ (+ (j *1 (T *1)) 10)
    \mathbf{x_1^2}                                   ⟶ (^ (sub *x 1) 2)
    \mathbf{x_i} + \boldsymbol{w_{ij}^{2}}           ⟶ (+ (sub *x i) (^ (sub *w i j) 2))
    \mathbf{x}_{\mathbf{i}} + \mathbf{\nabla_x}       ⟶ (+ (sub *x *i) (nabla [*x] -))
    \mathbb 1_{n}                                    ⟶ (sub b:1 n)
    \mathrm{e}^{x}                                   ⟶ (^ r:e x)
    \mathrm{loss} + \mathit{loss}                    ⟶ (+ r:\operatorname{loss} r:\operatorname{loss})
    \mathsf{X}                                       ⟶ r:X
  `,
);

trees(
  'accents',
  parseLatex,
  String.raw`
    \hat{y}_i + \hat{y_i} + \hat y                               ⟶ (+ (+ (sub \hat{y} i) (sub \hat{y} i)) \hat{y})
    \bar{\mathbf{x}} + \boldsymbol\hat x + \hat{\boldsymbol{x}}_i ⟶ (+ (+ *\bar{x} *\hat{x}) (sub *\hat{x} i))
    \widehat{y} + \overline{x} + \widetilde{z}                   ⟶ (+ (+ \hat{y} \bar{x}) \tilde{z})
    \widehat{AB}                                                 ⟶ \hat{AB}
    \hat{\beta}^{(1)}                                            ⟶ (label \hat{\beta} (1))
    \vec{x} + \underline{x}                                      ⟶ (+ \vec{x} \underline{x})
  `,
);

trees(
  'notes and layout',
  parseLatex,
  String.raw`
    \underbrace{x^2}_{\text{note}} + 1  ⟶ (+ _(^ x 2)_ 1)
    \overbrace{a+b}^{n} c               ⟶ (j _(+ a b)_ c)
    \color{red} x + \textcolor{blue}{y} ⟶ (+ x y)
    \boxed{a = b}                       ⟶ _(a = b)_
    \phantom{x} y                       ⟶ y
    a\,b\;c\!d                          ⟶ (j a b c d)
    \displaystyle \frac12 x             ⟶ (j (frac 1 2) x)
    \small a                            ⟶ a
    a \hspace{1em} b                    ⟶ (list a b)
    a % a remark                        ⟶ a
  `,
);

trees(
  'words',
  parseLatex,
  String.raw`
    \text{const}            ⟶ "const"
    x = \text{const}        ⟶ (x = "const")
    LHS = RHS               ⟶ (r:\operatorname{LHS} = r:\operatorname{RHS})
    loss = a l o s s        ⟶ (r:\operatorname{loss} = (j a l o s s))
    \text{loss} = \frac1n   ⟶ (r:\operatorname{loss} = (frac 1 n))
    \text{Chinese } a       ⟶ (list "Chinese" a)
    a \text{ where $b = c$} ⟶ (list a "where" (b = c))
    令 f(x) = x，则 y = 1      ⟶ (list "令" ((j f (x)) = x) "则" (y = 1))
    E = 误差                  ⟶ (E = "误差")
  `,
);
