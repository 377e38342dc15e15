import { parseLatex } from '../../../src/syntax/latex/parse';
import { trees } from '../support/trees';

trees(
  'fractions as derivatives',
  parseLatex,
  String.raw`
    \frac{\partial f}{\partial x}                                ⟶ (fraction [x] f)
    \dfrac{\partial l}{\partial \hat{x}_i}                       ⟶ (fraction [(sub \hat{x} i)] l)
    \cfrac{\partial E_k}{\partial \hat{y}_j^k} \cdot \cfrac{\partial \hat{y}_j^k}{\partial \beta_j} ⟶ (cdot (fraction [(^ (sub \hat{y} j) k)] (sub E k)) (fraction [(sub \beta j)] (^ (sub \hat{y} j) k)))
    \frac {\partial L} {\partial w}                              ⟶ (fraction [w] L)
    \frac{df}{dx}                                                ⟶ (fraction total [x] f)
    \frac{\mathrm{d} y}{\mathrm{d} x}                            ⟶ (fraction total [x] y)
    \frac{{\rm d}y}{{\rm d}x}                                    ⟶ (fraction total [x] y)
    \frac{-\partial f}{\partial x}                               ⟶ (neg (fraction [x] f))
    \frac{\partial f}{\partial X_{ij}}                           ⟶ (fraction [(sub X i j)] f)
    \frac{\partial f}{\partial (x,y)}                            ⟶ (fraction [((list x y))] f)
    \frac{\partial f}{\partial \sigma^2}                         ⟶ (fraction [(^ \sigma 2)] f)
    \frac{\partial \mathbf{Ax}}{\partial \mathbf{x}^\top}        ⟶ (fraction [*x~T] (j *A *x))
    \dfrac{\partial\sum_j a_jx_j}{\partial x_i}                  ⟶ (fraction [(sub x i)] (sum j : (j (sub a j) (sub x j))))
    \frac{d||\mathbf{Wx}+\mathbf b||_2^2}{d\mathbf W}            ⟶ (fraction total [*W] (^ (norm (+ (j *W *x) *b) 2) 2))
    \frac{d(z(\mathbf{y}(\mathbf{x})))}{d\mathbf{x}}             ⟶ (fraction total [*x] ((j z ((j *y (*x))))))
    \frac{\partial\left[\frac12\sum_j (a_j)^2\right]}{\partial a} ⟶ (fraction [a] [(j (frac 1 2) (sum j : (^ ((sub a j)) 2)))])
    \frac{\partial l(\mathbf o_t,y_t)}{T\cdot\partial\mathbf o_t} ⟶ (frac (fraction [(sub *o t)] (j l ((list (sub *o t) (sub y t))))) T)
    \frac{\partial f}{\partial x}^T                              ⟶ (T (fraction [x] f))
    {\partial f \over \partial x}                                ⟶ (fraction [x] f)
    \frac{\nabla f(x)}{\nabla x}                                 ⟶ (fraction [x] (j f (x)))
    \frac{\nabla f}{2}                                           ⟶ (frac (nabla [] f) 2)
    \frac{\delta L}{\delta w_i} ⟶ (fraction [(sub w i)] L)
  `,
);

trees(
  'higher orders',
  parseLatex,
  String.raw`
    \frac{\partial^2 f}{\partial x\partial x^T}  ⟶ (fraction 2 [x x~T] f)
    \frac{\partial^2 f}{\partial x \partial y}   ⟶ (fraction 2 [x y] f)
    \frac{\partial^3 f}{\partial x^2 \partial y} ⟶ (fraction 3 [x x y] f)
    \frac{\partial^{2} f}{\partial x^{2}}        ⟶ (fraction 2 [x x] f)
    \frac{d^2y}{dx^2}                            ⟶ (fraction total 2 [x x] y)
    \frac{\mathrm{d}^2 y}{\mathrm{d} x^2}        ⟶ (fraction total 2 [x x] y)
    \frac{d^2 g\left(x^{i}\right)}{{d x^{i}}^2}  ⟶ (fraction total 2 [(^ x i) (^ x i)] (j g ((^ x i))))
    \frac{\partial^2 f}{\partial^2 x}            ⟶ (fraction 2 [x x] f)
  `,
);

trees(
  'fractions that only look like it',
  parseLatex,
  String.raw`
    \frac{d}{m} \sum x        ⟶ (j (frac d m) (sum - : x))
    \frac{d}{d-1}             ⟶ (frac d (- d 1))
    \frac{d^2}{dx}            ⟶ (frac (^ d 2) (j d x))
    \frac{d_1}{d_2}           ⟶ (frac (sub d 1) (sub d 2))
    \frac{\Delta y}{\Delta x} ⟶ (frac (j \Delta y) (j \Delta x))
    \frac{\delta_j}{\delta_i} ⟶ (frac (sub \delta j) (sub \delta i))
    \frac{\delta F}{\delta f(x)} ⟶ (frac (j \delta F) (j \delta f (x)))
  `,
);

