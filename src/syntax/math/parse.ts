import { functionNamed } from '../functions';
import { refuseLength, withinStack } from '../limits';
import type { Parsed, Span, Syntax } from '../tree';
import { applied, needsBrackets, nestedRows } from './calls';
import { cover, Reader } from './reader';
import { Kind } from './scanner';

type BinaryOp = Extract<Syntax, { kind: 'binary' }>['op'];

const SUMS: Readonly<Record<string, BinaryOp>> = { '+': 'add', '-': 'subtract' };
const PRODUCTS: Readonly<Record<string, BinaryOp>> = {
  '*': 'star',
  '/': 'divide',
  '.*': 'hadamard',
  './': 'hadamardQuotient',
};
const RELATIONS: Readonly<Record<string, string>> = {
  '=': '=',
  '==': '=',
  ':=': ':=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '!=': '!=',
};

/**
 * Reads plain math as mathjs writes it: `-1/(2*a*x)^2`, `2 x`, `x'`, `a .* b`, `x > 0 ? x : 0`. Never throws: what cannot be
 * read is an error node, and a message with its place.
 */
export function parseMath(source: string): Parsed {
  const refusal = refuseLength(source);
  if (refusal) return refusal;
  return withinStack(source, () => {
    const reader = new Grammar(source);
    return { root: reader.whole(), errors: reader.errors };
  });
}

class Grammar extends Reader {
  /** How many `|` are open: inside them a bar closes. */
  private bars = 0;

  whole(): Syntax {
    const { scanner } = this;
    if (this.ended()) {
      return this.failure('empty', 'There is no formula here.', { from: 0, to: this.source.length });
    }
    const items: Syntax[] = [];
    while (!this.ended()) {
      if (this.sees(';') || this.sees(',')) {
        scanner.next();
        continue;
      }
      const { from } = scanner;
      items.push(this.statement());
      if (this.ended() || this.sees(';') || this.sees(',') || (scanner.fresh && scanner.from > from))
        continue;
      items.push(this.stray());
    }
    if (items.length === 1) return items[0];
    const span = items.length
      ? cover(items[0].span, items[items.length - 1].span)
      : { from: 0, to: this.source.length };
    return { kind: 'list', items, span };
  }

  /** `c ? a : b`, the loosest of all. */
  private statement(): Syntax {
    const condition = this.relation();
    if (!this.sees('?')) return condition;
    this.scanner.next();
    const value = this.deeper(() => this.statement());
    let otherwise: Syntax;
    if (this.sees(':')) {
      this.scanner.next();
      otherwise = this.deeper(() => this.statement());
    } else {
      otherwise = this.failure('unexpected', 'This `?` needs a `:` and what holds otherwise.', this.here());
    }
    const branches = [
      { value, condition },
      { value: otherwise, condition: null },
    ];
    return { kind: 'cases', branches, span: cover(condition.span, otherwise.span) };
  }

  private relation(): Syntax {
    const { scanner } = this;
    const first = this.sum();
    if (scanner.kind !== Kind.Sign || RELATIONS[scanner.text] === undefined) return first;
    const sides = [first];
    const ops: { op: string; span: Span }[] = [];
    while (scanner.kind === Kind.Sign && RELATIONS[scanner.text] !== undefined) {
      ops.push({ op: RELATIONS[scanner.text], span: { from: scanner.from, to: scanner.to } });
      scanner.next();
      sides.push(this.sum());
    }
    return { kind: 'relation', sides, ops, span: cover(first.span, sides[sides.length - 1].span) };
  }

  private sum(): Syntax {
    const { scanner } = this;
    let left = this.product();
    while (scanner.kind === Kind.Sign && !scanner.fresh) {
      const op = SUMS[scanner.text];
      if (op === undefined) break;
      const operator = { from: scanner.from, to: scanner.to };
      scanner.next();
      const right = this.product();
      left = { kind: 'binary', op, left, right, operator, span: { from: left.span.from, to: right.span.to } };
    }
    return left;
  }

  private product(): Syntax {
    const { scanner } = this;
    let left = this.implicit();
    while (scanner.kind === Kind.Sign) {
      const op = PRODUCTS[scanner.text];
      if (op === undefined) {
        if (scanner.text !== '%') break;
        left = this.modulo(left);
        continue;
      }
      const operator = { from: scanner.from, to: scanner.to };
      scanner.next();
      const right = this.implicit();
      left = { kind: 'binary', op, left, right, operator, span: { from: left.span.from, to: right.span.to } };
    }
    return left;
  }

