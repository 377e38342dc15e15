import { parseLatex } from '../../../src/syntax/latex/parse';
import type { Syntax } from '../../../src/syntax/tree';
import { childrenOf } from '../../../src/syntax/walk';

/** A derivative with one mistake in it, and the kinds of diagnosis that name this mistake. */
export interface Wronged {
  readonly mistake: string;
  readonly text: string;
  readonly kinds: readonly string[];
}

/**
 * The mistakes people make in a derivative: twice, half, negated, transposed, a term or a factor dropped, two factors
 * swapped, an entrywise product for a matrix product, an inner derivative or a mean lost.
 */
export function wrongedForms(latex: string): Wronged[] {
  const { root } = parseLatex(latex);
  const forms: Wronged[] = [
    { mistake: 'twice', text: `2 (${latex})`, kinds: ['factor'] },
    { mistake: 'half', text: `\\frac{1}{2} (${latex})`, kinds: ['factor'] },
    { mistake: 'negated', text: `-(${latex})`, kinds: ['sign'] },
    { mistake: 'transposed', text: `(${latex})^{\\top}`, kinds: ['transpose', 'layout'] },
  ];
  const replace = (from: number, to: number, by: string) =>
    `${latex.slice(0, from)}${by}${latex.slice(to)}`.trim();
  const add = (mistake: string, text: string, kinds: readonly string[]) => {
    if (text !== '' && forms.every((f) => f.text !== text)) forms.push({ mistake, text, kinds });
  };
  const source = (node: Syntax) => latex.slice(node.span.from, node.span.to);
  const visit = (node: Syntax, inTerms: boolean): void => {
    if (node.kind === 'binary' && (node.op === 'add' || node.op === 'subtract') && inTerms) {
      const { left, right } = node;
      add('term dropped', replace(left.span.to, right.span.to, ''), ['missing-term']);
      const kept = `${node.op === 'subtract' ? '-' : ''}${source(right)}`;
      add('term dropped', replace(left.span.from, right.span.to, kept), ['missing-term']);
    }
    if (node.kind === 'juxtapose') {
      const { factors } = node;
      // σ(z) is one thing.
      const isCall = (k: number) =>
        /^\\(sigma|mathbb)/.test(source(factors[k])) && factors[k + 1]?.kind === 'group';
      for (const [k, factor] of factors.entries()) {
        if (isCall(k) || (k > 0 && isCall(k - 1))) continue;
        const rest = factors.filter((_, j) => j !== k).map(source);
        const isMean = factor.kind === 'fraction' && /^\\frac\{\d\}\{[a-zA-Z]\}$/.test(source(factor));
        if (isMean) {
          add('mean lost', replace(node.span.from, node.span.to, rest.join(' ')), ['mean', 'factor']);
          continue;
        }
        const mistake = k === 0 || k === factors.length - 1 ? 'inner derivative lost' : 'factor dropped';
        add(mistake, replace(node.span.from, node.span.to, rest.join(' ')), ['factor', 'chain', 'mean']);
        const next = factors[k + 1];
        if (!next || isCall(k + 1)) continue;
        add('swapped', replace(factor.span.from, next.span.to, `${source(next)} ${source(factor)}`), [
          'order',
        ]);
        add('Hadamard', replace(factor.span.from, next.span.to, `${source(factor)} \\odot ${source(next)}`), [
          'product',
        ]);
      }
    }
    if (node.kind === 'binary' && node.op === 'hadamard') {
      add('Hadamard', replace(node.left.span.to, node.right.span.from, ' '), ['product']);
      add('factor dropped', replace(node.span.from, node.span.to, source(node.left)), ['factor', 'chain']);
      add('factor dropped', replace(node.span.from, node.span.to, source(node.right)), ['factor', 'chain']);
    }
    const opens = node.kind === 'binary' || node.kind === 'negate' || node.kind === 'group';
    for (const child of childrenOf(node))
      if (opens || node.kind === 'juxtapose') visit(child, inTerms && opens);
  };
  visit(root, true);
  return forms;
}