trees(
  'operators and how far they reach',
  parseLatex,
  String.raw`
    \frac{\partial}{\partial w}\left[(y-wx)^2\right] + b     ⟶ (+ (fraction [w] [(^ ((- y (j w x))) 2)]) b)
    \frac{\partial}{\partial w} x^T w + b                    ⟶ (+ (fraction [w] (j (T x) w)) b)
    \frac{d}{dx}\left(x^2+1\right)                           ⟶ (fraction total [x] ((+ (^ x 2) 1)))
    \frac{d}{dx}[x^2] x                                      ⟶ (j (fraction total [x] [(^ x 2)]) x)
    \frac{d}{dx}x_ia_{ij}x_j                                 ⟶ (fraction total [x] (j (sub x i) (sub a i j) (sub x j)))
    \frac{\partial}{\partial x}\frac{\partial}{\partial y} f ⟶ (fraction [x] (fraction [y] f))
    \frac{\partial^2}{\partial x^2} f                        ⟶ (fraction 2 [x x] f)
    \sum_i \frac{\partial}{\partial w} f_i                   ⟶ (sum i : (fraction [w] (sub f i)))
    \frac{\partial}{\partial w}                              ⟶ (fraction [w] -)
  `,
);

trees(
  'slashes',
  parseLatex,
  String.raw`
    \partial f/\partial x              ⟶ (fraction [x] f)
    \partial{f}/\partial{x}            ⟶ (fraction [x] f)
    \partial^2 f/\partial x^2          ⟶ (fraction 2 [x x] f)
    \partial^2 f/\partial x \partial y ⟶ (fraction 2 [x y] f)
    df/dx = 2x                         ⟶ ((fraction total [x] f) = (j 2 x))
    d/dx f                             ⟶ (fraction total [x] f)
    \mathrm{d}y/\mathrm{d}x            ⟶ (fraction total [x] y)
    \partial f(x)/\partial x_i + 1     ⟶ (+ (fraction [(sub x i)] (j f (x))) 1)
    a \cdot \partial f/\partial x      ⟶ (cdot a (fraction [x] f))
  `,
);

trees(
  'nabla',
  parseLatex,
  String.raw`
    \nabla f                                  ⟶ (nabla [] f)
    \nabla                                    ⟶ (nabla [] -)
    -\nabla f                                 ⟶ (neg (nabla [] f))
    \nabla_x f                                ⟶ (nabla [x] f)
    \nabla_\boldsymbol x f(x)                 ⟶ (nabla [*x] (j f (x)))
    \nabla_{W^T} L                            ⟶ (nabla [W~T] L)
    \nabla_{\boldsymbol{u}^T} f               ⟶ (nabla [*u~T] f)
    \nabla_{A\boldsymbol{x}-\boldsymbol{b}} f ⟶ (nabla [(- (j A *x) *b)] f)
    \nabla_{W,b} J                            ⟶ (nabla [(list W b)] J)
    \nabla_{\theta} \frac1m\sum_i L_i         ⟶ (nabla [\theta] (j (frac 1 m) (sum i : (sub L i))))
    \nabla (Xa-b)^T(Xa-b)                     ⟶ (nabla [] (j (T ((- (j X a) b))) ((- (j X a) b))))
    \nabla\boldsymbol{a}^TX\boldsymbol{b}     ⟶ (nabla [] (j (T *a) X *b))
    \nabla(\nabla f)                          ⟶ (nabla [] ((nabla [] f)))
    \nabla^2 f                                ⟶ (nabla 2 [] f)
    \nabla^2_{\boldsymbol x} f                ⟶ (nabla 2 [*x] f)
    \nabla_{xx}^2 f                           ⟶ (nabla 2 [x x] f)
    \nabla f(x)^T (y-x)                       ⟶ (j (T (nabla [] (j f (x)))) ((- y x)))
    \nabla^2 f(x)^{-1} \nabla f(x)            ⟶ (j (^ (nabla 2 [] (j f (x))) (neg 1)) (nabla [] (j f (x))))
    \nabla f^T \nabla f                       ⟶ (j (T (nabla [] f)) (nabla [] f))
    \nabla f \cdot v                          ⟶ (cdot (nabla [] f) v)
    \nabla L \odot g                          ⟶ (odot (nabla [] L) g)
    \nabla_{\theta}\log\pi_\theta(a|s) R      ⟶ (j (nabla [\theta] log((j (sub \pi \theta) ((?| a s))))) R)
    \nabla \cdot F                            ⟶ (?divergence F)
    \nabla_x (f+g) + h                        ⟶ (+ (nabla [x] ((+ f g))) h)
  `,
);

