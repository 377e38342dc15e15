import { type Dimension, denominatorOf, scaleDimension } from '../../expr';
import { Bind, type Fragment, fragment } from './dialect';

/** A size as arithmetic of named sizes: `2 * n + 1`. `quotient` divides whole numbers. */
export function sizeText(
  d: Dimension,
  nameOf: (name: string) => string,
  quotient: (whole: string, divisor: string) => string,
): Fragment {
  const over = denominatorOf(d);
  if (over !== 1) {
    const whole = sizeText(scaleDimension(d, over), nameOf, quotient);
    return fragment(quotient(`(${whole.text})`, `${over}`), Bind.Product);
  }
  let text = '';
  for (const term of d.terms) {
    const magnitude = Math.abs(term.coefficient);
    const factors = [
      ...(magnitude === 1 && term.names.length > 0 ? [] : [`${magnitude}`]),
      ...term.names.map(nameOf),
    ];
    const sign = term.coefficient < 0 ? (text === '' ? '-' : ' - ') : text === '' ? '' : ' + ';
    text += sign + factors.join(' * ');
  }
  const bind =
    d.terms.length > 1 || text.startsWith('-') ? Bind.Sum : text.includes('*') ? Bind.Product : Bind.Atom;
  return fragment(text === '' ? '0' : text, bind);
}
