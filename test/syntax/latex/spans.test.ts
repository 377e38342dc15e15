import { describe, expect, it } from 'vitest';
import { parseLatex } from '../../../src/syntax/latex/parse';
import type { Syntax } from '../../../src/syntax/tree';
import { visitAll } from '../../../src/syntax/walk';

/** The sources of all nodes of a kind, in the order they stand. */
function sourcesOf(source: string, kind: Syntax['kind']): string[] {
  const found: string[] = [];
  visitAll(parseLatex(source).root, (node) => {
    if (node.kind === kind) found.push(source.slice(node.span.from, node.span.to));
  });
  return found;
}

describe('a span is the source of its node', () => {
  it('of a symbol with its font', () =>
    expect(sourcesOf(String.raw`\mathbf{x} + \boldsymbol y`, 'symbol')).toEqual([
      String.raw`\mathbf{x}`,
      String.raw`\boldsymbol y`,
    ]));
  it('of a transpose', () =>
    expect(sourcesOf(String.raw`A x^{\top} b`, 'transpose')).toEqual([String.raw`x^{\top}`]));
  it('of scripts in either order', () => expect(sourcesOf('x^2_i', 'power')).toEqual(['x^2_i']));
  it('of braces around one thing', () => expect(sourcesOf('{x}^2', 'power')).toEqual(['{x}^2']));
  it('of a fraction', () =>
    expect(sourcesOf(String.raw`a\frac{b}{c} d`, 'fraction')).toEqual([String.raw`\frac{b}{c}`]));
  it('of a term with its minus sign', () => expect(sourcesOf('a, -b c', 'negate')).toEqual(['-b c']));
  it('of a sum with its body', () =>
    expect(sourcesOf(String.raw`2\sum_{i=1}^n x_i y_i + z`, 'big')).toEqual([
      String.raw`\sum_{i=1}^n x_i y_i`,
    ]));
  it('of a call', () => expect(sourcesOf(String.raw`2\log(1+x) y`, 'call')).toEqual([String.raw`\log(1+x)`]));
  it('of a matrix in its bracket', () => {
    const matrix = String.raw`\left[\begin{matrix}a\\b\end{matrix}\right]`;
    expect(sourcesOf(`x ${matrix}`, 'matrix')).toEqual([matrix]);
  });
  it('never cuts through the braces of a font', () => {
    // The product of b and c must take the whole bold group along.
    expect(sourcesOf(String.raw`\boldsymbol{ab}c`, 'juxtapose')).toEqual([String.raw`\boldsymbol{ab}c`]);
    expect(sourcesOf(String.raw`\boldsymbol{ab}^T`, 'transpose')).toEqual([String.raw`\boldsymbol{ab}^T`]);
  });
  it('of characters outside the basic plane', () => expect(sourcesOf('𝐱 + 𝐲', 'symbol')).toEqual(['𝐱', '𝐲']));
  it('of relation signs', () => {
    const source = String.raw`a \overset{def}{=} b \le c`;
    const { root } = parseLatex(source);
    const signs =
      root.kind === 'relation' ? root.ops.map(({ span }) => source.slice(span.from, span.to)) : [];
    expect(signs).toEqual([String.raw`\overset{def}{=}`, String.raw`\le`]);
  });
});
