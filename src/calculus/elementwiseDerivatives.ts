import {
  add,
  type ElementwiseName,
  type Expr,
  elementwise,
  HALF,
  mul,
  negate,
  number,
  ones,
  PI,
  pow,
  reciprocal,
  square,
  subtract,
  TWO,
  zeros,
} from '../expr';

/**
 * f'(u) for every named function of one variable, as an expression in u (and in f(u) where that is shorter).
 * Sources: Abramowitz & Stegun 4.3.105-110 (trigonometric), 4.4.52-57 (inverse), 4.5.71-76 and 4.6.37-42
 * (hyperbolic), 6.3.1 and 6.4.1 (digamma, trigamma), 7.1.1 (erf). At a kink the value taken is in `kinks.ts`.
 */
type Rule = (u: Expr, fu: Expr) => Expr;

const one = (u: Expr) => ones(u.shape);
const oneMinusSquare = (u: Expr) => subtract(one(u), square(u));
const onePlusSquare = (u: Expr) => add([one(u), square(u)]);
const squareMinusOne = (u: Expr) => subtract(square(u), one(u));
const inverseRoot = (v: Expr) => pow(v, number(-1, 2));
const f = (name: ElementwiseName) => (u: Expr) => elementwise(name, u);
/** 1 / (|u| sqrt(u² - 1)), shared by asec and acsc. */
const secantSlope = (u: Expr) => mul([reciprocal(f('abs')(u)), inverseRoot(squareMinusOne(u))]);

export const elementwiseDerivative: { readonly [name in ElementwiseName]: Rule | null } = {
  exp: (_, fu) => fu,
  log: reciprocal,
  sin: f('cos'),
  cos: (u) => negate(f('sin')(u)),
  tan: (u) => square(f('sec')(u)),
  sec: (u, fu) => mul([fu, f('tan')(u)]),
  csc: (u, fu) => negate(mul([fu, f('cot')(u)])),
  cot: (u) => negate(square(f('csc')(u))),
  asin: (u) => inverseRoot(oneMinusSquare(u)),
  acos: (u) => negate(inverseRoot(oneMinusSquare(u))),
  atan: (u) => reciprocal(onePlusSquare(u)),
  asec: secantSlope,
  acsc: (u) => negate(secantSlope(u)),
  acot: (u) => negate(reciprocal(onePlusSquare(u))),
  sinh: f('cosh'),
  cosh: f('sinh'),
  tanh: (_, fu) => oneMinusSquare(fu),
  sech: (u, fu) => negate(mul([fu, f('tanh')(u)])),
  csch: (u, fu) => negate(mul([fu, f('coth')(u)])),
  coth: (u) => negate(square(f('csch')(u))),
  asinh: (u) => inverseRoot(onePlusSquare(u)),
  acosh: (u) => mul([inverseRoot(subtract(u, one(u))), inverseRoot(add([u, one(u)]))]),
  atanh: (u) => reciprocal(oneMinusSquare(u)),
  asech: (u) => negate(mul([reciprocal(u), inverseRoot(oneMinusSquare(u))])),
  acsch: (u) => negate(mul([reciprocal(f('abs')(u)), inverseRoot(onePlusSquare(u))])),
  acoth: (u) => reciprocal(oneMinusSquare(u)),
  abs: f('sign'),
  sign: (u) => zeros(u.shape),
  step: (u) => zeros(u.shape),
  floor: (u) => zeros(u.shape),
  ceil: (u) => zeros(u.shape),
  round: (u) => zeros(u.shape),
  relu: f('step'),
  sigmoid: (u, fu) => mul([fu, subtract(one(u), fu)]),
  softplus: f('sigmoid'),
  erf: (u) => mul([TWO, pow(PI, number(-1, 2)), f('exp')(negate(square(u)))]),
  // GELU(u) = u Φ(u) (Hendrycks & Gimpel 2016), so GELU' = Φ(u) + u φ(u).
  gelu: (u) =>
    add([
      mul([HALF, add([one(u), f('erf')(mul([pow(TWO, number(-1, 2)), u]))])]),
      mul([u, pow(mul([TWO, PI]), number(-1, 2)), f('exp')(mul([number(-1, 2), square(u)]))]),
    ]),
  gamma: (u, fu) => mul([fu, f('digamma')(u)]),
  loggamma: f('digamma'),
  digamma: f('trigamma'),
  trigamma: null,
};
