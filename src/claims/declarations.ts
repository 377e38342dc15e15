import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Property } from '../expr';
import { type Dimension, dimension } from '../expr';
import type { DeclaredType } from '../shapes/declaredType';
import type { SymbolKind } from '../shapes/kinds';
import type { Syntax } from '../syntax/tree';

/** What a text says of a name: sizes where it gives them, else only what kind of thing it is. */
export interface Declaration {
  readonly name: string;
  readonly type: DeclaredType | null;
  readonly hint: SymbolKind | null;
  readonly property: Property | null;
}

/** `x \in \mathbb{R}^n`, `X, Y \in \mathbb{R}^{m \times n}`, `x_i \in \mathbb{R}^d`, `y_i \in \{-1, 1\}`. */
export function declarationsIn(left: Syntax, op: string, right: Syntax): Declaration[] {
  if (op !== 'in') return [];
  const names = left.kind === 'list' ? left.items : [left];
  const space = realSpace(right);
  const property = valuesIn(right);
  return names.flatMap((node): Declaration[] => {
    const variable = asVariable(node, new Set(), () => false);
    if (!variable || (!space && !property)) return [];
    const family = variable.indices.length;
    if (!space)
      return [
        { name: variable.name, type: null, hint: family > 0 ? { rank: 1, family: 0 } : null, property },
      ];
    const kind = (['scalar', 'vector', 'matrix'] as const)[space.length];
    if (family > 0) {
      // A member of a family: how many there are is not said here. Scalars with an index are a vector's entries.
      const hint: SymbolKind =
        space.length === 0
          ? { rank: family >= 2 ? 2 : 1, family: 0 }
          : { rank: space.length as 1 | 2, family };
      return [{ name: variable.name, type: null, hint, property: null }];
    }
    return [
      {
        name: variable.name,
        type: { kind, property: 'none', sizes: space, integer: null, family: [] },
        hint: null,
        property: null,
      },
    ];
  });
}

/** The sizes of ℝ, ℝⁿ, ℝ^{m×n}; null for anything else. */
function realSpace(node: Syntax): Dimension[] | null {
  if (node.kind === 'group') return realSpace(node.body);
  if (isReals(node)) return [];
  const power = node.kind === 'power' ? node.exponent : node.kind === 'label' ? node.label : null;
  const base = node.kind === 'power' || node.kind === 'label' ? node.base : null;
  if (!power || !base || !isReals(base)) return null;
  const sizes = sizesOf(power);
  if (!sizes) return null;
  const proper = sizes.filter((s) => s.key !== '1');
  return sizes.length === 2 && sizes[1].key === '1'
    ? [sizes[0]]
    : proper.length === sizes.length
      ? sizes
      : null;
}

const isReals = (node: Syntax): boolean =>
  (node.kind === 'symbol' &&
    node.name.replace(/\\mathbb\{R\}/, 'R') === 'R' &&
    (node.font === 'blackboard' || node.name !== 'R')) ||
  (node.kind === 'subscript' && isReals(node.base));

function sizesOf(node: Syntax): Dimension[] | null {
  switch (node.kind) {
    case 'group':
      return sizesOf(node.body);
    case 'number':
      return [dimension(Number(node.text))];
    case 'symbol':
    case 'subscript':
      return [dimension(plainText(node))];
    case 'binary': {
      if (node.op === 'times') {
        const left = sizesOf(node.left);
        const right = sizesOf(node.right);
        return left && right ? [...left, ...right] : null;
      }
      return null;
    }
    default:
      return null;
  }
}

/** `\{0, 1\}`, `\{-1, +1\}^n`, `(0, \infty)`, `[0, 1]`: values that have a property of their own. */
function valuesIn(node: Syntax): Property | null {
  if (node.kind === 'power' || node.kind === 'label') return valuesIn(node.base);
  if (node.kind !== 'group') return null;
  const items = node.body.kind === 'list' ? node.body.items : [node.body];
  const text = items.map(valueText).join();
  if (node.bracket === 'curly') {
    if (['-1,1', '1,-1', '±1'].includes(text)) return 'signs';
    return ['0,1', '1,0'].includes(text) ? 'bits' : null;
  }
  // An interval; at its end 0 what holds for positive numbers holds as a limit.
  return /^\d/.test(text) && items.length === 2 ? 'positive' : null;
}

const valueText = (item: Syntax): string =>
  item.kind === 'foreign' && item.name === '\\pm'
    ? `±${item.parts.map(valueText).join('')}`
    : plainText(item).replace(/[\s+]/g, '');
