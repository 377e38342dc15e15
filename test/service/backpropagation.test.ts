import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const verdictsOf = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict,
  );

const NET = 'One layer computes $u = V s + c$ and $r = \\sigma(u)$.';
const NEURONS = 'Neuron $j$ sums $u_j = \\sum_i v_{ji} s_i$ and gives $r_j = \\sigma(u_j)$.';
const HIDDEN =
  '隐层神经元的输入为 $\\alpha_h = \\sum_{i=1}^{d} v_{ih} x_i$，输出为 $b_h = \\phi(\\alpha_h - c_h)$；输出神经元的输入为 $\\beta_j = \\sum_{h=1}^{q} w_{hj} b_h$，输出为 $\\hat{y}_j = \\phi(\\beta_j)$。';
const LAYERS =
  '第 $l$ 层: $u^{l} = V^{l} r^{l-1} + c^{l}$, $r^{l} = \\sigma(u^{l})$; $\\epsilon^{l} = \\frac{\\partial J}{\\partial u^{l}}$.';
const BRACKETS =
  'For all layers $\\mathbf{u}^{[l]} = \\mathbf{V}^{[l]} \\mathbf{r}^{[l-1]}$ and $\\mathbf{r}^{[l]} = g(\\mathbf{u}^{[l]})$.';
const ROUND = 'Let $u^{(l)} = V^{(l)} r^{(l-1)} + c^{(l)}$ and $r^{(l)} = g(u^{(l)})$.';
const RECURRENT = 'The state is $s_t = \\tanh(U s_{t-1} + V x_t)$, and $p_t = Q s_t$ is put out.';
// Who writes a sum leaves none out; without one, an index that stands twice may be summed over by convention.
const CENTRED = 'Each $y_i = \\gamma u_i + \\beta$ scales $u_i = s_i - \\frac{1}{m} \\sum_{k=1}^{m} s_k$.';
const SCALED = 'Each $y_i = \\gamma u_i + \\beta$ is scaled.';

describe('a loss that is any function', () => {
  it.each([
    [
      'weights of a layer',
      NET,
      '\\frac{\\partial J}{\\partial V} = \\frac{\\partial J}{\\partial u} s^\\top',
    ],
    ['input of a layer', NET, '\\frac{\\partial J}{\\partial s} = V^\\top \\frac{\\partial J}{\\partial u}'],
    [
      'through an activation',
      NET,
      "\\frac{\\partial J}{\\partial u} = \\frac{\\partial J}{\\partial r} \\odot \\sigma'(u)",
    ],
    ['one weight', NEURONS, '\\frac{\\partial J}{\\partial v_{ji}} = \\frac{\\partial J}{\\partial u_j} s_i'],
    [
      'over all that an input reaches',
      NEURONS,
      '\\frac{\\partial J}{\\partial s_i} = \\sum_j \\frac{\\partial J}{\\partial u_j} \\frac{\\partial u_j}{\\partial s_i}',
    ],
    [
      'an activation, entry by entry',
      NEURONS,
      '\\frac{\\partial J}{\\partial u_j} = \\frac{\\partial J}{\\partial r_j} r_j (1 - r_j)',
    ],
    [
      'a name for the derivative',
      `${NEURONS} With $\\epsilon_j = \\frac{\\partial J}{\\partial u_j}$:`,
      '\\frac{\\partial J}{\\partial v_{ji}} = \\epsilon_j s_i',
    ],
    [
      'a parameter that all members share',
      SCALED,
      '\\frac{\\partial J}{\\partial \\gamma} = \\sum_{i=1}^{m} \\frac{\\partial J}{\\partial y_i} u_i',
    ],
    [
      'letters that count although they are no usual index',
      HIDDEN,
      '\\frac{\\partial E}{\\partial v_{ih}} = \\sum_{j=1}^{l} \\frac{\\partial E}{\\partial \\hat{y}_j} \\frac{\\partial \\hat{y}_j}{\\partial \\beta_j} \\frac{\\partial \\beta_j}{\\partial b_h} \\frac{\\partial b_h}{\\partial \\alpha_h} \\frac{\\partial \\alpha_h}{\\partial v_{ih}}',
    ],
    ['an entry by such a letter', HIDDEN, '\\frac{\\partial \\beta_j}{\\partial w_{hj}} = b_h'],
    [
      'layers in brackets',
      BRACKETS,
      "\\frac{\\partial J}{\\partial \\mathbf{u}^{[l]}} = \\frac{\\partial J}{\\partial \\mathbf{r}^{[l]}} \\odot g'(\\mathbf{u}^{[l]})",
    ],
    [
      'a layer with a number by the one with a letter',
      ROUND,
      "\\frac{\\partial J}{\\partial V^{(1)}} = \\left[ (V^{(2)})^\\top \\frac{\\partial J}{\\partial u^{(2)}} \\odot g'(u^{(1)}) \\right] (r^{(0)})^\\top",
    ],
    [
      'a step back in time',
      RECURRENT,
      '\\frac{\\partial s_t}{\\partial s_{t-1}} = \\operatorname{diag}(1 - s_t \\odot s_t) U',
    ],
    [
      'one step of many',
      RECURRENT,
      '\\frac{\\partial J}{\\partial s_t} = Q^\\top \\frac{\\partial J}{\\partial p_t}',
    ],
  ])('%s', (_, text, claim) => {
    expect(verdictsOf(`${text}\n\n$$${claim}$$`)).toEqual(['holds']);
  });

  it('makes a second form of a named derivative a claim', () => {
    const claim = "\\epsilon^{l} = (V^{l+1})^\\top \\epsilon^{l+1} \\odot \\sigma'(u^l)";
    expect(verdictsOf(`${LAYERS}\n\n$$${claim}$$`)).toEqual(['holds']);
    expect(verdictsOf(`${LAYERS}\n\n$$${claim.replace('V^{l+1}', 'V^{l}')}$$`)).not.toContain('holds');
  });

  it('takes an update for what it is and the change for a name', () => {
    const text = `${NEURONS} $\\Delta v_{ji} = -\\eta \\frac{\\partial J}{\\partial v_{ji}}$`;
    expect(verdictsOf(text)).toEqual([]);
    expect(verdictsOf(text.replace(/\$$/, ' = -\\eta \\frac{\\partial J}{\\partial u_j} s_i$'))).toEqual([
      'holds',
    ]);
  });

  it('reads a step of an iteration as one', () => {
    const text =
      '每步 $x^{k+1} = x^k - \\eta \\nabla f(x^k)$，其中 $f(x) = b^\\top x + x^\\top x$。$$\\nabla f(x^k) = b + 2 x^k$$';
    expect(verdictsOf(text)).toEqual(['holds']);
  });

  it.each([
    [
      'the wrong way round',
      NEURONS,
      '\\frac{\\partial J}{\\partial s_i} = \\sum_j \\frac{\\partial J}{\\partial u_j} v_{ij}',
    ],
    [
      'a sum left out',
      CENTRED,
      '\\frac{\\partial J}{\\partial \\gamma} = \\frac{\\partial J}{\\partial y_i} u_i',
    ],
    [
      'a sum too many',
      NEURONS,
      '\\frac{\\partial J}{\\partial v_{ji}} = \\sum_j \\frac{\\partial J}{\\partial u_j} s_i',
    ],
    ['an activation left out', NET, '\\frac{\\partial J}{\\partial u} = \\frac{\\partial J}{\\partial r}'],
    [
      'a function for its derivative',
      NET,
      '\\frac{\\partial J}{\\partial u} = \\frac{\\partial J}{\\partial r} \\odot \\sigma(u)',
    ],
    ['no transpose', NET, '\\frac{\\partial J}{\\partial s} = V \\frac{\\partial J}{\\partial u}'],
    [
      'a sign',
      HIDDEN,
      '\\frac{\\partial E}{\\partial w_{hj}} = -\\frac{\\partial E}{\\partial \\beta_j} b_h',
    ],
    ['another entry', HIDDEN, '\\frac{\\partial \\beta_j}{\\partial w_{hj}} = b_j'],
    [
      'a layer too deep',
      ROUND,
      '\\frac{\\partial J}{\\partial c^{(1)}} = (V^{(2)})^\\top \\frac{\\partial J}{\\partial u^{(2)}}',
    ],
    [
      'a step too far',
      RECURRENT,
      '\\frac{\\partial s_t}{\\partial s_{t-1}} = \\operatorname{diag}(1 - s_{t-1} \\odot s_{t-1}) U',
    ],
  ])('does not confirm %s', (_, text, claim) => {
    expect(verdictsOf(`${text}\n\n$$${claim}$$`)).not.toContain('holds');
  });
});