  private modulo(left: Syntax): Syntax {
    const { scanner } = this;
    const nameSpan = { from: scanner.from, to: scanner.to };
    scanner.next();
    const right = this.implicit();
    return {
      kind: 'call',
      name: 'mod',
      nameSpan,
      args: [left, right],
      base: null,
      span: cover(left.span, right.span),
    };
  }

  /** Factors side by side: `2 x`, `2(x + 1)`. */
  private implicit(): Syntax {
    const first = this.ratio(this.unary());
    return this.startsImplicit(first) ? this.run(first) : first;
  }

  /** `1/2 x` is half of x, although side by side binds tighter than a slash: two numbers go together before a name. */
  private ratio(left: Syntax): Syntax {
    const { scanner } = this;
    while (
      this.sees('/') &&
      (left.kind === 'number' || (left.kind === 'negate' && left.arg.kind === 'number'))
    ) {
      const place = scanner.place();
      const operator = { from: scanner.from, to: scanner.to };
      scanner.next();
      const { text, from, to } = scanner;
      const number = scanner.kind === Kind.Number;
      if (number) scanner.next();
      if (!number || !(this.seesName() || this.sees('('))) {
        scanner.goBack(place);
        break;
      }
      const right: Syntax = { kind: 'number', text, span: { from, to } };
      left = { kind: 'binary', op: 'divide', left, right, operator, span: { from: left.span.from, to } };
    }
    return left;
  }

  private run(first: Syntax): Syntax {
    const factors = [first];
    while (this.startsImplicit(factors[factors.length - 1])) factors.push(this.ratio(this.power()));
    return {
      kind: 'juxtapose',
      factors,
      span: { from: first.span.from, to: factors[factors.length - 1].span.to },
    };
  }

  /** Whether a factor follows without a sign. A number does not follow a number: `1 2` is a slip. */
  private startsImplicit(before: Syntax | null): boolean {
    const { scanner } = this;
    if (scanner.fresh) return false;
    switch (scanner.kind) {
      case Kind.Name:
        return true;
      case Kind.Number:
        return before !== null && before.kind !== 'number';
      case Kind.Sign:
        return scanner.text === '(' || (scanner.text === '[' && scanner.from > scanner.before);
      default:
        return false;
    }
  }

  private unary(): Syntax {
    const { scanner } = this;
    if (scanner.kind !== Kind.Sign || (scanner.text !== '-' && scanner.text !== '+')) return this.power();
    const { from, text } = scanner;
    scanner.next();
    const arg = this.deeper(() => this.unary());
    return text === '-' ? { kind: 'negate', arg, span: { from, to: arg.span.to } } : arg;
  }

  private power(): Syntax {
    const { scanner } = this;
    const base = this.postfix();
    if (scanner.kind !== Kind.Sign) return base;
    const { text } = scanner;
    if (text === '^2' || text === '^3') {
      const exponent: Syntax = {
        kind: 'number',
        text: text[1],
        span: { from: scanner.from, to: scanner.to },
      };
      scanner.next();
      return { kind: 'power', base, exponent, span: cover(base.span, exponent.span) };
    }
    if (text !== '^' && text !== '.^' && text !== '**') return base;
    scanner.next();
    // Right to left, and with a sign: 2^-x^2.
    const exponent = this.deeper(() => this.unary());
    const kind = text === '.^' ? 'hadamardPower' : 'power';
    return { kind, base, exponent, span: { from: base.span.from, to: exponent.span.to } };
  }

  private postfix(): Syntax {
    const { scanner } = this;
    let node = this.operand();
    while (scanner.kind === Kind.Sign && !scanner.fresh) {
      const { from, to, text } = scanner;
      if (text === "'") {
        scanner.next();
        const prime = node.kind === 'symbol' && this.sees('(') && scanner.from === to;
        const span = { from: node.span.from, to };
        node = prime
          ? { kind: 'prime', base: node, count: 1, span }
          : { kind: 'transpose', base: node, span };
      } else if (text === '!') {
        scanner.next();
        const nameSpan = { from, to };
        node = {
          kind: 'call',
          name: 'factorial',
          nameSpan,
          args: [node],
          base: null,
          span: cover(node.span, nameSpan),
        };
      } else if (text === '[' && from === scanner.before && node.kind !== 'number') {
        const indices = this.bracketed('[', ']');
        node = { kind: 'subscript', base: node, indices, span: { from: node.span.from, to: scanner.before } };
      } else break;
    }
    return node;
  }

