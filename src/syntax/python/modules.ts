import type { SyntaxNode } from '@lezer/common';
import { childNodes, type PythonSource } from './source';

/** Names that modules are imported under. What follows their dot is a function or a constant, not an attribute. */
const MODULES = new Set([
  'np',
  'numpy',
  'jnp',
  'jax',
  'onp',
  'anp',
  'cp',
  'cupy',
  'torch',
  'th',
  'math',
  'cmath',
  'scipy',
  'sp',
  'sps',
  'ss',
  'special',
  'linalg',
  'la',
  'LA',
  'npl',
  'F',
  'nn',
  'tf',
  'keras',
  'K',
  'mx',
  'ag_np',
  'autograd',
  'sla',
  'spla',
  'stats',
]);

/** A dotted name: `np.linalg.inv` is the module `np` with `linalg` and `inv`. */
export interface Dotted {
  readonly module: boolean;
  readonly parts: readonly string[];
}

/** The dotted name a node is; null when it is anything else. */
export function dottedName(source: PythonSource, node: SyntaxNode): Dotted | null {
  if (node.name === 'VariableName') return { module: false, parts: [source.textOf(node)] };
  if (node.name !== 'MemberExpression') return null;
  const [object, dot, property] = childNodes(node);
  if (dot?.name !== '.' || property?.name !== 'PropertyName') return null;
  const inner = dottedName(source, object);
  if (!inner) return null;
  const parts = [...inner.parts, source.textOf(property)];
  return { module: MODULES.has(parts[0]), parts };
}

const CONSTANTS: Readonly<Record<string, string>> = {
  pi: 'pi',
  e: 'e',
  inf: 'inf',
  Inf: 'inf',
  infty: 'inf',
  nan: 'nan',
  NaN: 'nan',
};

/** The constant of a module: `np.pi`. */
export function constantNamed({ module, parts }: Dotted): string | null {
  return module && parts.length === 2 ? (CONSTANTS[parts[1]] ?? null) : null;
}