describe('the index of a sum', () => {
  it('is its own where the sum is put in under an index of the same name', () => {
    const text =
      'Let $E = \\frac{1}{2} \\sum_{j=1}^{n} (p_j - q_j)^2$ and $g_j = -\\frac{\\partial E}{\\partial p_j}$. Then $\\Delta p_j = -\\eta \\frac{\\partial E}{\\partial p_j} = \\eta g_j$.';
    expect(verdictsOf(text)).toEqual(['holds']);
    expect(verdictsOf(text.replace('= \\eta g_j', '= n \\eta g_j'))).not.toContain('holds');
  });
});

describe('a chain whose links say all that is known of what depends on what', () => {
  const through = (last: string) =>
    `$$\\frac{\\partial J}{\\partial u_{ij}} = \\sum_{k=1}^{m} \\frac{\\partial J}{\\partial r_k} \\frac{\\partial r_k}{\\partial s_k} \\frac{\\partial s_k}{\\partial q_j} ${last}$$`;

  it.each([
    ['holds', through('\\frac{\\partial q_j}{\\partial u_{ij}}')],
    [
      'holds for the names that are shared',
      through('\\frac{\\partial q_j}{\\partial c_j} \\frac{\\partial c_j}{\\partial u_{ij}}'),
    ],
    [
      'holds where names are all there is',
      '$$\\frac{\\partial J}{\\partial w} = \\frac{\\partial J}{\\partial a} \\frac{\\partial a}{\\partial z} \\frac{\\partial z}{\\partial w}$$',
    ],
  ])('%s', (_, text) => {
    expect(verdictsOf(text)).toEqual(['holds']);
  });

  it.each([
    ['a sign', through('\\left(-\\frac{\\partial q_j}{\\partial u_{ij}}\\right)')],
    ['another member', through('\\frac{\\partial q_i}{\\partial u_{ij}}')],
    ['a factor left out', through('')],
    ['a factor twice', through('\\left(\\frac{\\partial q_j}{\\partial u_{ij}}\\right)^2')],
  ])('does not confirm %s', (_, text) => {
    expect(verdictsOf(text)).not.toContain('holds');
  });
});