  private operand(): Syntax {
    const { scanner } = this;
    const { kind, text, from, to } = scanner;
    switch (kind) {
      case Kind.Number:
        scanner.next();
        return { kind: 'number', text: text.startsWith('.') ? `0${text}` : text, span: { from, to } };
      case Kind.Name:
        scanner.next();
        return this.named(text, { from, to });
      case Kind.Sign:
        return this.signed(text, from);
      case Kind.End:
        return this.failure('empty', this.nothingAfter(), this.here());
      default:
        scanner.next();
        return this.failure('unexpected', `\`${text}\` is not part of plain math.`, { from, to });
    }
  }

  private named(name: string, span: Span): Syntax {
    const { scanner } = this;
    if (!(scanner.kind === Kind.Sign && scanner.text === '(' && scanner.from === span.to)) {
      if (needsBrackets(name) && this.startsImplicit(null)) {
        return this.failure(
          'unexpected',
          `\`${name}\` needs brackets around its argument: \`${name}(…)\`.`,
          span,
        );
      }
      return { kind: 'symbol', name, font: 'plain', span };
    }
    const open = scanner.from;
    const args = this.bracketed('(', ')');
    const whole = { from: span.from, to: scanner.before };
    if (args.length === 0 && functionNamed(name, 'math')) {
      return this.failure('empty', `\`${name}\` needs an argument.`, whole);
    }
    return applied(name, span, args, whole, { from: open, to: scanner.before });
  }

  private signed(text: string, from: number): Syntax {
    const { scanner } = this;
    if (text === '(') {
      const items = this.bracketed('(', ')');
      const span = { from, to: scanner.before };
      if (items.length === 0) return this.failure('empty', 'These brackets are empty.', span);
      const body: Syntax =
        items.length === 1
          ? items[0]
          : { kind: 'list', items, span: cover(items[0].span, items[items.length - 1].span) };
      return { kind: 'group', bracket: 'round', body, span };
    }
    if (text === '[') return this.matrix(from);
    if ((text === '|' || text === '||') && this.bars === 0) return this.enclosedInBars(text, from);
    const span = { from, to: scanner.to };
    if (text === ')' || text === ']' || text === '}' || text === ',' || text === ';' || text === ':') {
      return this.failure('empty', this.nothingAfter(), { from: scanner.before, to: scanner.before });
    }
    scanner.next();
    if (text === '-' || text === '+') return this.unary();
    return this.failure('unexpected', `\`${text}\` has nothing before it.`, span);
  }

  /** `|x|` and `||x||`. */
  private enclosedInBars(mark: string, from: number): Syntax {
    const { scanner } = this;
    scanner.next();
    this.bars++;
    const arg = this.deeper(() => this.relation());
    this.bars--;
    if (this.sees(mark)) scanner.next();
    else this.failure('unclosed', `This \`${mark}\` has no partner.`, { from, to: from + mark.length });
    const span = { from, to: Math.max(scanner.before, arg.span.to) };
    return mark === '|' ? { kind: 'bars', arg, span } : { kind: 'norm', arg, order: null, span };
  }

  private matrix(from: number): Syntax {
    const { scanner } = this;
    const rows: Syntax[][] = [[]];
    scanner.next();
    while (scanner.kind !== Kind.End && !this.sees(']') && !this.sees(')')) {
      if (this.sees(';')) {
        scanner.next();
        rows.push([]);
      } else if (this.sees(',')) scanner.next();
      else {
        const { from: before } = scanner;
        rows[rows.length - 1].push(this.deeper(() => this.statement()));
        if (scanner.from === before) break;
      }
    }
    this.close(']', from);
    const span = { from, to: scanner.before };
    const filled = rows.filter((row) => row.length > 0);
    return nestedRows(filled, span);
  }

  /** Things between brackets, parted by commas. */
  private bracketed(open: string, close: string): Syntax[] {
    const { scanner } = this;
    const { from } = scanner;
    const items: Syntax[] = [];
    const { bars } = this;
    this.bars = 0;
    scanner.next();
    while (scanner.kind !== Kind.End && !this.sees(close)) {
      if (open === '[' && this.sees(':')) {
        items.push({
          kind: 'symbol',
          name: ':',
          font: 'plain',
          span: { from: scanner.from, to: scanner.to },
        });
        scanner.next();
      } else items.push(this.deeper(() => this.statement()));
      if (!this.sees(',')) break;
      scanner.next();
    }
    this.bars = bars;
    this.close(close, from);
    return items;
  }
}
