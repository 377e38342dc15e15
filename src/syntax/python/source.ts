import type { SyntaxNode } from '@lezer/common';
import { MAX_NESTING } from '../limits';
import type { Span, Syntax, SyntaxProblem } from '../tree';

/** The text that is read, and what every construct needs: spans, errors, and the reading of parts. */
export class PythonSource {
  readonly errors: SyntaxProblem[] = [];
  private nesting = 0;

  constructor(
    readonly text: string,
    /** What was cut off before the text. */
    private readonly offset: number,
    private readonly readExpression: (source: PythonSource, node: SyntaxNode) => Syntax,
  ) {}

  span(node: { readonly from: number; readonly to: number }): Span {
    return { from: node.from + this.offset, to: node.to + this.offset };
  }

  textOf(node: { readonly from: number; readonly to: number }): string {
    return this.text.slice(node.from, node.to);
  }

  failure(code: SyntaxProblem['code'], message: string, span: Span): Syntax {
    this.errors.push({ code, message, span });
    return { kind: 'error', message, span };
  }

  expression(node: SyntaxNode): Syntax {
    if (this.nesting >= MAX_NESTING) {
      return this.failure(
        'limit',
        `Brackets and operators nest more than ${MAX_NESTING} deep here.`,
        this.span(node),
      );
    }
    this.nesting++;
    const result = this.readExpression(this, node);
    this.nesting--;
    return result;
  }
}

export function childNodes(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

/** The children that are expressions, without brackets and commas. */
export function operandsOf(node: SyntaxNode): SyntaxNode[] {
  return childNodes(node).filter((child) => /^[A-Z]/.test(child.name) && !/Op$/.test(child.name));
}
