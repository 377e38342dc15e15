/**
 * Derivatives with the shortest form a person would write, in the style of the Matrix Cookbook, Magnus & Neudecker and
 * texts on statistics and machine learning. A scalar's gradient is in denominator layout, everything else in numerator
 * layout; several variables differentiate in turn.
 */
export interface HandForm {
  readonly expr: string;
  readonly wrt: readonly string[];
  readonly declare: string;
  readonly hand: string;
  readonly structure: 'projected' | 'entries';
}

/** What letters stand for, unless a line says otherwise. */
const DECLARED = [
  'x: vector(n); a: vector(n); c: vector(n); z: vector(n); w: vector(n); \\mu: vector(n)',
  'y: vector(m); b: vector(m); u: vector(m)',
  'A: matrix(m,n); X: matrix(m,n); W: matrix(m,n); Y: matrix(m,n); N: matrix(n,m)',
  'B: matrix(n,n); C: matrix(n,n); E: matrix(n,n)',
  'Z: invertible(n); S: symmetric(n); P: spd(n); R: spd(m); D: diagonal(n)',
  'U: matrix(m,r); V: matrix(n,r); G: matrix(m,m)',
  't: scalar; s: scalar+; \\alpha: scalar; \\beta: scalar; \\lambda: scalar+; k: int(3)',
  'h: onehot(n); q: prob(n); g: onehot(m)',
].join('; ');

