import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'with brackets',
  parseLatex,
  String.raw`
    \exp(x) y                           ⟶ (j exp(x) y)
    \log(x)^2                           ⟶ (^ log(x) 2)
    \log(1+e^{-x})                      ⟶ log((+ 1 (^ e (neg x))))
    \max(0, x)                          ⟶ max(0, x)
    \max\{0, 1-y\}                      ⟶ max(0, (- 1 y))
    \exp\left\{-\frac{1}{2}x\right\}    ⟶ exp((neg (j (frac 1 2) x)))
    \operatorname{tr}\left(X^T X\right) ⟶ tr((j (T X) X))
    \operatorname{softmax}(Wx)_i        ⟶ (sub softmax((j W x)) i)
    \tanh(W x)^{\odot 2}                ⟶ (.^ tanh((j W x)) 2)
    \det(X)^{-1}                        ⟶ (^ det(X) (neg 1))
    \operatorname{vec}(X)^{\top}        ⟶ (T vec(X))
    \log{x} y                           ⟶ (j log(x) y)
  `,
);

trees(
  'without brackets',
  parseLatex,
  String.raw`
    \log x y + z              ⟶ (+ log((j x y)) z)
    \log 2x                   ⟶ log((j 2 x))
    \log x^2                  ⟶ log((^ x 2))
    \sin 2\pi x t             ⟶ sin((j 2 \pi x t))
    \sin x / 2                ⟶ (/ sin(x) 2)
    \log x \cdot y            ⟶ (cdot log(x) y)
    \exp -x                   ⟶ exp((neg x))
    \log p(x) q               ⟶ (j log((j p (x))) q)
    \log\sigma(z) + 1         ⟶ (+ log((j \sigma (z))) 1)
    \log x \log y             ⟶ (j log(x) log(y))
    \log\frac{a}{b}           ⟶ log((frac a b))
    \ln|X|^2                  ⟶ log((^ |X| 2))
    \ln\prod_{i=1}^n p(x_i)   ⟶ log((product i from 1 to n : (j p ((sub x i)))))
    \frac{1}{2}\log\det(X)    ⟶ (j (frac 1 2) log(det(X)))
    \operatorname{tr} A B + C ⟶ (+ tr((j A B)) C)
    \log \det X               ⟶ log(det(X))
  `,
);

trees(
  'scripts on the name',
  parseLatex,
  String.raw`
    \sin^2 x     ⟶ (^ sin(x) 2)
    \sin^{-1} x  ⟶ asin(x)
    \log^2(x)    ⟶ (^ log(x) 2)
    \log_2 x     ⟶ log[2](x)
    \log_{10}(x) ⟶ log[10](x)
    \lg x        ⟶ log[10](x)
  `,
);

trees(
  'names in all their clothes',
  parseLatex,
  String.raw`
    \mathrm{tr}(A) + \operatorname{tr}(A) + \text{ tr }(A) + tr(A) + \text{tr} A ⟶ (+ (+ (+ (+ tr(A) tr(A)) tr(A)) tr(A)) tr(A))
    \mathrm{diag}(a) + diag(x) + \text{diag}(x)                  ⟶ (+ (+ diag(a) diag(x)) diag(x))
    vec(X) + \vec(X)                                             ⟶ (+ vec(X) vec(X))
    softmax(x) + sigmoid(z) + \text{ReLU}(x)                     ⟶ (+ (+ softmax(x) sigmoid(z)) relu(x))
    2tr(X)                                                       ⟶ (j 2 tr(X))
    Xexp(x)                                                      ⟶ (j X exp(x))
    \rm tr(x)                                                    ⟶ tr(r:x)
  `,
);

trees(
  'unknown functions are names beside brackets',
  parseLatex,
  String.raw`
    f(x)                   ⟶ (j f (x))
    \operatorname{loss}(x) ⟶ (j r:\operatorname{loss} (x))
    \text{loss}(x)         ⟶ (j r:\operatorname{loss} (x))
    \sigma(z)(1-\sigma(z)) ⟶ (j \sigma (z) ((- 1 (j \sigma (z)))))
  `,
);

trees(
  'names without an argument',
  parseLatex,
  String.raw`
    \exp                   ⟶ r:\exp
    \log = f               ⟶ (r:\log = f)
    \operatorname{softmax} ⟶ r:\operatorname{softmax}
  `,
);

trees(
  'indicators',
  parseLatex,
  String.raw`
    \mathbb{1}(x>0)      ⟶ indicator((x > 0))
    \mathbb{I}(y=k)      ⟶ indicator((y = k))
    \mathbb{1}_{\{x>0\}} ⟶ indicator((x > 0))
    \mathbf{1}_{x>0}     ⟶ indicator((x > 0))
    1(x > 0)             ⟶ indicator((x > 0))
    I(x>0)               ⟶ indicator((x > 0))
    I(x)                 ⟶ (j I (x))
    1(i = 1, 2)          ⟶ (j 1 ((list (i = 1) 2)))
  `,
);
