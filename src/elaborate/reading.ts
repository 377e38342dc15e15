import type { Property } from '../expr';
import type { DeclaredType } from '../shapes/declaredType';
import type { SymbolKind } from '../shapes/kinds';
import { known, type Size, SizeTable, UNIT } from '../shapes/sizes';
import { MAX_DEPTH } from '../syntax/limits';
import type { Font, Syntax } from '../syntax/tree';
import {
  type BoundIndex,
  type Context,
  fail,
  type Leaf,
  type Options,
  type Survey,
  type Typed,
} from './context';
import { inferNode } from './infer';
import { indicatorName } from './names';

/** Properties that the blocks on a matrix's diagonal have with it. */
const BY_BLOCKS: ReadonlySet<Property> = new Set(['symmetric', 'spd', 'diagonal']);

const NO_NAMES: ReadonlySet<string> = new Set();

/** A formula with the definitions put in that it uses; its own tree is never deeper than `MAX_DEPTH`. */
const DEPTH_LIMIT = 2 * MAX_DEPTH;

/** One reading being tried: the kinds of all undeclared names are fixed, sizes are unified as the formula is walked. */
export class Reading implements Context {
  readonly sizes: SizeTable;
  readonly namedSizes = new Set<string>();
  cost = 0;
  readonly leaves = new Map<string, Leaf>();
  /** The names whose kinds have played a part so far. */
  readonly consulted = new Set<string>();
  private readonly indices = new Map<string, BoundIndex[]>();
  /** The names of `indices` that are bound at the moment; null where it has to be found anew. */
  private namesBound: ReadonlySet<string> | null = NO_NAMES;
  private nesting = 0;
  private readonly locals: ReadonlyMap<string, Typed | null>[] = [];
  private readonly setSizes = new Map<string, Size>();
  private readonly expansions = new Set<string>();
  private readonly kept: ReadonlySet<string>[] = [];
  private readonly functions = new Map<string, Leaf>();
  private depth = 0;

  constructor(
    readonly options: Options,
    private readonly kinds: ReadonlyMap<string, SymbolKind>,
    private readonly fonts: ReadonlyMap<string, Font>,
    taken: ReadonlySet<string>,
    readonly survey: Survey,
    /** Asked by few formulas, and looked for then. */
    private readonly isStacked: () => boolean,
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
      leaf = type ? declaredLeaf(name, type) : this.leafOfKind(name, this.kindOf(name));
      this.leaves.set(name, leaf);
      if (type)
        for (const s of [...type.sizes, ...type.family])
          for (const term of s.terms) for (const n of term.names) this.namedSizes.add(n);
    }
    return leaf;
  }

  sizeOfSet(name: string): Size {
    const size = this.setSizes.get(name) ?? this.sizes.fresh();
    this.setSizes.set(name, size);
    return size;
  }

  sample(name: string, range: Size): Leaf | null {
    const leaf = this.leaf(name);
    if (leaf.type && leaf.family.length === 0) {
      // Declared is what one of them is.
      const { type } = leaf;
      const family: Leaf =
        leaf.axes.length === 0
          ? { ...leaf, axes: [range], type: null, property: type.property }
          : { ...leaf, family: [range], type: null, property: type.property };
      this.leaves.set(name, family);
      return family;
    }
    const over = leaf.family[0] ?? leaf.axes[0];
    if (!over || (leaf.family.length === 0 && leaf.axes.length > 1)) return null;
    return this.sizes.unify(over, range, () => undefined as never) ? leaf : null;
  }

  indicatorOf(set: string, rank: 1 | 2): Leaf {
    const name = indicatorName(set);
    if (this.options.declared.has(name)) return this.leaf(name);
    const known = this.leaves.get(name);
    if (known) return known;
    const leaf: Leaf = { ...this.leafOfKind(name, { rank, family: 0 }), property: 'bits' };
    this.leaves.set(name, leaf);
    return leaf;
  }

  functionLeaf(name: string): Leaf {
    let leaf = this.functions.get(name);
    if (!leaf) {
      const type = this.options.declared.get(name);
      leaf = type
        ? declaredLeaf(name, type)
        : this.leafOfKind(name, { rank: this.kindOf(name).rank, family: 0 });
      this.functions.set(name, leaf);
    }
    return leaf;
  }

  isKept(name: string): boolean {
    return this.options.keep.has(name) || this.kept.some((names) => names.has(name));
  }

  keeping<T>(names: ReadonlySet<string>, inner: () => T): T {
    this.kept.push(names);
    try {
      return inner();
    } finally {
      this.kept.pop();
    }
  }

  private kindOf(name: string): SymbolKind {
    this.consulted.add(name);
    return this.kinds.get(name) ?? { rank: 0, family: 0 };
  }

  isDifferentiated(name: string): boolean {
    return this.kept.some((names) => names.has(name));
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
    this.namesBound ??= new Set(
      [...this.indices].filter(([, stack]) => stack.length > 0).map(([name]) => name),
    );
    return this.namesBound;
  }

  withIndex<T>(name: string, range: Size | null, inner: (index: BoundIndex) => T): T {
    // Apart from every free index, and from all indices around it; the same sum gets the same name wherever it stands.
    const internal = `${name}'${this.nesting}`;
    this.nesting++;
    const stack = this.indices.get(name) ?? [];
    this.indices.set(name, stack);
    const bound = { internal, range };
    stack.push(bound);
    // The j of a sum is its own, also where a definition is put in that was given another j.
    this.locals.push(new Map([[name, null]]));
    this.namesBound = null;
    try {
      return inner(bound);
    } finally {
      this.locals.pop();
      this.nesting--;
      stack.pop();
      this.namesBound = null;
    }
  }

  get stacked(): boolean {
    return this.isStacked();
  }

  local(name: string): Typed | null {
    for (let k = this.locals.length - 1; k >= 0; k--) {
      const found = this.locals[k].get(name);
      if (found !== undefined) return found;
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
    if (leaf.property) return leaf.property;
    const said = this.options.properties.get(leaf.name) ?? this.propertyOfWhole(leaf.name);
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

  /** What is said of the matrix that `W_{uu}` is a block of, on its diagonal: blocks there are symmetric where it is. */
  private propertyOfWhole(name: string): Property | null {
    const whole = /^(.+)_\{(\w),?\2\}$/.exec(name)?.[1];
    if (whole === undefined) return null;
    const said = this.options.declared.get(whole)?.property ?? this.options.properties.get(whole) ?? 'none';
    return BY_BLOCKS.has(said) ? said : null;
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
