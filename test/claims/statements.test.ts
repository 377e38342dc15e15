import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const found = (text: string) => check({ op: 'check', text, languageId: 'markdown' });

/** What is said of the one equal sign of a text that claims nothing: the first word of the reason tells its kind. */
const statementIn = (text: string) => {
  const { claims, stated } = found(text);
  expect(claims).toEqual([]);
  expect(stated).toHaveLength(1);
  expect(stated[0]).toMatchObject({ verdict: 'undecided', category: 'stated', diagnosis: [] });
  return { reason: stated[0].reason, right: text.slice(stated[0].range.from, stated[0].range.to) };
};

describe('equal signs with a derivative that claim nothing', () => {
  it.each([
    ['a direction', '$d = -\\nabla g(u)$', 'd', 'stands for'],
    ['a value of a function', '$h(u) = g(u) - \\frac{1}{2} \\|\\nabla g(u)\\|^2$', 'h(u)', 'stands for'],
    [
      'a name that is written with a sign of definition',
      '$q := \\frac{\\partial E}{\\partial v}$',
      'q',
      'stands for',
    ],
    ['a change', '$\\Delta v = -\\eta \\frac{\\partial E}{\\partial v}$', '\\Delta v', 'is given'],
    ['a new value of the same name', '$v = v - \\eta \\nabla E(v)$', 'v', 'is given'],
    ['the next of a sequence', '$v_{t+1} = v_t - \\eta \\nabla E(v_t)$', 'v_{t+1}', 'is given'],
    [
      'the next one, in brackets',
      '$v^{(t+1)} = v^{(t)} - \\eta \\nabla E(v^{(t)})$',
      'v^{(t+1)}',
      'is given',
    ],
    ['a choice', '$s = \\arg\\min_u \\nabla g(r)^\\top u$', 's', 'is chosen'],
  ])('%s', (_, text, name, word) => {
    const { reason, right } = statementIn(text);
    expect(reason).toContain(`$${name}$`);
    expect(reason).toContain(word);
    expect(text).toContain(`= ${right}`);
  });

  it('is the short form of a value of a gradient', () => {
    const { claims, stated } = found('The gradient is $q(u) = \\nabla p(u)$. Compute $q_k = q(u^{(k)})$.');
    expect(claims).toEqual([]);
    expect(stated.map(({ text }) => text)).toEqual(['\\nabla p(u)', 'q(u^{(k)})']);
  });

  it('goes on with the chain that a definition begins', () => {
    const { claims, stated } = found('$E = v^3$. $\\Delta v = -\\eta \\frac{d E}{d v} = -3 \\eta v^2$');
    expect(stated).toHaveLength(1);
    expect(claims).toMatchObject([{ text: '-3 \\eta v^2', verdict: 'proved' }]);
  });

  it('is each sign of what is concluded after an arrow', () => {
    const text = '$E = (v - a)^2$. $$\\frac{dE}{dv} = 2(v - a) = 0 \\Rightarrow v = a = b$$';
    const { claims, stated } = found(text);
    expect(claims.map(({ verdict, category }) => category ?? verdict)).toEqual(['proved', 'stated']);
    expect(stated.map((each) => each.text)).toEqual(['a', 'b']);
    expect(stated[0].reason).toMatch('arrow');
  });

  it.each([
    ['without a derivative', '$v = a + b$, $z := v^2$'],
    ['with an arrow between equations without one', '$v = a \\Rightarrow v + 1 = a + 1$'],
    ['with the differential of an integral', '$P = \\int p(u) \\, du$'],
  ])('is none %s', (_, text) => {
    expect(found(text)).toMatchObject({ claims: [], stated: [] });
  });

  it('is none where a name that has a value is said to be equal to a derivative of another', () => {
    const { claims } = found('$q = 2v$ and $E = v^2$. $\\frac{dE}{dv} = q$');
    expect(claims).toMatchObject([{ verdict: 'proved' }]);
  });

  it('is left out with the claims that a comment leaves out', () => {
    expect(found('$d = -\\nabla g(u)$ <!-- nabla-ignore -->').stated).toEqual([]);
  });

  it('is told of once where several share a document', () => {
    const text = '$d = -\\nabla g(u)$';
    const shares = [0, 1].map((index) =>
      check({ op: 'check', text, languageId: 'markdown', share: { index, of: 2 } }),
    );
    expect(shares.flatMap(({ stated }) => stated)).toHaveLength(1);
  });
});

describe('an expansion with an equal sign', () => {
  const expansion = 'g(u) = g(r) + g^{\\prime}(r)(u - r)';

  it('is only nearly equal', () => {
    expect(found(`$g(u) = u^3$ and $${expansion}$`).claims).toMatchObject([
      { verdict: 'undecided', category: 'prose' },
    ]);
  });

  it('does not define what it expands', () => {
    const { claims } = found(`$g(u) = u^3$ and $${expansion}$. $\\frac{d}{du} g(u) = 3u^2$`);
    expect(claims.at(-1)).toMatchObject({ verdict: 'proved' });
  });
});

describe('a derivative whose second sign is lost', () => {
  it.each([
    ['\\frac{\\partial Au}{u^\\top} = A'],
    ['\\frac{\\mathrm{d} Au}{u^\\top} = A'],
    ['\\frac{\\partial E}{v} = 3'],
  ])('%s is found and not decided', (formula) => {
    expect(found(`$${formula}$`).claims).toMatchObject([{ verdict: 'undecided' }]);
  });

  it('is no quotient of a differential', () => {
    expect(found('$\\frac{du}{u} = k \\, dt$').claims).toEqual([]);
  });
});
