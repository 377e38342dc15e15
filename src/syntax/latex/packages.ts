import type { Macro } from '../../documents/macros';

const define = (body: string, parameters = 0): Macro => ({ parameters, body });

/** Macros of common packages and preambles, for texts that use them without defining them. A text's own come first. */
export const PACKAGE_MACROS: ReadonlyMap<string, Macro> = new Map(
  Object.entries({
    '\\norm': define('\\lVert #1 \\rVert', 1),
    '\\abs': define('\\lvert #1 \\rvert', 1),
    '\\set': define('\\{ #1 \\}', 1),
    '\\inner': define('\\langle #1, #2 \\rangle', 2),
    '\\inprod': define('\\langle #1, #2 \\rangle', 2),
    '\\innerproduct': define('\\langle #1, #2 \\rangle', 2),
    '\\pdv': define('\\frac{\\partial #1}{\\partial #2}', 2),
    '\\dv': define('\\frac{\\mathrm{d} #1}{\\mathrm{d} #2}', 2),
    '\\dd': define('\\mathrm{d}'),
    '\\diff': define('\\mathrm{d}'),
    '\\grad': define('\\nabla'),
    '\\half': define('\\frac{1}{2}'),
    '\\T': define('\\top'),
    '\\argmin': define('\\operatorname{argmin}'),
    '\\argmax': define('\\operatorname{argmax}'),
    '\\tr': define('\\operatorname{tr}'),
    '\\Tr': define('\\operatorname{tr}'),
    '\\trace': define('\\operatorname{tr}'),
    '\\diag': define('\\operatorname{diag}'),
    '\\Diag': define('\\operatorname{diag}'),
    '\\rank': define('\\operatorname{rank}'),
    '\\sgn': define('\\operatorname{sign}'),
    '\\sign': define('\\operatorname{sign}'),
    '\\softmax': define('\\operatorname{softmax}'),
    '\\sigmoid': define('\\operatorname{sigmoid}'),
    '\\relu': define('\\operatorname{relu}'),
    '\\ReLU': define('\\operatorname{relu}'),
    '\\Var': define('\\operatorname{Var}'),
    '\\Cov': define('\\operatorname{Cov}'),
    '\\KL': define('\\operatorname{KL}'),
  }),
);
