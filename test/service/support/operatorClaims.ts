/**
 * Derivative operators as texts write them: what the text says before, a claim that is right, and the same claim
 * wronged. All of a document's claims are judged; the prelude makes none.
 */
export interface OperatorClaim {
  readonly prelude: string;
  readonly right: string;
  readonly wrong: string;
}

/** One row a line, three columns parted by `¦`; blank lines do not count. */
export const rows = (text: string): OperatorClaim[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [prelude, right, wrong] = line.split('¦').map((cell) => cell.trim());
      return { prelude, right, wrong };
    });

export const OPERATOR_CLAIMS: Record<string, OperatorClaim[]> = {
  'derivatives named by a letter': rows(String.raw`
    Let $f(x) = \sin x \cos x$. ¦ $D f(x) = \cos^2 x - \sin^2 x$ ¦ $D f(x) = \cos^2 x + \sin^2 x$
    Let $f(x) = Ax$ with $x \in \mathbb{R}^n$. ¦ $D f(x) = A$ ¦ $D f(x) = 2A$
    Let $f(x) = Ax$ with $x \in \mathbb{R}^n$. ¦ $Df = A$ ¦ $Df = -A$
    Let $f(x) = \frac12 x^\top x$ with $x \in \mathbb{R}^n$. ¦ $D f(x) = x^\top$ ¦ $D f(x) = 2x^\top$
    Let $f(x) = \frac12 x^\top x$ with $x \in \mathbb{R}^n$. ¦ $D_x f(x) = x^\top$ ¦ $D_x f(x) = -x^\top$
    Let $f(x) = \sigma(Wx)$ with $x \in \mathbb{R}^n$. ¦ $J_f(x) = \operatorname{diag}(\sigma(Wx) \odot (1 - \sigma(Wx))) W$ ¦ $J_f(x) = \operatorname{diag}(\sigma(Wx)) W$
    Let $f(x) = Ax + b$ with $x \in \mathbb{R}^n$. ¦ $J_f = A$ ¦ $J_f = A^\top A$
    Let $\mathbf{f}(\mathbf{x}) = \mathbf{A}\mathbf{x}$. ¦ $\mathbf{J}_{\mathbf{f}}(\mathbf{x}) = \mathbf{A}$ ¦ $\mathbf{J}_{\mathbf{f}}(\mathbf{x}) = 2\mathbf{A}$
    Let $g(x) = \tanh(x)$ with $x \in \mathbb{R}^n$. ¦ $\mathbf{J} g(x) = \operatorname{diag}(1 - \tanh(x)^{\odot 2})$ ¦ $\mathbf{J} g(x) = \operatorname{diag}(1 + \tanh(x)^{\odot 2})$
    Let $f(x) = \frac12 x^\top A x$ with $A$ symmetric and $x \in \mathbb{R}^n$. ¦ $H_f(x) = A$ ¦ $H_f(x) = 2A$
    Let $f(x) = x^\top A x$ with $x \in \mathbb{R}^n$. ¦ $H f(x) = A + A^\top$ ¦ $H f(x) = A - A^\top$
    Let $f(\mathbf{x}) = \|\mathbf{x}\|^2$. ¦ $\mathbf{H} f = 2\mathbf{I}$ ¦ $\mathbf{H} f = \mathbf{I}$
    Let $f(x, y) = x^2 y + y^3$. ¦ $\mathbf{H} f(x, y) = \begin{bmatrix} 2y & 2x \\ 2x & 6y \end{bmatrix}$ ¦ $\mathbf{H} f(x, y) = \begin{bmatrix} 2y & x \\ x & 6y \end{bmatrix}$
    Let $f(x, y) = x^2 y + y^3$. ¦ $\mathbf{H} f(1, 2) = \begin{bmatrix} 4 & 2 \\ 2 & 12 \end{bmatrix}$ ¦ $\mathbf{H} f(1, 2) = \begin{bmatrix} 4 & 2 \\ 2 & 6 \end{bmatrix}$
  `),

  'the gradient and its scope': rows(String.raw`
    Let $f(x) = \|Ax - b\|^2$ with $x \in \mathbb{R}^n$. ¦ $\nabla f(x) = 2A^\top(Ax-b)$ ¦ $\nabla f(x) = A^\top(Ax-b)$
    Let $f(x) = \|Ax - b\|^2$ with $x \in \mathbb{R}^n$. ¦ $\nabla_x f(x) = 2A^\top(Ax-b)$ ¦ $\nabla_x f(x) = 2A(Ax-b)$
    Let $f(x) = \|Ax - b\|^2$ with $x \in \mathbb{R}^n$. ¦ $\nabla^2 f = 2A^\top A$ ¦ $\nabla^2 f = A^\top A$
    Let $f(\boldsymbol{x}) = \|A\boldsymbol{x} - \boldsymbol{b}\|^2$. ¦ $\nabla^2_{\boldsymbol x} f = 2A^\top A$ ¦ $\nabla^2_{\boldsymbol x} f = 2A A^\top$
    Let $f(\boldsymbol{x}) = \|A\boldsymbol{x} - \boldsymbol{b}\|^2$. ¦ $\nabla_\boldsymbol{x} f = 2A^\top (A\boldsymbol{x} - \boldsymbol{b})$ ¦ $\nabla_\boldsymbol{x} f = 2A^\top (A\boldsymbol{x} + \boldsymbol{b})$
    Let $f(x) = x^\top A x$ with $x \in \mathbb{R}^n$. ¦ $\nabla\nabla^\top f(x) = A + A^\top$ ¦ $\nabla\nabla^\top f(x) = 2A + A^\top$
    Let $f(x) = x^\top A x$ with $x \in \mathbb{R}^n$. ¦ $\nabla(\nabla f) = A + A^\top$ ¦ $\nabla(\nabla f) = 2A + 2A^\top$
    Let $f(x) = x^\top A x$ with $x \in \mathbb{R}^n$. ¦ $\nabla(\nabla f(x)) = A + A^\top$ ¦ $\nabla(\nabla f(x)) = A^\top - A$
    Here $a$ and $b$ are fixed. ¦ $\nabla_X \boldsymbol{a}^T X\boldsymbol{b} = \boldsymbol{a}\boldsymbol{b}^T$ ¦ $\nabla_X \boldsymbol{a}^T X\boldsymbol{b} = 2\boldsymbol{a}\boldsymbol{b}^T$
    Here $b$ is fixed. ¦ $\nabla_{\boldsymbol{a}} (X \boldsymbol{a}-\boldsymbol{b})^T(X \boldsymbol{a}-\boldsymbol{b}) = 2X^T(X\boldsymbol{a}-\boldsymbol{b})$ ¦ $\nabla_{\boldsymbol{a}} (X \boldsymbol{a}-\boldsymbol{b})^T(X \boldsymbol{a}-\boldsymbol{b}) = 2X(X\boldsymbol{a}-\boldsymbol{b})$
    Let $L(u) = u^\top u$ with $u \in \mathbb{R}^n$. ¦ $\nabla_{u^\top} L = 2u^\top$ ¦ $\nabla_{u^\top} L = u^\top$
    Let $L(W) = \operatorname{tr}(AW)$ with $W \in \mathbb{R}^{m\times n}$. ¦ $\nabla_{W^T} L = A$ ¦ $\nabla_{W^T} L = -A$
    Let $f(x, y) = x^2 y$. ¦ $\nabla f(x, y) = (2xy, x^2)$ ¦ $\nabla f(x, y) = (2xy, x)$
    Let $f(x, y) = x^2 y$. ¦ $\nabla f = \begin{bmatrix} 2xy \\ x^2 \end{bmatrix}$ ¦ $\nabla f = \begin{bmatrix} xy \\ x^2 \end{bmatrix}$
    Let $f(x, y) = x^2 y$. ¦ $\nabla f(x, y) = (2xy, x^2)^\top$ ¦ $\nabla f(x, y) = (2x, x^2)^\top$
    Let $x \in \mathbb{R}^n$ and $f(x) = \exp(a^\top x)$. ¦ $\nabla^2 f(x) = \exp(a^\top x) a a^\top$ ¦ $\nabla^2 f(x) = \exp(a^\top x) a^\top a I$
    Let $f(w) = \|Xw - y\|^2$. ¦ $\nabla_{Xw - y} f = 2(Xw - y)$ ¦ $\nabla_{Xw - y} f = 2X^\top(Xw - y)$
  `),

  'partial derivatives with a subscript': rows(String.raw`
    Let $f(x) = \|x\|^2$ with $x \in \mathbb{R}^n$. ¦ $\partial_i f = 2x_i$ ¦ $\partial_i f = x_i$
    Let $f(x) = a^\top x$ with $x \in \mathbb{R}^n$. ¦ $\partial_i f(x) = a_i$ ¦ $\partial_i f(x) = 2a_i$
    Let $f(x, y) = x^2 y^3$. ¦ $\partial_{x} f = 2xy^3$ ¦ $\partial_{x} f = 2xy^2$
    Let $f(x, y) = x^2 y^3$. ¦ $\partial_1 f = 2xy^3$ ¦ $\partial_1 f = 3x^2y^2$
    Let $f(x, y) = x^2 y^3$. ¦ $\partial_{xy} f = 6xy^2$ ¦ $\partial_{xy} f = 6x^2y^2$
    Let $f(x, y) = x^2 y^3$. ¦ $f_x = 2xy^3$ ¦ $f_x = 2xy^2$
    Let $f(x, y) = x^2 y^3$. ¦ $f_x(x, y) = 2xy^3$ ¦ $f_x(x, y) = xy^3$
    Let $f(x, y) = x^2 y^3$. ¦ $f_{xy}(x, y) = 6xy^2$ ¦ $f_{xy}(x, y) = 3xy^2$
    Let $f(x, y) = x^2 y^3$. ¦ $f_{yy} = 6x^2 y$ ¦ $f_{yy} = 3x^2 y$
    Let $F(x, y) = \sin(xy)$. ¦ $F'_x = y\cos(xy)$ ¦ $F'_x = x\cos(xy)$
    Let $F(x, y) = \sin(xy)$. ¦ $F'_y(x, y) = x\cos(xy)$ ¦ $F'_y(x, y) = \cos(xy)$
    Let $f(x) = \sum_i x_i^3$ with $x \in \mathbb{R}^n$. ¦ $f_{x_i} = 3x_i^2$ ¦ $f_{x_i} = 3x_i$
    Let $f(x) = x^\top A x$ with $x \in \mathbb{R}^n$. ¦ $\frac{\partial}{\partial x^\top}\left(\frac{\partial f}{\partial x}\right) = A + A^\top$ ¦ $\frac{\partial}{\partial x^\top}\left(\frac{\partial f}{\partial x}\right) = A - A^\top$
    Let $f(x) = x^\top A x$. ¦ $\frac{\partial^2 f}{\partial\boldsymbol x\partial\boldsymbol x^{\mathrm T}} = A + A^\top$ ¦ $\frac{\partial^2 f}{\partial\boldsymbol x\partial\boldsymbol x^{\mathrm T}} = 2A$
  `),

  primes: rows(String.raw`
    Let $f(x) = x^3$. ¦ $f'(x) = 3x^2$ ¦ $f'(x) = 3x$
    Let $f(x) = x^3$. ¦ $f' = 3x^2$ ¦ $f' = 2x^2$
    Let $f(x) = x^3$. ¦ $f'' = 6x$ ¦ $f'' = 3x$
    Let $f(x) = x^3$. ¦ $f''(x) = 6x$ ¦ $f''(x) = 6x^2$
    Let $f(x) = x^5$. ¦ $f^{(3)}(x) = 60x^2$ ¦ $f^{(3)}(x) = 20x^2$
    Let $f(x) = x^3$. ¦ $f'^2(x) = 9x^4$ ¦ $f'^2(x) = 3x^4$
    Let $f(x) = x^3$. ¦ $f^{\prime}(x) = 3x^2$ ¦ $f^{\prime}(x) = x^2$
    Let $f(x) = x^3$. ¦ $f'(2x) = 12x^2$ ¦ $f'(2x) = 24x^2$
    Let $f(x) = x^3$ and $g(x) = f(2x)$. ¦ $g'(x) = 2f'(2x)$ ¦ $g'(x) = f'(2x)$
    Here $x$ is a number. ¦ $\tanh'(x) = 1 - \tanh^2(x)$ ¦ $\tanh'(x) = 1 + \tanh^2(x)$
    Here $x$ is a number. ¦ $\tanh^{'}(x) = 1 - \tanh^2(x)$ ¦ $\tanh^{'}(x) = \tanh^2(x)$
    Here $x$ is a number. ¦ $\sigma'(x) = \sigma(x)(1 - \sigma(x))$ ¦ $\sigma'(x) = \sigma(x)(1 + \sigma(x))$
    Here $x$ is a number. ¦ $(x^2)' = 2x$ ¦ $(x^2)' = x$
    Here $x$ is a number. ¦ $(\sin x)' = \cos x$ ¦ $(\sin x)' = -\cos x$
    Here $x$ is a number. ¦ $(x \ln x)'' = \frac1x$ ¦ $(x \ln x)'' = \frac2x$
    Here $F$ is an invertible matrix. ¦ $(\ln|F|)'_F = F^{-T}$ ¦ $(\ln|F|)'_F = F^{-1}F^{-T}$
    Let $f(x) = u(x) v(x)$. ¦ $f'(x) = u'(x)v(x) + u(x)v'(x)$ ¦ $f'(x) = u'(x)v'(x)$
    Let $h(x) = f(g(x))$. ¦ $h'(x) = f'(g(x)) g'(x)$ ¦ $h'(x) = f'(x) g'(x)$
  `),

  'evaluation at a point': rows(String.raw`
    Let $f(x) = x^3$. ¦ $f'(2) = 12$ ¦ $f'(2) = 8$
    Let $f(x) = x^3 + x$. ¦ $f'(0) = 1$ ¦ $f'(0) = 0$
    Let $f(x) = x^3$. ¦ $f'(a) = 3a^2$ ¦ $f'(a) = 3a$
    Let $f(x) = x^3$. ¦ $f'(x_0) = 3x_0^2$ ¦ $f'(x_0) = 3x_0$
    Let $f(x) = \|x\|^2$ with $x \in \mathbb{R}^n$. ¦ $\nabla f(x_k) = 2x_k$ ¦ $\nabla f(x_k) = x_k$
    Let $f(x) = \|Ax-b\|^2$ with $x \in \mathbb{R}^n$. ¦ $\nabla f(x_0) = 2A^\top(Ax_0-b)$ ¦ $\nabla f(x_0) = 2A^\top(Ax_0+b)$
    Let $f(x) = \|Ax-b\|^2$ with $x \in \mathbb{R}^n$. ¦ $\nabla f(0) = -2A^\top b$ ¦ $\nabla f(0) = 2A^\top b$
    Let $f(x) = \frac12\|x\|^2$ with $x \in \mathbb{R}^n$. ¦ $\nabla f(x^*) = x^*$ ¦ $\nabla f(x^*) = 2x^*$
    Let $f(x) = x^3$. ¦ $\frac{d f}{d x}\Big|_{x=2} = 12$ ¦ $\frac{d f}{d x}\Big|_{x=2} = 6$
    Let $f(x) = x^3$. ¦ $\left.\frac{d f}{d x}\right|_{x=x_0} = 3x_0^2$ ¦ $\left.\frac{d f}{d x}\right|_{x=x_0} = 3x^2$
    Let $f(x) = x^\top A x$ with $x \in \mathbb{R}^n$. ¦ $\left.\frac{\partial f}{\partial x}\right|_{x=x_0} = (A + A^\top)x_0$ ¦ $\left.\frac{\partial f}{\partial x}\right|_{x=x_0} = A x_0$
    Let $f(x, y) = x^2y^3$. ¦ $\left.\frac{\partial f}{\partial x}\right|_{x=1,y=2} = 16$ ¦ $\left.\frac{\partial f}{\partial x}\right|_{x=1,y=2} = 8$
    Let $f(x, y) = x^2y^3$. ¦ $\frac{\partial f}{\partial x}\Big|_{(1,2)} = 16$ ¦ $\frac{\partial f}{\partial x}\Big|_{(1,2)} = 12$
    Let $f(x, y) = x^2y^3$. ¦ $f_x(1, 2) = 16$ ¦ $f_x(1, 2) = 32$
    Let $f(x, y) = x^2y^3$. ¦ $\nabla f(1, 2) = (16, 12)$ ¦ $\nabla f(1, 2) = (16, 24)$
    Let $f(x, y) = x^2y^3$. ¦ $\frac{\partial f}{\partial x}(1, 2) = 16$ ¦ $\frac{\partial f}{\partial x}(1, 2) = 4$
    Let $f(x) = x^3$. ¦ $\frac{d f}{d x}(x_0) = 3x_0^2$ ¦ $\frac{d f}{d x}(x_0) = 2x_0^2$
    Let $f(x) = \frac12 x^\top x$ with $x \in \mathbb{R}^n$. ¦ $\nabla f(Ax) = Ax$ ¦ $\nabla f(Ax) = A^\top A A x$
    Let $f(x) = \frac12 x^\top x$ with $x \in \mathbb{R}^n$. ¦ $\nabla_x f(Ax) = A^\top A x$ ¦ $\nabla_x f(Ax) = 2A^\top A x$
    Let $\ell(w) = \log(1 + e^{-w^\top x})$. ¦ $\nabla\ell(w)\big|_{w=0} = -\frac12 x$ ¦ $\nabla\ell(w)\big|_{w=0} = \frac12 x$
  `),

  differentials: rows(String.raw`
    For all $X$ and $Y$: ¦ $d(XY) = (dX)Y + X dY$ ¦ $d(XY) = (dX)Y + Y dX$
    For all $X$ and $Y$: ¦ $\mathrm d(XY) = (\mathrm dX)Y + X\,\mathrm dY$ ¦ $\mathrm d(XY) = (\mathrm dX)Y - X\,\mathrm dY$
    For all $X$ and $Y$: ¦ $d(\mathbf{X}\mathbf{Y}) = (d\mathbf{X})\mathbf{Y} + \mathbf{X}(d\mathbf{Y})$ ¦ $d(\mathbf{X}\mathbf{Y}) = (d\mathbf{Y})\mathbf{X} + \mathbf{X}(d\mathbf{Y})$
    Let $X$ be invertible. ¦ $dX^{-1} = -X^{-1} dX X^{-1}$ ¦ $dX^{-1} = X^{-1} dX X^{-1}$
    Let $X$ be invertible. ¦ $d(X^{-1}) = -X^{-1} (dX) X^{-1}$ ¦ $d(X^{-1}) = -X^{-2} dX$
    Let $X$ be invertible. ¦ $d\log|X| = \operatorname{tr}(X^{-1}dX)$ ¦ $d\log|X| = \operatorname{tr}(X^{-\top}dX)$
    Let $X$ be invertible. ¦ $\,{\rm d}|X| = |X|\operatorname{tr}(X^{-1}{\rm d}X)$ ¦ $\,{\rm d}|X| = \operatorname{tr}(X^{-1}{\rm d}X)$
    Let $F = \operatorname{tr}(AXB)$. ¦ $dF = \operatorname{tr}(BA\,dX)$ ¦ $dF = \operatorname{tr}(AB\,dX)$
    Let $F = \operatorname{tr}(X^\top A X)$. ¦ $\mathrm{d}F = \operatorname{tr}(X^\top(A + A^\top)\,\mathrm{d}X)$ ¦ $\mathrm{d}F = \operatorname{tr}(2X^\top A\,\mathrm{d}X)$
    Let $f(x) = \|Ax-b\|^2$ with $x \in \mathbb{R}^n$. ¦ $df = 2(Ax-b)^\top A\,dx$ ¦ $df = (Ax-b)^\top A\,dx$
    Let $f(x) = x^\top A x$ with $x \in \mathbb{R}^n$. ¦ $\mathrm{d} f = x^\top(A + A^\top)\mathrm{d}x$ ¦ $\mathrm{d} f = x^\top(A - A^\top)\mathrm{d}x$
    Let $y = \sin x$. ¦ $dy = \cos x\,dx$ ¦ $dy = -\cos x\,dx$
    Let $f(x) = x^3$. ¦ $df = f'(x)\,dx$ ¦ $df = 2f'(x)\,dx$
    Let $f(x, y) = x^2 y$. ¦ $df = \frac{\partial f}{\partial x} dx + \frac{\partial f}{\partial y} dy$ ¦ $df = \frac{\partial f}{\partial y} dx + \frac{\partial f}{\partial x} dy$
    Let $f(x, y) = x^2 y$. ¦ $df = 2xy\,dx + x^2\,dy$ ¦ $df = 2xy\,dx + x\,dy$
    For every $\mathbf W$: ¦ $d\mathbf W\mathbf W^\top = (d\mathbf W)\mathbf W^\top + \mathbf W (d\mathbf W)^\top$ ¦ $d\mathbf W\mathbf W^\top = (d\mathbf W)\mathbf W + \mathbf W^\top (d\mathbf W)$
    Let $\mathbf Y = \mathbf A\mathbf X$. ¦ $d\mathbf Y = \mathbf A\,d\mathbf X$ ¦ $d\mathbf Y = \mathbf A^\top d\mathbf X$
    For all $U$ and $V$: ¦ $d(U \odot V) = dU \odot V + U \odot dV$ ¦ $d(U \odot V) = dU \odot dV$
    For all $U$ and $V$: ¦ $d(U \otimes V) = dU \otimes V + U \otimes dV$ ¦ $d(U \otimes V) = dV \otimes U + U \otimes dV$
    For every $X$: ¦ $d\operatorname{tr}(X) = \operatorname{tr}(dX)$ ¦ $d\operatorname{tr}(X) = 2\operatorname{tr}(dX)$
    For every $X$: ¦ $d(X^\top) = (dX)^\top$ ¦ $d(X^\top) = -(dX)^\top$
    Let $f(x) = x^\top A x$ with $x \in \mathbb{R}^n$. ¦ $\delta f = x^\top(A + A^\top)\delta x$ ¦ $\delta f = 2x^\top A^\top A\,\delta x$
    Let $u$ and $v$ be functions. ¦ $d\left(\frac{u}{v}\right) = \frac{v\,du - u\,dv}{v^2}$ ¦ $d\left(\frac{u}{v}\right) = \frac{u\,dv - v\,du}{v^2}$
    Let $L = \frac12\|Wx - y\|^2$. ¦ $dL = (Wx - y)^\top dW x$ ¦ $dL = (Wx - y)^\top dW x^\top$
    Let $L = \operatorname{tr}(AX)$. ¦ $$\begin{aligned} dL &= \operatorname{tr}(d(AX)) \\ &= \operatorname{tr}(A\,dX)\end{aligned}$$ ¦ $$\begin{aligned} dL &= \operatorname{tr}(d(AX)) \\ &= \operatorname{tr}(A^\top dX)\end{aligned}$$
  `),

  'along a direction': rows(String.raw`
    Let $f(x) = \|Ax\|^2$ with $x, v \in \mathbb{R}^n$. ¦ $\nabla^2 f(x) v = 2A^\top A v$ ¦ $\nabla^2 f(x) v = A^\top A v$
    Let $f(x) = \|Ax\|^2$ with $x, v \in \mathbb{R}^n$. ¦ $H_f(x) v = 2A^\top A v$ ¦ $H_f(x) v = 2A A^\top v$
    Let $f(x) = \|Ax\|^2$ with $x, v \in \mathbb{R}^n$. ¦ $v^\top \nabla f(x) = 2v^\top A^\top A x$ ¦ $v^\top \nabla f(x) = v^\top A^\top A x$
    Let $f(x) = \|Ax\|^2$ with $x, v \in \mathbb{R}^n$. ¦ $\nabla_v f(x) = 2v^\top A^\top A x$ ¦ $\nabla_v f(x) = 2A^\top A v$
    Let $f(x) = \|Ax\|^2$ with $x, v \in \mathbb{R}^n$. ¦ $D_v f(x) = 2v^\top A^\top A x$ ¦ $D_v f(x) = v^\top A^\top A x$
    Let $f(x) = \|Ax\|^2$ with $x, v \in \mathbb{R}^n$. ¦ $D f(x)[v] = 2v^\top A^\top A x$ ¦ $D f(x)[v] = 2v^\top A x$
    Let $f(X) = X^{-1}$ with $X, H \in \mathbb{R}^{n\times n}$. ¦ $D f(X)[H] = -X^{-1} H X^{-1}$ ¦ $D f(X)[H] = X^{-1} H X^{-1}$
    Let $f(X) = \operatorname{tr}(X^\top X)$ with $X, V \in \mathbb{R}^{m\times n}$. ¦ $Df(X)[V] = 2\operatorname{tr}(X^\top V)$ ¦ $Df(X)[V] = \operatorname{tr}(X^\top V)$
    Let $f(x) = \|Ax\|^2$ with $x, v \in \mathbb{R}^n$. ¦ $\left.\frac{d}{dt}f(x+tv)\right|_{t=0} = 2v^\top A^\top A x$ ¦ $\left.\frac{d}{dt}f(x+tv)\right|_{t=0} = 2v^\top A^\top A v$
    Let $f(x) = \sigma(Wx)$ with $x, v \in \mathbb{R}^n$. ¦ $J_f(x) v = \sigma(Wx) \odot (1 - \sigma(Wx)) \odot (Wv)$ ¦ $J_f(x) v = \sigma(Wx) \odot (Wv)$
    Let $f(x) = Ax$ with $x \in \mathbb{R}^n$ and $u \in \mathbb{R}^m$. ¦ $u^\top J_f(x) = u^\top A$ ¦ $u^\top J_f(x) = A^\top u$
  `),

  'time derivatives': rows(String.raw`
    Let $A$ be constant. ¦ $\frac{d}{dt} x(t)^\top A x(t) = \dot x(t)^\top(A+A^\top)x(t)$ ¦ $\frac{d}{dt} x(t)^\top A x(t) = \dot x(t)^\top A x(t)$
    Let $A$ be constant. ¦ $\frac{d}{dt} x(t)^\top A x(t) = \dot x^\top(A+A^\top)x$ ¦ $\frac{d}{dt} x(t)^\top A x(t) = 2\dot x^\top A x$
    Let $x(t) = e^{at}$. ¦ $\dot x = a e^{at}$ ¦ $\dot x = e^{at}$
    Let $x(t) = \sin(\omega t)$. ¦ $\ddot x = -\omega^2 \sin(\omega t)$ ¦ $\ddot x = \omega^2 \sin(\omega t)$
    Let $x(t) = \sin(\omega t)$. ¦ $\dot x(t) = \omega \cos(\omega t)$ ¦ $\dot x(t) = \cos(\omega t)$
    Let $E(t) = \frac12 m \dot x(t)^2 + \frac12 k x(t)^2$. ¦ $\frac{dE}{dt} = m\dot x(t)\ddot x(t) + k x(t) \dot x(t)$ ¦ $\frac{dE}{dt} = m\dot x(t)\ddot x(t) + k x(t)$
    Let $V = x^\top P x$ with $x = x(t)$. ¦ $\dot V = \dot x^\top P x + x^\top P \dot x$ ¦ $\dot V = \dot x^\top P x$
  `),

  'the chain rule over unknown functions': rows(String.raw`
    Let $y = f(u)$ and $u = g(x)$. ¦ $\frac{dy}{dx} = \frac{dy}{du}\frac{du}{dx}$ ¦ $\frac{dy}{dx} = \frac{dy}{du}$
    Let $y = f(u)$ and $u = g(x)$. ¦ $\frac{dy}{dx} = f'(u) g'(x)$ ¦ $\frac{dy}{dx} = f'(x) g'(x)$
    Let $\mathbf{y} = \mathbf{f}(\mathbf{u})$ and $\mathbf{u} = \mathbf{g}(\mathbf{x})$. ¦ $\frac{\partial \mathbf{y}}{\partial \mathbf{x}} = \frac{\partial \mathbf{y}}{\partial \mathbf{u}}\frac{\partial \mathbf{u}}{\partial \mathbf{x}}$ ¦ $\frac{\partial \mathbf{y}}{\partial \mathbf{x}} = \frac{\partial \mathbf{y}}{\partial \mathbf{u}} + \frac{\partial \mathbf{u}}{\partial \mathbf{x}}$
    Let $z = Wx + b$ and $L = \ell(z)$. ¦ $\frac{\partial L}{\partial W} = \frac{\partial L}{\partial z} x^\top$ ¦ $\frac{\partial L}{\partial W} = x^\top \frac{\partial L}{\partial z} x^\top$
    Let $z = Wx + b$ and $L = \ell(z)$. ¦ $\frac{\partial L}{\partial x} = W^\top \frac{\partial L}{\partial z}$ ¦ $\frac{\partial L}{\partial x} = W \frac{\partial L}{\partial z}$
    Let $z = Wx + b$ and $L = \ell(z)$. ¦ $\frac{\partial L}{\partial b} = \frac{\partial L}{\partial z}$ ¦ $\frac{\partial L}{\partial b} = 2\frac{\partial L}{\partial z}$
    Let $z = w^\top x + b$, $a = \sigma(z)$ and $L = \frac12(a - y)^2$. ¦ $\frac{\partial L}{\partial w} = \frac{\partial L}{\partial a}\frac{\partial a}{\partial z}\frac{\partial z}{\partial w}$ ¦ $\frac{\partial L}{\partial w} = \frac{\partial L}{\partial a}\frac{\partial z}{\partial w}$
    Let $z = w^\top x + b$, $a = \sigma(z)$ and $L = \frac12(a - y)^2$. ¦ $\frac{\partial L}{\partial z} = (a - y)a(1-a)$ ¦ $\frac{\partial L}{\partial z} = (a - y)a(1+a)$
    Let $h(x) = \ell(Wx + b)$ with $x \in \mathbb{R}^n$. ¦ $\nabla h(x) = W^\top \nabla\ell(Wx + b)$ ¦ $\nabla h(x) = W \nabla\ell(Wx + b)$
    Let $z = f(x, y)$, $x = g(t)$ and $y = h(t)$. ¦ $\frac{dz}{dt} = \frac{\partial z}{\partial x}\frac{dx}{dt} + \frac{\partial z}{\partial y}\frac{dy}{dt}$ ¦ $\frac{dz}{dt} = \frac{\partial z}{\partial x}\frac{dx}{dt}$
    Let $y = u^2$ and $u = \sin x$. ¦ $y'_x = y'_u u'_x$ ¦ $y'_x = y'_u + u'_x$
    Let $y = \ln u$ and $u = x^2 + 1$. ¦ $\frac{dy}{dx} = \frac{dy}{du}\cdot\frac{du}{dx}$ ¦ $\frac{dy}{dx} = \frac{dy}{du}\cdot\frac{du}{dx} + 1$
  `),

  'higher orders and layouts': rows(String.raw`
    Let $f(x, y) = x^3 y^2$. ¦ $\frac{\partial^2 f}{\partial x \partial y} = 6x^2 y$ ¦ $\frac{\partial^2 f}{\partial x \partial y} = 6x y$
    Let $f(x, y) = x^3 y^2$. ¦ $\frac{\partial^3 f}{\partial x^2 \partial y} = 12 x y$ ¦ $\frac{\partial^3 f}{\partial x^2 \partial y} = 6 x y$
    Let $g(x) = \sin(2x)$. ¦ $\frac{d^2 g}{dx^2} = -4\sin(2x)$ ¦ $\frac{d^2 g}{dx^2} = -2\sin(2x)$
    Let $g(x) = x^4$. ¦ $\frac{d^3 g}{dx^3} = 24x$ ¦ $\frac{d^3 g}{dx^3} = 24x^2$
    Let $y = Ax$ with $x \in \mathbb{R}^n$. ¦ $\frac{\partial y}{\partial x} = A^\top$ ¦ $\frac{\partial y}{\partial x} = -A^\top$
    Let $y = Ax$ with $x \in \mathbb{R}^n$. ¦ $\frac{\partial y}{\partial x^\top} = A$ ¦ $\frac{\partial y}{\partial x^\top} = 2A$
    Let $f(x) = \log \sum_i e^{x_i}$ with $x \in \mathbb{R}^n$. ¦ $\nabla^2 f = \operatorname{diag}(\operatorname{softmax}(x)) - \operatorname{softmax}(x)\operatorname{softmax}(x)^\top$ ¦ $\nabla^2 f = \operatorname{diag}(\operatorname{softmax}(x)) + \operatorname{softmax}(x)\operatorname{softmax}(x)^\top$
    Here $x$ is a number. ¦ $\frac{d}{dx}\left(x^2 + 1\right)^3 = 6x(x^2+1)^2$ ¦ $\frac{d}{dx}\left(x^2 + 1\right)^3 = 3(x^2+1)^2$
    Here $x$ is a number. ¦ $\frac{d}{dx} x e^x = (1 + x)e^x$ ¦ $\frac{d}{dx} x e^x = e^x$
    Let $s(z) = \frac{1}{1+e^{-z}}$. ¦ $\frac{ds}{dz} = s(z)(1 - s(z))$ ¦ $\frac{ds}{dz} = s(z)(1 + s(z))$
  `),
};