trees(
  'subscripted partials',
  parseLatex,
  String.raw`
    \partial_{x} f                 ⟶ (subscript [x] f)
    \partial_{o_j} l(y)            ⟶ (subscript [(sub o j)] (j l (y)))
    \partial_i f                   ⟶ (subscript [i] f)
    \partial_{(\mathbf{w},b)} E    ⟶ (subscript [((list *w b))] E)
    \partial_t u + \partial_{xx} u ⟶ (+ (subscript [t] u) (subscript 2 [x x] u))
    \partial^2_{xy} f              ⟶ (subscript 2 [x y] f)
  `,
);

trees(
  'primes and dots',
  parseLatex,
  String.raw`
    f'(x)                                ⟶ (j (' f) (x))
    f''(x)                               ⟶ (j ('' f) (x))
    f'^2(x)                              ⟶ (j (^ (' f) 2) (x))
    f^{\prime}(\alpha_h-\gamma_h)        ⟶ (j (' f) ((- (sub \alpha h) (sub \gamma h))))
    f^{\prime\prime}                     ⟶ ('' f)
    x'^{\prime}                          ⟶ ('' x)
    tanh^{'}(x)                          ⟶ (' tanh(x))
    \tanh'(x)                            ⟶ (' tanh(x))
    \operatorname{ReLU}'(z)              ⟶ (' relu(z))
    \sigma'(z)                           ⟶ (j (' \sigma) (z))
    F'_x + (|F|)'_{f_{ij}} + (F^{-1})'_x ⟶ (+ (+ (' (sub F x)) (' (sub (|F|) (sub f i j)))) (' (sub ((^ F (neg 1))) x)))
    \dot x + \ddot{y}                    ⟶ (+ \dot{x} \ddot{y})
  `,
);

trees(
  'differentials',
  parseLatex,
  String.raw`
    \mathrm{d}x                                      ⟶ (d x)
    {\rm d} y                                        ⟶ (d y)
    \mathrm{d}f = \mathrm{tr}(G^T \mathrm{d}X)       ⟶ ((d f) = tr((j (T G) (d X))))
    \mathrm{d}(AB) = (\mathrm{d}A)B + A\,\mathrm{d}B ⟶ ((d ((j A B))) = (+ (j ((d A)) B) (j A (d B))))
    df = 2x\,dx                                      ⟶ ((d f) = (j 2 x (d x)))
    df = \mathrm{tr}(A^T dX)                         ⟶ ((d f) = tr((j (T A) (d X))))
    d\log|X| = \mathrm{tr}(X^{-1}dX)                 ⟶ ((d log(|X|)) = tr((j (^ X (neg 1)) (d X))))
  `,
);

trees(
  'letters that are no differentials',
  parseLatex,
  String.raw`
    dW W^T      ⟶ (j d W (T W))
    w_d x_d + d ⟶ (+ (j (sub w d) (sub x d)) d)
    y = d x     ⟶ (y = (j d x))
    \delta f    ⟶ (j \delta f)
    \Delta x    ⟶ (j \Delta x)
    D_x f       ⟶ (j (sub D x) f)
  `,
);

trees(
  'evaluation',
  parseLatex,
  String.raw`
    f(x)\Big|_{x=a}                             ⟶ (at (j f (x)) (x = a))
    \left.\frac{df}{dx}\right|_{x=0}            ⟶ (at (fraction total [x] f) (x = 0))
    \frac{\partial f}{\partial x}\bigg|_{x=x_0} ⟶ (at (fraction [x] f) (x = (sub x 0)))
    f'(x)|_{x=0} g                              ⟶ (j (at (j (' f) (x)) (x = 0)) g)
    g(x)\vert_{x=0}-g(x)\vert_{x=1}             ⟶ (- (at (j g (x)) (x = 0)) (at (j g (x)) (x = 1)))
  `,
);

trees(
  'rows, differentials and variations',
  parseLatex,
  String.raw`
    \nabla^\top f(x)                        ⟶ (T (nabla [] (j f (x))))
    \nabla\nabla^\top f(x)                  ⟶ (nabla [] (T (nabla [] (j f (x)))))
    dy = \cos x\,dx                         ⟶ ((d y) = (j cos(x) (d x)))
    d\left(\frac{u}{v}\right) = \frac{v\,du - u\,dv}{v^2} ⟶ ((d ((frac u v))) = (frac (- (j v (d u)) (j u (d v))) (^ v 2)))
    df = \frac{df}{dx} dx                    ⟶ ((d f) = (j (fraction total [x] f) (d x)))
    \delta f = x^\top A\delta x             ⟶ ((d f) = (j (T x) A (d x)))
    \delta_j = \delta x                     ⟶ ((sub \delta j) = (j \delta x))
    y = \delta x                            ⟶ (y = (j \delta x))
  `,
);
