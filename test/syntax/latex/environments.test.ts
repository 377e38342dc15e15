import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'matrices',
  parseLatex,
  String.raw`
    \begin{bmatrix} a & b \\ c & d \end{bmatrix}                 ⟶ [a, b; c, d]
    \begin{pmatrix}1\\2\end{pmatrix}^T                           ⟶ (T [1; 2])
    \begin{vmatrix}a&b\\c&d\end{vmatrix}                         ⟶ |[a, b; c, d]|
    \left[\begin{array}{ll} a & b \\ c & d\end{array}\right]     ⟶ [a, b; c, d]
    \left(\begin{matrix}a\\b\end{matrix}\right)                  ⟶ [a; b]
    \left|\begin{matrix}a&b\\c&d\end{matrix}\right|              ⟶ |[a, b; c, d]|
    \begin{bmatrix} a & \\ & d \\ \end{bmatrix}                  ⟶ [a, ""; "", d]
    \begin{bmatrix}\vdots\\ \cdots & a\end{bmatrix}              ⟶ [...; ..., a]
    \begin{bmatrix} \begin{bmatrix} a \end{bmatrix} & b \end{bmatrix} ⟶ [[a], b]
    \pmatrix{a & b \cr c & d}                                    ⟶ [a, b; c, d]
  `,
);

trees(
  'cases',
  parseLatex,
  String.raw`
    \begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}  ⟶ (cases x if (x > 0); 0)
    \begin{cases} x, & \text{if } x > 0,\\ 0, & \text{otherwise.}\end{cases} ⟶ (cases x if (x > 0); 0)
    \begin{cases} x \text{ if } x > 0 \\ 0 \text{ else} \end{cases} ⟶ (cases x if (x > 0); 0)
    \left\{\begin{array}{rcl} 1,& x \ge 0;\\ 0,& x < 0 \end{array}\right. ⟶ (cases 1 if (x >= 0); 0 if (x < 0))
    \begin{cases} a = b \\ c = d \end{cases}                     ⟶ {(list (a = b) (c = d))}
  `,
);

trees(
  'rows',
  parseLatex,
  String.raw`
    \begin{aligned} a &= b \\ &= c \end{aligned}                 ⟶ (list (a = b) ("" = c))
    \begin{align*} A & = & B \\ & = & C \end{align*}             ⟶ (list (A = B) ("" = C))
    \begin{equation}\begin{split} a &= b \\ &= c \end{split}\end{equation} ⟶ (list (a = b) ("" = c))
    \begin{gathered} a = b \\ -c = d\end{gathered}               ⟶ (list (a = b) ((neg c) = d))
    \begin{eqnarray} a & = & b \\ & & + c \end{eqnarray}         ⟶ (a = (+ b c))
    \begin{align} a &= b & c &= d \end{align}                    ⟶ (list (a = b) (c = d))
    \begin{align} a &= b & & \text{from (2)} \end{align}         ⟶ (list (a = b) "from (2)")
    a &= b \\ &\leq c                                            ⟶ (list (a = b) ("" <= c))
    a = b \\\\ c = d                                             ⟶ (list (a = b) (c = d))
    \begin{aligned} a &= b \tag{1} \label{x} \\[2pt] c &= d \nonumber \end{aligned} ⟶ (list (a = b) (c = d))
  `,
);

trees(
  'a row that only goes on',
  parseLatex,
  String.raw`
    \begin{aligned} a &= b \\ &\quad + c \end{aligned}    ⟶ (a = (+ b c))
    \begin{aligned} a &= b \\ & - c \end{aligned}         ⟶ (a = (- b c))
    \begin{aligned} a &= b + \\ & c \end{aligned}         ⟶ (a = (+ b c))
    \begin{aligned} a &= \\ & b \end{aligned}             ⟶ (a = b)
    a &= \left( b \right. \\ & \left. + c \right) \\ &= d ⟶ (list (a = ((+ b c))) ("" = d))
    f(a + \\ & b) = c                                     ⟶ ((j f ((+ a b))) = c)
    x+y &= 3 \\ -x + y &= 1                               ⟶ (list ((+ x y) = 3) ((+ (neg x) y) = 1))
    \begin{aligned} & x+y=3 \\ & -x+y=1 \end{aligned}     ⟶ (list ((+ x y) = 3) ((+ (neg x) y) = 1))
    \begin{multline} a + b \\ - c \end{multline}          ⟶ (- (+ a b) c)
  `,
);

trees(
  'systems',
  parseLatex,
  String.raw`
    \left\{ \begin{aligned} a &= b \\ c &= d \end{aligned} \right. ⟶ {(list (a = b) (c = d))}
  `,
);
