import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'indices',
  parseLatex,
  String.raw`
    x_i                                     ⟶ (sub x i)
    x_{ij}                                  ⟶ (sub x i j)
    x_{i j}                                 ⟶ (sub x i j)
    x_{i,j+1}                               ⟶ (sub x i (+ j 1))
    x_{n-1}                                 ⟶ (sub x (- n 1))
    x_{i+1}                                 ⟶ (sub x (+ i 1))
    x_{2i}                                  ⟶ (sub x (j 2 i))
    x_{1j}                                  ⟶ (sub x 1 j)
    x_{12}                                  ⟶ (sub x 12)
    x_{i_1}                                 ⟶ (sub x (sub i 1))
    A_{:,j} + X_{:j} + X_{i:} + x_{\cdot j} ⟶ (+ (+ (+ (sub A : j) (sub X : j)) (sub X i :)) (sub x : j))
    x_{1:n}                                 ⟶ (sub x (1 : n))
    x_{p1}                                  ⟶ (sub x p 1)
    Z2 = A1 W2                              ⟶ ((sub Z 2) = (j (sub A 1) (sub W 2)))
    Z1^\top                                 ⟶ (T (sub Z 1))
    e^x2                                    ⟶ (j (^ e x) 2)
    K_{m,n} + I_{mn}                        ⟶ (+ (sub K m n) (sub I m n))
    O_{m\times n}                           ⟶ (sub O (times m n))
    [A]_{ij} + (B)_{ij}                     ⟶ (+ (sub [A] i j) (sub (B) i j))
    c_{+-} + D_+                            ⟶ (+ (sub c "+-") (sub D "+"))
    E_{(w, b)}                              ⟶ (sub E ((list w b)))
  `,
);

trees(
  'names as indices',
  parseLatex,
  String.raw`
    x_{max}          ⟶ (sub x r:\operatorname{max})
    x_{\text{max}}   ⟶ (sub x r:\operatorname{max})
    E_{\rm graph}    ⟶ (sub E r:\operatorname{graph})
    W_{\mathrm{new}} ⟶ (sub W r:\operatorname{new})
    x_{min}          ⟶ (sub x r:\operatorname{min})
    x_{ijk}          ⟶ (sub x i j k)
  `,
);

trees(
  'the order in which scripts are typed does not matter',
  parseLatex,
  `
    x_i^2       ⟶ (^ (sub x i) 2)
    x^2_i       ⟶ (^ (sub x i) 2)
    x_{1}'^2    ⟶ (^ (' (sub x 1)) 2)
    A^{-1}_{ij} ⟶ (^ (sub A i j) (neg 1))
  `,
);

trees(
  'transposes',
  parseLatex,
  String.raw`
    A^T + A^\top + A^{\mathrm T} + A^\mathsf{T} + A^{\intercal} + A^{\text{T}} + A^{{\rm T}} ⟶ (+ (+ (+ (+ (+ (+ (T A) (T A)) (T A)) (T A)) (T A)) (T A)) (T A))
    {A}^{T}                                                      ⟶ (T A)
    {\boldsymbol a^{(1)}}^T                                      ⟶ (T (label *a (1)))
    A^{-T} + A^{-\top} + A^{-\mathrm{T}}                         ⟶ (+ (+ (-T A) (-T A)) (-T A))
    \boldsymbol{x}^{\boldsymbol{T}}                              ⟶ (T *x)
    x'^T                                                         ⟶ (T (' x))
    \left(AB\right)^{\!\top}                                     ⟶ (T ((j A B)))
    W^{(2)\top} + W^{(2)T} + w^{*T}                              ⟶ (+ (+ (T (label W (2))) (T (label W (2)))) (T (label w "*")))
  `,
);

trees(
  'powers',
  parseLatex,
  String.raw`
    x^2                                        ⟶ (^ x 2)
    x^{-1}                                     ⟶ (^ x (neg 1))
    e^{x}                                      ⟶ (^ e x)
    e^{-(x+1)}                                 ⟶ (^ e (neg ((+ x 1))))
    (x+1)^{(2)}                                ⟶ (^ ((+ x 1)) (2))
    2^{(n)}                                    ⟶ (^ 2 (n))
    A^{1/2}                                    ⟶ (^ A (/ 1 2))
    x^{\odot 2} + x^{\odot -0.5} + x^{\circ k} ⟶ (+ (+ (.^ x 2) (.^ x (neg 0.5))) (.^ x k))
    x^y_i                                      ⟶ (^ (sub x i) y)
    n!                                         ⟶ (?! n)
  `,
);

trees(
  'labels',
  parseLatex,
  String.raw`
    W^{(1)} + x^{(i)} + x^{(t+1)}     ⟶ (+ (+ (label W (1)) (label x (i))) (label x ((+ t 1))))
    x^{(1)}_j                         ⟶ (label (sub x j) (1))
    w^* + w^{\ast}                    ⟶ (+ (label w "*") (label w \ast))
    a^{[l]} + a^{[l](i)} + h^{<t>}    ⟶ (+ (+ (label a [l]) (label a (j [l] (i)))) (label h <t>))
    w^{\mathrm{new}} + w^{\text{new}} ⟶ (+ (label w r:\operatorname{new}) (label w "new"))
    m^{+} + D^{\backslash i}          ⟶ (+ (label m "+") (label D "\\backslash i"))
    A^\dagger                         ⟶ (label A \dagger)
  `,
);

trees(
  'positive parts',
  parseLatex,
  `
    (x)_+ + [1 - y f(x)]_+ ⟶ (+ relu(x) relu((- 1 (j y f (x)))))
  `,
);
