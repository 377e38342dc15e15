import { describe, expect, it } from 'vitest';
import { directivesOf, isIgnored } from '../../src/documents/directives';
import { regionsOf } from '../../src/documents/regions';
import { check } from '../../src/service/check';

/** The sources of the formulas that are left. */
function left(text: string, languageId = 'markdown'): string[] {
  const regions = regionsOf(text, languageId);
  const ignored = isIgnored(text, directivesOf(text, languageId, regions));
  return regions.filter((r) => !ignored(r.outer, r)).map((r) => r.source.trim());
}

describe('nabla-ignore', () => {
  it.each<[string, string, string, string[]]>([
    ['on the line before', '<!-- nabla-ignore -->\n$a=1$\n\n$b=2$', 'markdown', ['b=2']],
    ['with blank lines between', '<!-- nabla-ignore -->\n\n$$\na=1\n$$\n\n$b=2$', 'markdown', ['b=2']],
    ['on the same line', '$a=1$ <!-- nabla-ignore -->\n$b=2$', 'markdown', ['b=2']],
    ['on the same line, in front', '<!-- nabla-ignore --> $a=1$\n$b=2$', 'markdown', ['b=2']],
    ['after a list mark', '* $a=1$ <!-- nabla-ignore -->\n* $b=2$', 'markdown', ['b=2']],
    ['behind a display', '$$\na=1\n$$ <!-- nabla-ignore: known -->\n$b=2$', 'markdown', ['b=2']],
    ['in a formula', '$$ % nabla-ignore\na=1\n$$\n$b=2$', 'markdown', ['b=2']],
    ['in LaTeX', '% nabla-ignore\n\\[a=1\\]\n$b=2$', 'latex', ['b=2']],
    ['in Python', '# nabla-ignore\n# $a=1$\n# $b=2$\nx = 1', 'python', ['b=2']],
    ['behind a Python comment', '# $a=1$\n# $b=2$  # nabla-ignore', 'python', ['a=1']],
    ['in a docstring', '"""\nnabla-ignore\n$a=1$\n\n$b=2$\n"""', 'python', ['b=2']],
    ['in C', '// nabla-ignore\n// $a=1$\n// $b=2$', 'cpp', ['b=2']],
    ['in reStructuredText', '.. nabla-ignore\n\n:math:`a=1`\n\n:math:`b=2`', 'restructuredtext', ['b=2']],
    ['for the whole file', '$a=1$\n\n<!-- nabla-ignore-file -->\n$b=2$', 'markdown', []],
  ])('%s', (_, text, languageId, rest) => expect(left(text, languageId)).toEqual(rest));

  it.each([
    ['in a fence', '```\n<!-- nabla-ignore-file -->\n```\n$a=1$', 'markdown'],
    ['in a code span', 'Write `<!-- nabla-ignore -->`: $a=1$', 'markdown'],
    ['in prose', 'A nabla-ignore in prose: $a=1$', 'markdown'],
    ['behind an escaped sign', '50\\% nabla-ignore $a=1$', 'latex'],
    ['in a string', 's = "nabla-ignore-file"\n# $a=1$', 'python'],
    ['inside a comment that begins with something else', '<!-- see nabla-ignore -->\n$a=1$', 'markdown'],
  ])('is no directive %s', (_, text, languageId) => expect(left(text, languageId)).toEqual(['a=1']));

  it('leaves out one row of an align', () => {
    const rows = '\\begin{align}\na &= 1 \\\\ % nabla-ignore\nb &= 2\n\\end{align}';
    const directives = directivesOf(rows, 'latex', regionsOf(rows, 'latex'));
    const ignored = isIgnored(rows, directives);
    const at = (piece: string) => ({ from: rows.indexOf(piece), to: rows.indexOf(piece) + 1 });
    const outer = { from: 0, to: rows.length };
    expect(ignored(outer, at('1'))).toBe(true);
    expect(ignored(outer, at('2'))).toBe(false);
  });

  it('is counted by a check', () => {
    const text = "$f(x) = x^2$\n\n$f'(x) = 3x$ <!-- nabla-ignore -->\n\n$f'(x) = 2x$";
    const { claims, ignored } = check({ op: 'check', text, languageId: 'markdown' });
    expect(claims.map((c) => c.verdict)).toEqual(['proved']);
    expect(ignored).toHaveLength(1);
  });
});

describe('declarations in comments', () => {
  const claim = '$\\nabla_x (x^\\top A x) = 2 A x$';

  it.each<[string, string, string]>([
    ['Markdown', `<!-- nabla: A: symmetric(n); x: vector(n) -->\n\n${claim}`, 'markdown'],
    ['LaTeX', `% nabla: A: symmetric(n); x: vector(n)\n${claim}`, 'latex'],
    ['Python', `# nabla: A: symmetric(n); x: vector(n)\n# ${claim}`, 'python'],
    ['a formula', `$$ % nabla: A: symmetric(n)\n${claim.slice(1, -1)}\n$$`, 'markdown'],
  ])('are read in %s', (_, text, languageId) => {
    const { claims, problems } = check({ op: 'check', text, languageId });
    expect(claims.map((c) => c.verdict)).not.toContain('undecided');
    expect(claims.map((c) => c.verdict)).not.toContain('refuted');
    expect(claims).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('change the verdict: without one the matrix may be any', () => {
    const [found] = check({ op: 'check', text: claim, languageId: 'markdown' }).claims;
    expect(['proved', 'agrees']).not.toContain(found.verdict);
  });

  it('that cannot be read are told at their place', () => {
    const text = `<!-- nabla: A: matrx(n) -->\n\n${claim}`;
    const [problem] = check({ op: 'check', text, languageId: 'markdown' }).problems;
    expect(text.slice(problem.range.from, problem.range.to)).toContain('matrx(n)');
    expect(problem.message).toContain('matrx');
  });
});
