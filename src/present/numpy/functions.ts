import { atom, Bind, type Fragment, fragment, NoForm, type Writing } from '../code/dialect';

/** Functions NumPy has under one name. */
export const UFUNCS: Readonly<Record<string, string>> = {
  exp: 'exp',
  log: 'log',
  sqrt: 'sqrt',
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  sinh: 'sinh',
  cosh: 'cosh',
  tanh: 'tanh',
  asinh: 'arcsinh',
  acosh: 'arccosh',
  atanh: 'arctanh',
  abs: 'abs',
  sign: 'sign',
  floor: 'floor',
  ceil: 'ceil',
  round: 'round',
};

/** Functions of scipy.special. */
const SPECIAL: Readonly<Record<string, string>> = {
  erf: 'erf',
  gamma: 'gamma',
  loggamma: 'gammaln',
  digamma: 'digamma',
};

/** An entrywise function of NumPy; those it lacks are written out in a form that does not overflow. */
export function numpyFunction(w: Writing): Fragment {
  const name = w.code.data as string;
  const special = (function_: string, args: string) => {
    w.need('scipy.special');
    return atom(`scipy.special.${function_}(${args})`);
  };
  if (UFUNCS[name]) return atom(`np.${UFUNCS[name]}(${w.text(0)})`);
  if (SPECIAL[name]) return special(SPECIAL[name], w.text(0));
  switch (name) {
    case 'sigmoid':
      return atom(`np.exp(-np.logaddexp(0, ${w.minus(0)}))`);
    case 'softplus':
      return atom(`np.logaddexp(0, ${w.text(0)})`);
    case 'trigamma':
      return special('polygamma', `1, ${w.text(0)}`);
    case 'gelu': {
      const z = w.name(0);
      return fragment(`0.5 * ${z} * (1 + ${special('erf', `${z} / np.sqrt(2)`).text})`, Bind.Product);
    }
    default:
      throw new NoForm(name, 'NumPy');
  }
}