const GRADIENTS = String.raw`
a^\top x ||| x ||| a
x^\top x ||| x ||| 2x
x^\top B x ||| x ||| (B+B^\top)x
x^\top S x ||| x ||| 2Sx
x^\top S x + a^\top x + t ||| x ||| 2Sx+a
(Ax-b)^\top(Ax-b) ||| x ||| 2A^\top(Ax-b)
\|Ax-b\|^2 ||| x ||| 2A^\top(Ax-b)
\|Ax-b\| ||| x ||| \frac{A^\top(Ax-b)}{\|Ax-b\|}
\frac12\|Ax-b\|^2+\frac{\lambda}{2}\|x\|^2 ||| x ||| A^\top(Ax-b)+\lambda x
(Ax-b)^\top R (Ax-b) ||| x ||| 2A^\top R(Ax-b)
(x-\mu)^\top P^{-1}(x-\mu) ||| x ||| 2P^{-1}(x-\mu)
(x-\mu)^\top P^{-1}(x-\mu) ||| \mu ||| -2P^{-1}(x-\mu)
(x-\mu)^\top P^{-1}(x-\mu) ||| P ||| -P^{-1}(x-\mu)(x-\mu)^\top P^{-1}
\exp(-\frac12(x-\mu)^\top P^{-1}(x-\mu)) ||| x ||| -\exp(-\frac12(x-\mu)^\top P^{-1}(x-\mu))P^{-1}(x-\mu)
-\frac12\log\det P-\frac12(x-\mu)^\top P^{-1}(x-\mu) ||| P ||| \frac12P^{-1}(x-\mu)(x-\mu)^\top P^{-1}-\frac12P^{-1}
\frac{x^\top S x}{x^\top x} ||| x ||| \frac{2}{x^\top x}(Sx-\frac{x^\top Sx}{x^\top x}x)
\frac{x^\top S x}{x^\top P x} ||| x ||| \frac{2}{x^\top Px}(Sx-\frac{x^\top Sx}{x^\top Px}Px)
\log\frac{x^\top S x}{x^\top P x} ||| x ||| \frac{2Sx}{x^\top Sx}-\frac{2Px}{x^\top Px}
\frac{a^\top x}{\|x\|} ||| x ||| \frac{1}{\|x\|}(a-\frac{a^\top x}{\|x\|^2}x)
\frac{x^\top y_0}{\|x\|\|y_0\|} ||| x ||| \frac{1}{\|x\|\|y_0\|}(y_0-\frac{x^\top y_0}{\|x\|^2}x) ||| y_0: vector(n)
\log(1+\exp(-t w^\top x)) ||| w ||| -t\sigma(-tw^\top x)x
-t\log\sigma(w^\top x)-(1-t)\log(1-\sigma(w^\top x)) ||| w ||| (\sigma(w^\top x)-t)x
\sum_i \log(1+\exp(-y_i (Aw)_i)) ||| w ||| -A^\top(y\odot\sigma(-y\odot Aw))
-y^\top\log\sigma(Aw)-(\mathbf{1}-y)^\top\log(\mathbf{1}-\sigma(Aw)) ||| w ||| A^\top(\sigma(Aw)-y)
y^\top Aw-\mathbf{1}^\top\exp(Aw) ||| w ||| A^\top(y-\exp(Aw))
\mathbf{1}^\top\exp(Aw)-y^\top Aw+\frac{\lambda}{2}\|w\|^2 ||| w ||| A^\top(\exp(Aw)-y)+\lambda w
\log\sum_i\exp(x_i) ||| x ||| \operatorname{softmax}(x)
\operatorname{logsumexp}(Ax-b) ||| x ||| A^\top\operatorname{softmax}(Ax-b)
-h^\top\log\operatorname{softmax}(z) ||| z ||| \operatorname{softmax}(z)-h
-g^\top\log\operatorname{softmax}(Wx+b) ||| W ||| (\operatorname{softmax}(Wx+b)-g)x^\top
-g^\top\log\operatorname{softmax}(Wx+b) ||| x ||| W^\top(\operatorname{softmax}(Wx+b)-g)
-q^\top\log\operatorname{softmax}(z) ||| z ||| \operatorname{softmax}(z)-q
\operatorname{KL}(q\|\operatorname{softmax}(z)) ||| z ||| \operatorname{softmax}(z)-q
\sum_i q_i\log\frac{q_i}{x_i} ||| x ||| -q\oslash x
x^\top\log x ||| x ||| \log x+\mathbf{1}
\mathbf{1}^\top\log(b-Ax) ||| x ||| -A^\top(\mathbf{1}\oslash(b-Ax))
t c^\top x-\mathbf{1}^\top\log(b-Ax) ||| x ||| tc+A^\top(\mathbf{1}\oslash(b-Ax))
\|Ax-b\|_1 ||| x ||| A^\top\operatorname{sign}(Ax-b)
\frac12\|Ax-b\|^2+\lambda\|x\|_1 ||| x ||| A^\top(Ax-b)+\lambda\operatorname{sign}(x)
\mathbf{1}^\top\operatorname{huber}(Ax-b) ||| x ||| A^\top\max(\min(Ax-b,1),-1)
\sum_i\log(1+(Ax-b)_i^2) ||| x ||| 2A^\top((Ax-b)\oslash(\mathbf{1}+(Ax-b)^{\odot2}))
\sum_i\sqrt{1+(Ax-b)_i^2} ||| x ||| A^\top((Ax-b)\oslash(\mathbf{1}+(Ax-b)^{\odot2})^{\odot1/2})
\sum_i\max(0,1-y_i(Aw)_i)+\frac{\lambda}{2}\|w\|^2 ||| w ||| \lambda w-A^\top(y\odot\mathbb{1}(\mathbf{1}-y\odot Aw>0))
\mathbf{1}^\top\operatorname{relu}(\mathbf{1}-y\odot Aw)^{\odot2} ||| w ||| -2A^\top(y\odot\operatorname{relu}(\mathbf{1}-y\odot Aw))
\|x\|_4^4 ||| x ||| 4x^{\odot3}
\|x\|_p ||| x ||| \|x\|_p^{1-p}|x|^{\odot(p-1)}\odot\operatorname{sign}(x) ||| p: scalar+
\|x\|_p^p ||| x ||| p|x|^{\odot(p-1)}\odot\operatorname{sign}(x) ||| p: scalar+
\mathbf{1}^\top\tanh(Wx+b) ||| x ||| W^\top(\mathbf{1}-\tanh(Wx+b)^{\odot2})
u^\top\tanh(Wx+b) ||| W ||| (u\odot(\mathbf{1}-\tanh(Wx+b)^{\odot2}))x^\top
u^\top\sigma(Wx+b) ||| W ||| (u\odot\sigma(Wx+b)\odot(\mathbf{1}-\sigma(Wx+b)))x^\top
u^\top\sigma(Wx+b) ||| b ||| u\odot\sigma(Wx+b)\odot(\mathbf{1}-\sigma(Wx+b))
u^\top\operatorname{relu}(Wx+b) ||| W ||| (u\odot\mathbb{1}(Wx+b>0))x^\top
u^\top\operatorname{relu}(Wx+b) ||| x ||| W^\top(u\odot\mathbb{1}(Wx+b>0))
\frac12\|\sigma(Wx+b)-y\|^2 ||| W ||| ((\sigma(Wx+b)-y)\odot\sigma(Wx+b)\odot(\mathbf{1}-\sigma(Wx+b)))x^\top
\frac12\|W\operatorname{relu}(Hx)-y\|^2 ||| H ||| (W^\top(W\operatorname{relu}(Hx)-y)\odot\mathbb{1}(Hx>0))x^\top ||| H: matrix(n,n)
\frac12\|W\operatorname{relu}(Hx)-y\|^2 ||| W ||| (W\operatorname{relu}(Hx)-y)\operatorname{relu}(Hx)^\top ||| H: matrix(n,n)
\frac12\|x-W^\top\sigma(Wx)\|^2 ||| W ||| \sigma(Wx)(W^\top\sigma(Wx)-x)^\top+(W(W^\top\sigma(Wx)-x)\odot\sigma(Wx)\odot(\mathbf{1}-\sigma(Wx)))x^\top
\frac12\|X-UV^\top\|_F^2 ||| U ||| (UV^\top-X)V
\frac12\|X-UV^\top\|_F^2 ||| V ||| (UV^\top-X)^\top U
\frac12\|Y\odot(X-UV^\top)\|_F^2 ||| U ||| (Y^{\odot2}\odot(UV^\top-X))V
\frac12\|X-UV^\top\|_F^2+\frac{\lambda}{2}\|U\|_F^2 ||| U ||| (UV^\top-X)V+\lambda U
\|X-XCC^\top\|_F^2 ||| C ||| -2(X^\top(X-XCC^\top)+(X-XCC^\top)^\top X)C
\operatorname{tr}(V^\top S V) ||| V ||| 2SV
\operatorname{tr}(V^\top B V) ||| V ||| (B+B^\top)V
\operatorname{tr}(A^\top X) ||| X ||| A
\operatorname{tr}(X^\top X) ||| X ||| 2X
\|X\|_F ||| X ||| \frac{X}{\|X\|_F}
\operatorname{tr}(N X B) ||| X ||| N^\top B^\top
\operatorname{tr}(X^\top G X B) ||| X ||| GXB+G^\top XB^\top
\operatorname{tr}(X B X^\top) ||| X ||| X(B+B^\top)
\operatorname{tr}(B^k) ||| B ||| k(B^\top)^{k-1}
\operatorname{tr}(C B^2) ||| B ||| (CB+BC)^\top
\operatorname{tr}(C Z^{-1}) ||| Z ||| -(Z^{-1}CZ^{-1})^\top
a^\top Z^{-1}c ||| Z ||| -Z^{-\top}ac^\top Z^{-\top}
\log\det Z ||| Z ||| Z^{-\top}
\det Z ||| Z ||| \det(Z)Z^{-\top}
\log\det(X^\top X) ||| X ||| 2X(X^\top X)^{-1}
\log\det(X^\top R X) ||| X ||| 2RX(X^\top RX)^{-1}
\log\det(P+xx^\top) ||| x ||| 2(P+xx^\top)^{-1}x
\log\det(\lambda I+X^\top X) ||| X ||| 2X(\lambda I+X^\top X)^{-1}
\operatorname{tr}((X^\top X)^{-1}) ||| X ||| -2X(X^\top X)^{-2}
\operatorname{tr}((X^\top P_1 X)^{-1}(X^\top P_2 X)) ||| X ||| 2(P_2X-P_1X(X^\top P_1X)^{-1}X^\top P_2X)(X^\top P_1X)^{-1} ||| P_1: spd(m); P_2: spd(m)
\log\det P+\operatorname{tr}(P^{-1}S) ||| P ||| P^{-1}-P^{-1}SP^{-1}
\frac12 b^\top(X+\lambda I)^{-1}b ||| X ||| -\frac12(X+\lambda I)^{-\top}bb^\top(X+\lambda I)^{-\top} ||| X: matrix(m,m)
\frac12y^\top R^{-1}y+\frac12\log\det R ||| R ||| \frac12(R^{-1}-R^{-1}yy^\top R^{-1})
\frac12y^\top(sR+\lambda I)^{-1}y+\frac12\log\det(sR+\lambda I) ||| s ||| \frac12\operatorname{tr}((sR+\lambda I)^{-1}R)-\frac12y^\top(sR+\lambda I)^{-1}R(sR+\lambda I)^{-1}y
\frac12\mathbf{1}^\top(\exp(x)+\mu^{\odot2}-\mathbf{1}-x) ||| x ||| \frac12(\exp(x)-\mathbf{1})
\frac12\sum_i(\exp(x_i)+\mu_i^2-1-x_i) ||| \mu ||| \mu
-\frac12\sum_i(1+x_i-\mu_i^2-\exp(x_i)) ||| x ||| \frac12(\exp(x)-\mathbf{1})
\|a-x\|^2-\|c-x\|^2 ||| x ||| 2(c-a)
\max(0,\|a-x\|^2-\|c-x\|^2+\alpha) ||| x ||| 2\mathbb{1}(\|a-x\|^2-\|c-x\|^2+\alpha>0)(c-a)
-\log\frac{\exp(a^\top x)}{\exp(a^\top x)+\exp(c^\top x)} ||| x ||| \sigma((c-a)^\top x)(c-a)
\operatorname{tr}(Y^\top\operatorname{softmax}(X)) ||| X ||| \operatorname{softmax}(X)\odot(Y-(\operatorname{softmax}(X)\odot Y)\mathbf{1}_n\mathbf{1}_n^\top)
-\operatorname{tr}(H^\top\log\operatorname{softmax}(XB)) ||| B ||| X^\top(\operatorname{softmax}(XB)-H) ||| H: onehotrows(m,n)
x^\top Bx-\lambda(x^\top x-1) ||| x ||| (B+B^\top)x-2\lambda x
\frac{(a^\top x)^2}{x^\top Px} ||| x ||| \frac{2a^\top x}{x^\top Px}(a-\frac{a^\top x}{x^\top Px}Px)
\|x x^\top-S\|_F^2 ||| x ||| 4(xx^\top-S)x
(x^\top a)^2+(x^\top c)^2 ||| x ||| 2(a^\top x)a+2(c^\top x)c
\sum_i\sum_j B_{ij}x_ix_j ||| x ||| (B+B^\top)x
\sum_i a_ix_i^2 ||| x ||| 2a\odot x
\operatorname{tr}(\operatorname{diag}(x)B) ||| x ||| \operatorname{diag}(B)
\operatorname{tr}(A\operatorname{diag}(x)A^\top) ||| x ||| \operatorname{diag}(A^\top A)
\log\det(A\operatorname{diag}(x)A^\top) ||| x ||| \operatorname{diag}(A^\top(A\operatorname{diag}(x)A^\top)^{-1}A) ||| x: vector+(n); A: invertible(n)
\prod_i x_i ||| x ||| (\prod_i x_i)x^{\odot-1}
\|\operatorname{vec}(X)\|^2 ||| X ||| 2X
\operatorname{vec}(X)^\top\operatorname{vec}(A) ||| X ||| A
\operatorname{vec}(B)^\top(S\otimes S)\operatorname{vec}(B) ||| B ||| 2SBS
\|(N\otimes A)\operatorname{vec}(B)-\operatorname{vec}(G)\|^2 ||| B ||| 2A^\top(ABN^\top-G)N ||| N: matrix(m,n)
\|A X-Y\|_F^2 ||| X ||| 2A^\top(AX-Y) ||| X: matrix(n,p); Y: matrix(m,p)
\operatorname{tr}((XC-Y)^\top R(XC-Y)) ||| C ||| 2X^\top R(XC-Y)
\|Y-XC\|_F^2+\lambda\|C\|_F^2 ||| C ||| 2(\lambda C-X^\top(Y-XC))
\|X C-Y\|_F^2 ||| C ||| 2X^\top(XC-Y)
\mathbf{1}^\top X\mathbf{1} ||| X ||| \mathbf{1}_m\mathbf{1}_n^\top
\mathbf{1}_m^\top(X\odot Y)\mathbf{1}_n ||| X ||| Y
\mathbf{1}_m^\top\exp(X)\mathbf{1}_n ||| X ||| \exp(X)
\|X\|_{2,1} ||| X ||| X\operatorname{diag}(((X^\top\odot X^\top)\mathbf{1}_m)^{\odot-1/2})
x^\top\operatorname{diag}(w)x ||| w ||| x^{\odot2}
x^\top\operatorname{diag}(w)x ||| x ||| 2w\odot x
(x\odot w)^\top(a\odot c) ||| x ||| w\odot a\odot c
\|x\odot w-a\|^2 ||| w ||| 2x\odot(x\odot w-a)
a^\top\operatorname{softmax}(x) ||| x ||| \operatorname{softmax}(x)\odot(a-(a^\top\operatorname{softmax}(x))\mathbf{1})
a^\top C\operatorname{softmax}(Bx) ||| x ||| B^\top(\operatorname{softmax}(Bx)\odot(C^\top a-(a^\top C\operatorname{softmax}(Bx))\mathbf{1}))
\operatorname{mean}((y-Ax)^{\odot2}) ||| x ||| \frac{2}{m}A^\top(Ax-y)
\frac1m\|y-Ax\|^2 ||| x ||| \frac{2}{m}A^\top(Ax-y)
\operatorname{var}(x) ||| x ||| \frac2n(x-\operatorname{mean}(x)\mathbf{1})
\sqrt{x^\top Px} ||| x ||| \frac{Px}{\sqrt{x^\top Px}}
\exp(-\frac{\|x-a\|^2}{2s^2}) ||| x ||| -\frac{1}{s^2}\exp(-\frac{\|x-a\|^2}{2s^2})(x-a)
(1+x^\top a)^k ||| x ||| k(1+x^\top a)^{k-1}a
\tanh(\alpha x^\top a+t) ||| x ||| \alpha(1-\tanh^2(\alpha x^\top a+t))a
\frac{\det(X^\top X)}{2} ||| X ||| \det(X^\top X)X(X^\top X)^{-1}
\operatorname{tr}(\operatorname{expm}(B)) ||| B ||| \operatorname{expm}(B)^\top
\operatorname{tr}(D S) ||| D ||| S\odot I
\log\det D ||| D ||| D^{-1}
\operatorname{tr}(SC) ||| S ||| C+C^\top-C\odot I ||| ||| entries
\log\det S ||| S ||| 2S^{-1}-S^{-1}\odot I ||| ||| entries
a^\top Sa ||| S ||| 2aa^\top-aa^\top\odot I ||| ||| entries
a^\top S^{-1}a ||| S ||| (S^{-1}aa^\top S^{-1})\odot I-2S^{-1}aa^\top S^{-1} ||| ||| entries
a^\top Sc ||| S ||| \frac12(ac^\top+ca^\top)
`;

