import { MAX_NESTING } from '../limits';
import type { Span, Syntax, SyntaxProblem } from '../tree';
import { Kind, Scanner } from './scanner';

/** What reading plain math needs apart from its grammar: the token at hand, messages, closing brackets, the depth. */
export class Reader {
  readonly errors: SyntaxProblem[] = [];
  protected readonly scanner: Scanner;
  protected nesting = 0;

  constructor(protected readonly source: string) {
    this.scanner = new Scanner(source);
  }

  protected ended(): boolean {
    return this.scanner.kind === Kind.End;
  }

  protected stray(): Syntax {
    const { scanner } = this;
    const span = { from: scanner.from, to: scanner.to };
    const { text } = scanner;
    scanner.next();
    const closes = text === ')' || text === ']' || text === '}';
    return this.failure(
      'unexpected',
      closes ? `This \`${text}\` closes nothing.` : `\`${text}\` makes no sense here.`,
      span,
    );
  }

  protected failure(code: SyntaxProblem['code'], message: string, span: Span): Syntax {
    this.errors.push({ code, message, span });
    return { kind: 'error', message, span };
  }

  protected seesName(): boolean {
    return this.scanner.kind === Kind.Name;
  }

  protected sees(text: string): boolean {
    return this.scanner.kind === Kind.Sign && this.scanner.text === text;
  }

  protected close(close: string, from: number): void {
    if (this.sees(close)) {
      this.scanner.next();
      return;
    }
    const open = this.source[from];
    if (this.scanner.kind === Kind.End)
      this.failure('unclosed', `This \`${open}\` is never closed.`, { from, to: from + 1 });
    else {
      const { text } = this.scanner;
      const message = `\`${close}\` or an operator was expected here, not \`${text}\`.`;
      this.failure('unexpected', message, { from: this.scanner.from, to: this.scanner.to });
      this.skipTo(close);
    }
  }

  private skipTo(close: string): void {
    const { scanner } = this;
    while (scanner.kind !== Kind.End && !this.sees(close)) scanner.next();
    if (scanner.kind !== Kind.End) scanner.next();
  }

  protected nothingAfter(): string {
    const before = this.source.slice(0, this.scanner.before).trimEnd();
    const last = /(?:\.[*/^]|[<>=!:]=|\*\*|[-+*/^=<>?:%(])$/.exec(before)?.[0];
    return last ? `\`${last}\` has nothing after it.` : 'Something is missing here.';
  }

  protected here(): Span {
    return { from: this.scanner.before, to: this.scanner.before };
  }

  /** One level deeper; past the limit the rest is given up. */
  protected deeper(read: () => Syntax): Syntax {
    if (this.nesting >= MAX_NESTING) {
      const { scanner } = this;
      const span = { from: scanner.from, to: scanner.to };
      const node = this.failure(
        'limit',
        `Brackets and powers nest more than ${MAX_NESTING} deep here.`,
        span,
      );
      while (scanner.kind !== Kind.End) scanner.next();
      return node;
    }
    this.nesting++;
    const result = read();
    this.nesting--;
    return result;
  }
}

export function cover(first: Span, last: Span): Span {
  return { from: Math.min(first.from, last.from), to: Math.max(first.to, last.to) };
}
