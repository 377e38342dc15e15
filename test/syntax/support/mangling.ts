import fc from 'fast-check';

/** A text made worse: pieces cut, doubled, moved, or taken from another text, and stray marks put in. */
export function mangled(texts: readonly string[], marks: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    kind: fc.constantFrom('cut', 'double', 'turn', 'mark', 'graft'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(8),
    mark: fc.constantFrom(...marks),
    other: fc.constantFrom(...texts),
  });
  return fc
    .record({ text: fc.constantFrom(...texts), edits: fc.array(edit, { minLength: 1, maxLength: 4 }) })
    .map(({ text, edits }) => edits.reduce(apply, text));
}

interface Edit {
  readonly kind: string;
  readonly at: number;
  readonly length: number;
  readonly mark: string;
  readonly other: string;
}

function apply(text: string, { kind, at, length, mark, other }: Edit): string {
  const place = Math.floor(at * (text.length + 1));
  const [before, after] = [text.slice(0, place), text.slice(place)];
  switch (kind) {
    case 'cut':
      return before + after.slice(length);
    case 'double':
      return before + after.slice(0, length) + after;
    case 'turn':
      return after + before;
    case 'mark':
      return before + mark + after;
    default:
      return before + other.slice(Math.floor(at * other.length), Math.floor(at * other.length) + 20) + after;
  }
}

export const LATEX_MARKS = [
  '{',
  '}',
  '\\left(',
  '\\right)',
  '\\left.',
  '\\right|',
  '_',
  '^',
  '&',
  '\\\\',
  '\\frac',
  '|',
  '\\|',
  '(',
  ')',
  '[',
  ']',
  '\\begin{aligned}',
  '\\end{aligned}',
  '\\begin{cases}',
  '\\sum',
  '\\nabla',
  '\\partial',
  'd',
  '-',
  '+',
  '=',
  ',',
  "'",
  '\\text{a $x$}',
  '\\boldsymbol{',
  '\\sqrt',
  '\\hat',
  'x',
  '1',
  '.',
  '~',
  '%',
  '$',
  '\\newcommand{\\a}{\\a}',
  '\\a',
  '#1',
  '\\mathrm{',
  '∇',
  'ᵀ',
  '²',
  'é',
  '中',
  '\u0302',
  '\\log',
  '\\max',
  '\\int',
  'dx',
  '\\underset',
  '\\overset',
  '\\not',
  '\\color',
  '\\operatorname',
  '!',
  '<',
  '>',
  ':',
  '\\over',
  '\\middle|',
  '\\prime',
  '*',
  '/',
  '\ud800',
  '\\pd{f}{x}',
  '\\v{ab}',
  '\\sw{a}{b}',
];

export const MATH_MARKS = [
  '(',
  ')',
  '^',
  '*',
  '+',
  '-',
  '/',
  "'",
  '[',
  ']',
  ';',
  ',',
  '?',
  ':',
  '|',
  '.*',
  '!',
  'sin',
  '2',
  'x',
  ' ',
  '\n',
  'é',
  '²',
  '%',
  '=',
  '{',
];

export const PYTHON_MARKS = [
  '(',
  ')',
  '[',
  ']',
  '@',
  '**',
  '.',
  'np.',
  'T',
  '=',
  ',',
  ':',
  'if',
  'else',
  'for',
  'lambda',
  '"',
  "'",
  '\n',
  ' ',
  '#',
  '1',
  'x',
  '-',
  '*',
  '{',
  '}',
  '\\',
  'é',
];