const JACOBIANS = String.raw`
Ax+b ||| x ||| A
\exp(x) ||| x ||| \operatorname{diag}(\exp(x))
\sigma(Ax) ||| x ||| \operatorname{diag}(\sigma(Ax)\odot(\mathbf{1}-\sigma(Ax)))A
\tanh(Ax+b) ||| x ||| \operatorname{diag}(\mathbf{1}-\tanh(Ax+b)^{\odot2})A
\operatorname{relu}(Ax) ||| x ||| \operatorname{diag}(\mathbb{1}(Ax>0))A
\operatorname{huber}(x) ||| x ||| \operatorname{diag}(\max(\min(x,1),-1))
\operatorname{LeakyReLU}_\alpha(x) ||| x ||| \operatorname{diag}(\mathbb{1}(x>0)+\alpha\mathbb{1}(x<0))
\operatorname{SiLU}(x) ||| x ||| \operatorname{diag}(\sigma(x)\odot(\mathbf{1}+x\odot(\mathbf{1}-\sigma(x))))
\operatorname{ELU}(x) ||| x ||| \operatorname{diag}(\mathbb{1}(x>0)+\mathbb{1}(x<0)\odot\exp(x))
\operatorname{softmax}(x) ||| x ||| \operatorname{diag}(\operatorname{softmax}(x))-\operatorname{softmax}(x)\operatorname{softmax}(x)^\top
\operatorname{logsoftmax}(x) ||| x ||| I-\mathbf{1}\operatorname{softmax}(x)^\top
\frac{x}{\|x\|} ||| x ||| \frac{1}{\|x\|}(I-\frac{xx^\top}{\|x\|^2})
\frac{x}{\mathbf{1}^\top x} ||| x ||| \frac{1}{\mathbf{1}^\top x}(I-\frac{x\mathbf{1}^\top}{\mathbf{1}^\top x})
xx^\top x ||| x ||| (x^\top x)I+2xx^\top
(a^\top x)x ||| x ||| (a^\top x)I+xa^\top
x\odot Bx ||| x ||| \operatorname{diag}(Bx)+\operatorname{diag}(x)B
Z^{-1}a ||| Z ||| -(Z^{-1}a)^\top\otimes Z^{-1}
Xa ||| X ||| a^\top\otimes I_m
X^\top b ||| X ||| I_n\otimes b^\top
AXB ||| X ||| B^\top\otimes A ||| X: matrix(n,n)
Z^{-1} ||| Z ||| -Z^{-\top}\otimes Z^{-1}
X^\top ||| X ||| K_{m,n}
X^\top X ||| X ||| (I_{nn}+K_{n,n})(I_n\otimes X^\top)
XX^\top ||| X ||| (I_{mm}+K_{m,m})(X\otimes I_m)
B^2 ||| B ||| B^\top\otimes I_n+I_n\otimes B
BCB ||| B ||| (CB)^\top\otimes I_n+I_n\otimes BC
X\odot Y ||| X ||| \operatorname{diag}(\operatorname{vec}(Y))
\exp(X) ||| X ||| \operatorname{diag}(\operatorname{vec}(\exp(X)))
xx^\top ||| x ||| x\otimes I_n+I_n\otimes x
\operatorname{diag}(B) ||| B ||| \operatorname{diag}(B) ||| skip
\operatorname{vec}(AXB) ||| X ||| B^\top\otimes A ||| X: matrix(n,n)
S^{-1} ||| S ||| -S^{-1}\otimes S^{-1}
X(X^\top X)^{-1} ||| X ||| (X^\top X)^{-1}\otimes(I_m-X(X^\top X)^{-1}X^\top)-K_{n,m}(X(X^\top X)^{-1}\otimes(X^\top X)^{-1}X^\top) ||| skip
\det(Z)Z^{-1} ||| Z ||| \det(Z)(\operatorname{vec}(Z^{-1})\operatorname{vec}(Z^{-\top})^\top-Z^{-\top}\otimes Z^{-1})
tB ||| t ||| B
(B+tC)^{-1} ||| t ||| -(B+tC)^{-1}C(B+tC)^{-1}
\operatorname{diag}(x)A^\top ||| x ||| x ||| skip
A\operatorname{diag}(x)C ||| x ||| x ||| skip
W\sigma(Cx) ||| x ||| W\operatorname{diag}(\sigma(Cx)\odot(\mathbf{1}-\sigma(Cx)))C
`;

