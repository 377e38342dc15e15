/** What a token is. Signs are told apart by their text. */
export enum Kind {
  End,
  Number,
  Name,
  Sign,
  Unknown,
}

/** Characters that plain math may contain instead of ASCII ones. */
const SIGNS: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '·': '*',
  '⋅': '*',
  '×': '*',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '（': '(',
  '）': ')',
  '，': ',',
  '；': ';',
  '＝': '=',
  '＋': '+',
  '²': '^2',
  '³': '^3',
  '⊙': '.*',
  '＊': '*',
  '：': ':',
  '＾': '^',
};
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
  Σ: 'Sigma',
  Λ: 'Lambda',
  Θ: 'Theta',
  Φ: 'Phi',
  Ψ: 'Psi',
  Ω: 'Omega',
  Δ: 'Delta',
  Γ: 'Gamma',
  '√': 'sqrt',
  '∞': 'Infinity',
};

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

/** Cuts plain math into tokens, one at a time. */
export class Scanner {
  kind: Kind = Kind.End;
  text = '';
  from = 0;
  to = 0;
  /** Where the token before this one ended. */
  before = 0;
  /** Whether a line break stands before this token. */
  fresh = false;

  constructor(readonly source: string) {
    this.next();
  }

  /** Where the scanner is, to come back to. */
  place(): number {
    return this.before;
  }

  /** Back to a place; the token that stood there is at hand again. */
  goBack(place: number): void {
    this.to = place;
    this.next();
  }

  next(): void {
    const { source } = this;
    this.before = this.to;
    this.fresh = false;
    let at = this.to;
    let code = source.charCodeAt(at);
    while (code <= 32 || code === 35 || code === 160) {
      if (code === 10) this.fresh = true;
      // A comment runs to the end of its line.
      if (code === 35) while (at + 1 < source.length && source.charCodeAt(at + 1) !== 10) at++;
      code = source.charCodeAt(++at);
    }
    this.from = at;
    if (at >= source.length) {
      this.kind = Kind.End;
      this.text = '';
      this.to = at;
    } else if (isNameStart(code)) this.name(at);
    else if (isDigit(code) || (code === 46 && isDigit(source.charCodeAt(at + 1)))) this.number(at);
    else if (code > 126) this.beyondAscii(at);
    else this.sign(at, code);
  }

  private name(at: number): void {
    const { source } = this;
    let to = at + 1;
    for (let code = source.charCodeAt(to); isNameStart(code) || isDigit(code); code = source.charCodeAt(to))
      to++;
    this.kind = Kind.Name;
    this.text = source.slice(at, to);
    this.to = to;
  }

  private number(at: number): void {
    const { source } = this;
    let to = at;
    while (isDigit(source.charCodeAt(to))) to++;
    // `2.*x` is an entrywise product, not 2. times x.
    const after = source.charCodeAt(to + 1);
    if (source.charCodeAt(to) === 46 && after !== 42 && after !== 47 && after !== 94) {
      to++;
      while (isDigit(source.charCodeAt(to))) to++;
    }
    const mark = source.charCodeAt(to);
    if (mark === 101 || mark === 69) {
      let digits = to + 1;
      const sign = source.charCodeAt(digits);
      if (sign === 43 || sign === 45) digits++;
      if (isDigit(source.charCodeAt(digits))) {
        while (isDigit(source.charCodeAt(digits))) digits++;
        to = digits;
      }
    }
    this.kind = Kind.Number;
    this.text = source.slice(at, to);
    this.to = to;
  }

  private sign(at: number, code: number): void {
    const { source } = this;
    const next = source.charCodeAt(at + 1);
    // .* ./ .^ == <= >= != && || ** :=
    const paired =
      (code === 46 && (next === 42 || next === 47 || next === 94)) ||
      (next === 61 && (code === 60 || code === 62 || code === 33 || code === 61 || code === 58)) ||
      (code === 42 && next === 42) ||
      ((code === 38 || code === 124) && next === code);
    this.to = at + (paired ? 2 : 1);
    this.kind = Kind.Sign;
    this.text = paired ? source.slice(at, this.to) : source[at];
  }

  private beyondAscii(at: number): void {
    const text = String.fromCodePoint(this.source.codePointAt(at)!);
    this.to = at + text.length;
    const name = GREEK[text];
    this.kind = name ? Kind.Name : SIGNS[text] ? Kind.Sign : Kind.Unknown;
    this.text = name ?? SIGNS[text] ?? text;
  }
}
