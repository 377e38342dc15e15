import { parseMath } from '../../src/syntax/math/parse';
import { trees } from './support/trees';

trees(
  'products',
  parseMath,
  `
    2 x^2       ⟶ (j 2 (^ x 2))
    a*b*c       ⟶ (star (star a b) c)
    1/2 x       ⟶ (j (/ 1 2) x)
    a/b c       ⟶ (/ a (j b c))
    2/3/4 x     ⟶ (/ 2 (j (/ 3 4) x))
    2(x+1)      ⟶ (j 2 ((+ x 1)))
    (a)(b)      ⟶ (j (a) (b))
    a .* b ./ c ⟶ (oslash (odot a b) c)
    5 % 3       ⟶ mod(5, 3)
  `,
);

trees(
  'powers',
  parseMath,
  `
    2^-3^2                            ⟶ (^ 2 (neg (^ 3 2)))
    -x^2                              ⟶ (neg (^ x 2))
    x**2                              ⟶ (^ x 2)
    x.^2                              ⟶ (.^ x 2)
    x²+1                              ⟶ (+ (^ x 2) 1)
    -1/(2*a*d*(a + a*sin(c + d*x))^2) ⟶ (/ (neg 1) ((star (star (star 2 a) d) (^ ((+ a (star a sin((+ c (star d x)))))) 2))))
  `,
);

trees(
  'calls',
  parseMath,
  `
    x^2*sin(x)                                 ⟶ (star (^ x 2) sin(x))
    log(x,10) + log10(x) + log2(x) + ln(x)     ⟶ (+ (+ (+ log[10](x) log[10](x)) log[2](x)) log(x))
    norm(x) + norm(x, 1)                       ⟶ (+ (norm x) (norm x 1))
    nthRoot(x, 3) + cbrt(x) + sqrt(x)          ⟶ (+ (+ nthRoot(x, 3) cbrt(x)) sqrt(x))
    arcsin(x) + asin(x)                        ⟶ (+ asin(x) asin(x))
    max(a, b, c)                               ⟶ max(a, b, c)
    f(x) + f(x,y)                              ⟶ (+ (j f (x)) (j f ((list x y))))
    f'(x)                                      ⟶ (j (' f) (x))
    transpose(A) + inv(A) + det(A) + trace(A)  ⟶ (+ (+ (+ (T A) inv(A)) det(A)) tr(A))
    dotMultiply(a, b) + kron(a, b) + pow(x, 2) ⟶ (+ (+ (odot a b) (otimes a b)) (^ x 2))
    e^atan(a*x)                                ⟶ (^ e atan((star a x)))
  `,
);

trees(
  'matrices',
  parseMath,
  `
    [1,2;3,4]              ⟶ [1, 2; 3, 4]
    [[1,2],[3,4]]          ⟶ [1, 2; 3, 4]
    x'*A*x                 ⟶ (star (star (T x) A) x)
    x[1] + A[i,j] + A[:,1] ⟶ (+ (+ (sub x 1) (sub A i j)) (sub A : 1))
  `,
);

trees(
  'conditions',
  parseMath,
  `
    x > 0 ? x : -x ⟶ (cases x if (x > 0); (neg x))
    a <= b < c     ⟶ (a <= b < c)
    f(x) = x^2     ⟶ ((j f (x)) = (^ x 2))
    a == b         ⟶ (a = b)
  `,
);

trees(
  'bars',
  parseMath,
  `
    |x|^2     ⟶ (^ |x| 2)
    |a| * |b| ⟶ (star |a| |b|)
    ||x||     ⟶ (norm x)
  `,
);

trees(
  'numbers and names',
  parseMath,
  `
    3e-2x + 1.5 + .5 ⟶ (+ (+ (j 3e-2 x) 1.5) 0.5)
    2.*x             ⟶ (odot 2 x)
    w_hat + x1       ⟶ (+ w_hat x1)
    α*x + π          ⟶ (+ (star alpha x) pi)
  `,
);