const HESSIANS = String.raw`
x^\top Bx ||| x,x ||| B+B^\top
\|Ax-b\|^2 ||| x,x ||| 2A^\top A
\frac12\|Ax-b\|^2+\frac{\lambda}{2}\|x\|^2 ||| x,x ||| A^\top A+\lambda I
\exp(a^\top x) ||| x,x ||| \exp(a^\top x)aa^\top
\log(1+\exp(a^\top x)) ||| x,x ||| \sigma(a^\top x)(1-\sigma(a^\top x))aa^\top
\sum_i\log(1+\exp(-y_i(Aw)_i)) ||| w,w ||| A^\top\operatorname{diag}(y^{\odot2}\odot\sigma(y\odot Aw)\odot(\mathbf{1}-\sigma(y\odot Aw)))A
-y^\top\log\sigma(Aw)-(\mathbf{1}-y)^\top\log(\mathbf{1}-\sigma(Aw)) ||| w,w ||| A^\top\operatorname{diag}(\sigma(Aw)\odot(\mathbf{1}-\sigma(Aw)))A
\mathbf{1}^\top\exp(Aw)-y^\top Aw ||| w,w ||| A^\top\operatorname{diag}(\exp(Aw))A
-\mathbf{1}^\top\log(b-Ax) ||| x,x ||| A^\top\operatorname{diag}((b-Ax)^{\odot-2})A
\operatorname{logsumexp}(x) ||| x,x ||| \operatorname{diag}(\operatorname{softmax}(x))-\operatorname{softmax}(x)\operatorname{softmax}(x)^\top
\operatorname{logsumexp}(Ax) ||| x,x ||| A^\top(\operatorname{diag}(\operatorname{softmax}(Ax))-\operatorname{softmax}(Ax)\operatorname{softmax}(Ax)^\top)A
-h^\top\log\operatorname{softmax}(z) ||| z,z ||| \operatorname{diag}(\operatorname{softmax}(z))-\operatorname{softmax}(z)\operatorname{softmax}(z)^\top
\|x\| ||| x,x ||| \frac{1}{\|x\|}(I-\frac{xx^\top}{\|x\|^2})
\|x\|^4 ||| x,x ||| 4\|x\|^2I+8xx^\top
(a^\top x)(c^\top x) ||| x,x ||| ac^\top+ca^\top
\frac12(x-\mu)^\top P^{-1}(x-\mu) ||| x,x ||| P^{-1}
\exp(-\frac12x^\top Px) ||| x,x ||| \exp(-\frac12x^\top Px)(Pxx^\top P-P)
\log x^\top Px ||| x,x ||| \frac{2}{x^\top Px}(P-\frac{2Pxx^\top P}{x^\top Px})
\log\det Z ||| Z,Z ||| -K_{n,n}(Z^{-\top}\otimes Z^{-1})
\log\det P ||| P,P ||| -P^{-1}\otimes P^{-1}
\operatorname{tr}(X^\top GX) ||| X,X ||| I_n\otimes(G+G^\top)
\operatorname{tr}(XBX^\top) ||| X,X ||| (B+B^\top)\otimes I_m
\operatorname{tr}(BCB) ||| B,B ||| K_{n,n}(I_n\otimes C+C^\top\otimes I_n)
\frac12\|Y-UV^\top\|_F^2 ||| U,U ||| V^\top V\otimes I_m
\|X\|_F^2 ||| X,X ||| 2I_{mn}
a^\top Bx ||| x,a ||| B^\top
\operatorname{tr}(BXN) ||| X,N ||| K_{n,m}(I_n\otimes B^\top) ||| skip
\sum_i x_i^4 ||| x,x ||| 12\operatorname{diag}(x^{\odot2})
x^\top\log x ||| x,x ||| \operatorname{diag}(x^{\odot-1})
\sum_i\log\cosh(x_i-a_i) ||| x,x ||| \operatorname{diag}(\mathbf{1}-\tanh(x-a)^{\odot2})
u^\top\tanh(Wx) ||| x,x ||| -2W^\top\operatorname{diag}(u\odot\tanh(Wx)\odot(\mathbf{1}-\tanh(Wx)^{\odot2}))W
\operatorname{tr}(SCS) ||| S,S ||| (I_{nn}+K_{n,n}-\operatorname{diag}(\operatorname{vec}(I_n)))(I_n\otimes C^\top+C\otimes I_n)(I_{nn}+K_{n,n}-\operatorname{diag}(\operatorname{vec}(I_n))) ||| ||| entries
f(a^\top x) ||| x,x ||| f''(a^\top x)aa^\top
`;

function parsed(text: string): HandForm[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|||').map((part) => part.trim()))
    .filter((parts) => parts[4] !== 'skip' && parts[3] !== 'skip')
    .map(([expr, wrt, hand, more = '', structure]) => ({
      expr,
      wrt: wrt.split(','),
      hand,
      declare: withDeclared(more),
      structure: structure === 'entries' ? 'entries' : 'projected',
    }));
}

/** A line's own declarations take the place of the usual ones. */
function withDeclared(more: string): string {
  const names = new Set(more.split(';').map((part) => part.split(':')[0].trim()));
  const usual = DECLARED.split(';').filter((part) => !names.has(part.split(':')[0].trim()));
  return [...usual, ...(more === '' ? [] : [more])].join(';');
}

export const HAND_FORMS: readonly HandForm[] = [GRADIENTS, JACOBIANS, HESSIANS].flatMap(parsed);
