import { familyLetter, isSuperscriptFamily } from '../expr';

/**
 * Names between languages. A symbol's name is canonical LaTeX (`\beta`, `W_{1}`, `\hat{y}`), or, where it was read
 * from code, the identifier as it stands there (`w_hat`, `beta`): several letters without a backslash or brace.
 */

const GREEK = [
  'alpha',
  'beta',
  'gamma',
  'delta',
  'epsilon',
  'varepsilon',
  'zeta',
  'eta',
  'theta',
  'vartheta',
  'iota',
  'kappa',
  'lambda',
  'mu',
  'nu',
  'xi',
  'pi',
  'rho',
  'sigma',
  'tau',
  'upsilon',
  'phi',
  'varphi',
  'chi',
  'psi',
  'omega',
  'Gamma',
  'Delta',
  'Theta',
  'Lambda',
  'Xi',
  'Pi',
  'Sigma',
  'Upsilon',
  'Phi',
  'Psi',
  'Omega',
  'ell',
];
const ACCENTS = [
  'hat',
  'tilde',
  'bar',
  'dot',
  'ddot',
  'vec',
  'check',
  'breve',
  'widehat',
  'widetilde',
  'overline',
];

const ACCENT = new RegExp(`\\\\(${ACCENTS.join('|')})\\s*(?:\\{([^{}]*)\\}|(\\\\?[A-Za-z]+))`);
const IDENTIFIER = /^[A-Za-z]\w+$/;

/** A symbol's or a dimension's name as LaTeX. */
export function latexName(name: string): string {
  if (!IDENTIFIER.test(name)) return name;
  const [head, ...suffixes] = name.replace(/_+$/, '').split('_').filter(Boolean);
  const digits = /^([A-Za-z]+?)(\d+)$/.exec(head);
  const stem = digits ? digits[1] : head;
  let text = GREEK.includes(stem) ? `\\${stem}` : stem.length === 1 ? stem : `\\operatorname{${stem}}`;
  const subscripts = digits ? [digits[2]] : [];
  for (const suffix of suffixes) {
    if (ACCENTS.includes(suffix)) text = `\\${suffix}{${text}}`;
    else
      subscripts.push(
        suffix.length === 1 || /^\d+$/.test(suffix)
          ? suffix
          : GREEK.includes(suffix)
            ? `\\${suffix}`
            : `\\text{${suffix}}`,
      );
  }
  return subscripts.length > 0 ? `${text}_{${subscripts.join(',')}}` : text;
}

const SIGNS: Readonly<Record<string, string>> = {
  '*': 'star',
  '+': 'plus',
  "'": 'prime',
  '\\prime': 'prime',
  '\\ast': 'star',
  '\\star': 'star',
  '\\dagger': 'dagger',
  '\\top': 'T',
};

/** A name as an identifier of code: the backslash dropped, accents and scripts as suffixes (`\hat{y}_{1}` is `y_hat_1`). */
export function identifierName(name: string): string {
  if (/^[A-Za-z]\w*$/.test(name)) return name;
  if (isSuperscriptFamily(name)) return identifierName(familyLetter(name));
  let text = name.replace(
    /\\(?:operatorname|mathrm|mathbf|mathcal|mathbb|text|boldsymbol|mathsf|mathit)\s*/g,
    '',
  );
  // Accents, innermost first: \hat{y} is y_hat.
  for (let found = ACCENT.exec(text); found; found = ACCENT.exec(text)) {
    text = text.replace(found[0], `${found[2] ?? found[3]}_${found[1]}`);
  }
  for (const [sign, word] of Object.entries(SIGNS)) text = text.split(sign).join(`_${word}`);
  const plain = text
    .replace(/\\/g, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
  return /^[A-Za-z]/.test(plain) ? plain : `v_${plain}`;
}

/** Gives every key its own identifier: the wanted one, or that with a number, never a reserved one. */
export class NameTable {
  private readonly taken = new Set<string>();

  constructor(private readonly reserved: ReadonlySet<string>) {}

  claim(wanted: string): string {
    let name = this.reserved.has(wanted) ? `${wanted}_` : wanted;
    for (let k = 2; this.taken.has(name) || this.reserved.has(name); k++) name = `${wanted}_${k}`;
    this.taken.add(name);
    return name;
  }

  has(name: string): boolean {
    return this.taken.has(name) || this.reserved.has(name);
  }
}
