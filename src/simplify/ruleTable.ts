import { type Expr, isScalar, type Kind } from '../expr';
import { writtenCount } from './cost';
import type { Rule } from './rule';

interface Placed {
  readonly rule: Rule;
  readonly place: number;
}

const NO_RULES: readonly Placed[] = [];

/** Rules in the order in which they are tried, found by the node: at most nodes few of them or none can apply. */
export class RuleTable {
  private readonly ofScalars = new Map<Kind, Placed[]>();
  private readonly ofArrays = new Map<Kind, Placed[]>();

  constructor(rules: readonly Rule[]) {
    for (const [place, rule] of rules.entries()) {
      for (const kind of rule.kinds) {
        enter(this.ofArrays, kind, { rule, place });
        if (!rule.arraysOnly) enter(this.ofScalars, kind, { rule, place });
      }
    }
  }

  /** Whether there is a rule for such a node. */
  concerns(e: Expr): boolean {
    return this.at(e).length > 0;
  }

  /** What the rules make of a node, each tried once: a result is kept where it does not cost more operations. */
  improve(e: Expr, from = 0): Expr {
    for (const { rule, place } of this.at(e)) {
      if (place < from) continue;
      const result = rule.apply(e);
      if (result && result !== e && writtenCount(result) <= writtenCount(e))
        return this.improve(result, place + 1);
    }
    return e;
  }

  private at(e: Expr): readonly Placed[] {
    return (isScalar(e) ? this.ofScalars : this.ofArrays).get(e.kind) ?? NO_RULES;
  }
}

function enter(table: Map<Kind, Placed[]>, kind: Kind, placed: Placed): void {
  const known = table.get(kind);
  if (known) known.push(placed);
  else table.set(kind, [placed]);
}
