import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'sums and products',
  parseLatex,
  String.raw`
    \sum_{i=1}^n x_i y_i + z                   ⟶ (+ (sum i from 1 to n : (j (sub x i) (sub y i))) z)
    \sum^n_{i=1} x_i                           ⟶ (sum i from 1 to n : (sub x i))
    \sum\limits_{k=1}^{K}\alpha_k              ⟶ (sum k from 1 to K : (sub \alpha k))
    \sum_i x_i - \sum_j y_j                    ⟶ (- (sum i : (sub x i)) (sum j : (sub y j)))
    \sum_{i} (x_i - y_i)^2 + \lambda\|w\|^2    ⟶ (+ (sum i : (^ ((- (sub x i) (sub y i))) 2)) (j \lambda (^ (norm w) 2)))
    \sum_{i,j} a_{ij}                          ⟶ (sum i j : (sub a i j))
    \sum_{ij} a_{ij}                           ⟶ (sum i j : (sub a i j))
    \sum_i \sum_j a_{ij}                       ⟶ (sum i : (sum j : (sub a i j)))
    \sum_{i \in S} x_i                         ⟶ (sum i if (i in S) : (sub x i))
    \sum_{i \ne j} x_i x_j                     ⟶ (sum i if (i != j) : (j (sub x i) (sub x j)))
    \sum_{1\le i<j\le n} x_{ij}                ⟶ (sum - if (1 <= i < j <= n) : (sub x i j))
    \sum_{i:y_i=1} x_i                         ⟶ (sum i if (i : (sub y i) = 1) : (sub x i))
    \sum_{\boldsymbol{x}\in M} f(x)            ⟶ (sum *x if (*x in M) : (j f (x)))
    \sum_{i=1,j=2}^n x_{ij}                    ⟶ (sum i j to n if (list (i = 1) (j = 2)) : (sub x i j))
    \sum_{\substack{i<n\\ j<m}} x              ⟶ (sum i j if (list (i < n) (j < m)) : x)
    \sum_i -x_i                                ⟶ (sum i : (neg (sub x i)))
    \sum_i a_i \odot b_i                       ⟶ (sum i : (odot (sub a i) (sub b i)))
    \sum \boldsymbol{u}                        ⟶ (sum - : *u)
    \sum_{r=0}^{k - 1} X^{k - 1 - r} \otimes Y ⟶ (sum r from 0 to (- k 1) : (otimes (^ X (- (- k 1) r)) Y))
    \prod_{i=1}^n x_i                          ⟶ (product i from 1 to n : (sub x i))
    \sum                                       ⟶ (sum - : "")
  `,
);

trees(
  'extrema and limits',
  parseLatex,
  String.raw`
    \max_{i} x_i                          ⟶ (max i : (sub x i))
    \max\limits_{w} L(w)                  ⟶ (max w : (j L (w)))
    \max f                                ⟶ (max - : f)
    \min_w \max_x f                       ⟶ (min w : (max x : f))
    \arg\max_x f(x)                       ⟶ (argmax x : (j f (x)))
    \operatorname*{argmin}_{w} L          ⟶ (argmin w : L)
    \operatorname*{arg\,min}_{w} L        ⟶ (argmin w : L)
    \underset{w}{\arg\min} f(w)           ⟶ (argmin w : (j f (w)))
    \underset{w}{\operatorname{argmin}} f ⟶ (argmin w : f)
    \mathop{\arg\min}\limits_{w} f(w)     ⟶ (argmin w : (j f (w)))
    \underset{(w,b)}{\min} \sum_i x_i     ⟶ (min ((list w b)) : (sum i : (sub x i)))
    \lim_{h \to 0} \frac{f(x+h)-f(x)}{h}  ⟶ (limit h if (h to 0) : (frac (- (j f ((+ x h))) (j f (x))) h))
    \sup_x f                              ⟶ (?\sup x f)
  `,
);

trees(
  'integrals',
  parseLatex,
  String.raw`
    \int f(x)\,dx + C              ⟶ (+ (integral x : (j f (x))) C)
    \int_a^b f + g\, dx            ⟶ (integral x from a to b : (+ f g))
    \int x dx dy                   ⟶ (integral x y : x)
    \iint f \mathrm{d}x\mathrm{d}y ⟶ (integral x y : f)
  `,
);

trees(
  'expectations',
  parseLatex,
  String.raw`
    \mathbb{E}[x]^2            ⟶ (^ (expectation - : [x]) 2)
    \mathbb{E}_{x\sim p}[f(x)] ⟶ (expectation x if (x sim p) : [(j f (x))])
    \mathbb{E}_q \log p        ⟶ (expectation q : log(p))
    E[X]                       ⟶ (j E [X])
  `,
);
