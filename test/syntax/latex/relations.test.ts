import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'signs',
  parseLatex,
  String.raw`
    a = b \le c < d                   ⟶ (a = b <= c < d)
    a \leqslant b \geqslant c         ⟶ (a <= b >= c)
    a \ne b \neq c \not= d            ⟶ (a != b != c != d)
    a >= b <= c                       ⟶ (a >= b <= c)
    a := b                            ⟶ (a := b)
    f \overset{def}{=} x              ⟶ (f := x)
    f \stackrel{\textrm{def}}{=} x    ⟶ (f := x)
    a \stackrel{(a)}{=} b             ⟶ (a = b)
    f \triangleq x \coloneqq y        ⟶ (f := x := y)
    a \approx b \simeq c              ⟶ (a approx b approx c)
    a \propto b \sim c                ⟶ (a propto b sim c)
    x \in \mathbb{R}^{m\times n}      ⟶ (x in (^ b:R (times m n)))
    a \Rightarrow b \implies c \iff d ⟶ (a implies b implies c iff d)
    f: A \to B                        ⟶ (f : A to B)
    x \mapsto y                       ⟶ (x to y)
    w \leftarrow w - \eta g           ⟶ (w from (- w (j \eta g)))
    A \succeq 0                       ⟶ (A succeq 0)
    a \xrightarrow{n} b               ⟶ (a to b)
  `,
);

trees(
  'sides that are left out',
  parseLatex,
  String.raw`
    = b   ⟶ ("" = b)
    a =   ⟶ (a = "")
    \le c ⟶ ("" <= c)
  `,
);

trees(
  'lists',
  parseLatex,
  String.raw`
    a = b, c = d                              ⟶ (list (a = b) (c = d))
    a = b, \quad c = d                        ⟶ (list (a = b) (c = d))
    a = b \quad c = d                         ⟶ (list (a = b) (c = d))
    a = b \qquad \Rightarrow \qquad c = d     ⟶ (a = b implies c = d)
    a = b \text{ and } c = d                  ⟶ (list (a = b) "and" (c = d))
    \text{where } x = 1                       ⟶ (list "where" (x = 1))
    \text{let } f(x) = x, \text{ then } y = 2 ⟶ (list "let" ((j f (x)) = x) "then" (y = 2))
    1, \ldots, n                              ⟶ (list 1 ... n)
    a = b.                                    ⟶ (a = b)
    a = b;                                    ⟶ (a = b)
    x_1~~~\cdots~~~x_n                        ⟶ (list (sub x 1) ... (sub x n))
  `,
);

trees(
  'what means nothing here is read all the same',
  parseLatex,
  String.raw`
    A \cup B           ⟶ (?\cup A B)
    a \pm b            ⟶ (?\pm a b)
    \pm 1              ⟶ (?\pm 1)
    \forall i, x_i > 0 ⟶ (list "for all" i ((sub x i) > 0))
    \neg a             ⟶ (?\neg a)
  `,
);
