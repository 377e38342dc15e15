import { atom, Bind, type Fragment, fragment, NoForm, type Writing } from '../code/dialect';
import { COMMON_FUNCTIONS } from '../code/operations';

/** What NumPy calls a function that all libraries have; null for others. */
export const numpyName = (name: string): string | null =>
  COMMON_FUNCTIONS.has(name) ? name.replace(/^a(?=sin|cos|tan)/, 'arc') : null;

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
  const known = numpyName(name);
  if (known) return atom(`np.${known}(${w.text(0)})`);
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
