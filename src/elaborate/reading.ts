import type { Property } from '../expr';
import type { DeclaredType } from '../shapes/declaredType';
import type { SymbolKind } from '../shapes/kinds';
import { known, type Size, SizeTable, UNIT } from '../shapes/sizes';
import { MAX_DEPTH } from '../syntax/limits';
import type { Font, Syntax } from '../syntax/tree';
import { type BoundIndex, type Context, fail, type Leaf, type Options, type Typed } from './context';
import { inferNode } from './infer';

const NO_NAMES: ReadonlySet<string> = new Set();

/** A formula with the definitions put in that it uses; its own tree is never deeper than `MAX_DEPTH`. */
const DEPTH_LIMIT = 2 * MAX_DEPTH;

/** One reading being tried: the kinds of all undeclared names are fixed, sizes are unified as the formula is walked. */
export class Reading implements Context {
  readonly sizes: SizeTable;
  readonly namedSizes = new Set<string>();
  cost = 0;
  readonly leaves = new Map<string, Leaf>();
  private readonly indices = new Map<string, BoundIndex[]>();
  private nesting = 0;
  private readonly locals: ReadonlyMap<string, Typed>[] = [];
  private readonly expansions = new Set<string>();
  private depth = 0;

  constructor(
    readonly options: Options,
    private readonly kinds: ReadonlyMap<string, SymbolKind>,
    private readonly fonts: ReadonlyMap<string, Font>,
    taken: ReadonlySet<string>,
  ) {
    this.sizes = new SizeTable(taken);
  }

  infer(node: Syntax): Typed {
    if (++this.depth > DEPTH_LIMIT) fail('unsupported', 'This formula is nested too deeply.', node.span);
    const typed = inferNode(node, this);
    this.depth--;
    return typed;
  }

  charge(cost: number): void {
    this.cost += cost;
  }

  leaf(name: string): Leaf {
    let leaf = this.leaves.get(name);
    if (!leaf) {
      const type = this.options.declared.get(name) ?? null;
      leaf = type
        ? declaredLeaf(name, type)
        : this.leafOfKind(name, this.kinds.get(name) ?? { rank: 0, family: 0 });
      this.leaves.set(name, leaf);
      if (type)
        for (const s of [...type.sizes, ...type.family])
          for (const term of s.terms) for (const n of term.names) this.namedSizes.add(n);
    }
    return leaf;
  }

  private leafOfKind(name: string, kind: SymbolKind): Leaf {
    const fresh = (count: number): Size[] => Array.from({ length: count }, () => this.sizes.fresh());
    return {
      name,
      family: fresh(kind.family),
      axes: fresh(kind.rank),
      type: null,
      isUnitVector: kind.isUnitVector === true,
    };
  }

  bound(name: string): BoundIndex | null {
    const stack = this.indices.get(name);
    return stack && stack.length > 0 ? stack[stack.length - 1] : null;
  }

  boundNames(): ReadonlySet<string> {
    if (this.indices.size === 0) return NO_NAMES;
    return new Set([...this.indices].filter(([, stack]) => stack.length > 0).map(([name]) => name));
  }

  withIndex<T>(name: string, range: Size | null, inner: (index: BoundIndex) => T): T {
    // Apart from every free index, and from all indices around it; the same sum gets the same name wherever it stands.
    const internal = `${name}'${this.nesting}`;
    this.nesting++;
    const stack = this.indices.get(name) ?? [];
    this.indices.set(name, stack);
    const bound = { internal, range };
    stack.push(bound);
    try {
      return inner(bound);
    } finally {
      this.nesting--;
      stack.pop();
    }
  }

  local(name: string): Typed | null {
    for (let k = this.locals.length - 1; k >= 0; k--) {
      const found = this.locals[k].get(name);
      if (found) return found;
    }
    return null;
  }

  withLocals<T>(locals: ReadonlyMap<string, Typed>, inner: () => T): T {
    this.locals.push(locals);
    try {
      return inner();
    } finally {
      this.locals.pop();
    }
  }

  expanding<T>(name: string, inner: () => T): T | null {
    if (this.expansions.has(name)) return null;
    this.expansions.add(name);
    try {
      return inner();
    } finally {
      this.expansions.delete(name);
    }
  }

  /** What is said of a name apart from its shape; of a matrix only when it is square. */
  propertyOf(leaf: Leaf): Property {
    if (leaf.type) return leaf.type.property;
    const said = this.options.properties.get(leaf.name);
    if (!said) return 'none';
    const ofMatrices = !['positive', 'onehot', 'prob', 'signs', 'bits'].includes(said);
    if (leaf.axes.length !== 2)
      return ofMatrices ||
        (leaf.axes.length === 0 && said !== 'positive' && said !== 'signs' && said !== 'bits')
        ? 'none'
        : said;
    if (!ofMatrices) return said === 'onehot' ? 'onehotrows' : said === 'prob' ? 'none' : said;
    return this.sizes.dimensionOf(leaf.axes[0]).key === this.sizes.dimensionOf(leaf.axes[1]).key
      ? said
      : 'none';
  }

  readonly fontOf = (name: string): Font => this.fonts.get(name) ?? 'plain';
}

function declaredLeaf(name: string, type: DeclaredType): Leaf {
  return {
    name,
    family: type.family.map(known),
    axes: type.sizes.map((s) => (s.key === '1' ? UNIT : known(s))),
    type,
    isUnitVector: false,
  };
}
