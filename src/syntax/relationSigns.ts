/**
 * What relation signs are called in the tree, in all three languages: `=`, `:=`, `<`, `<=`, `>`, `>=`, `!=`, `equiv`, `approx`,
 * `propto`, `sim` (is distributed as), `in`, `notin`, `ni`, `subset`, `supset`, `nsubset`, `succeq`, `succ`, `preceq`, `prec`,
 * `ll`, `gg`, `perp`, `nmid`, `to` (any arrow to the right), `from` (an update, `w \leftarrow w - g`), `implies`, `impliedby`,
 * `iff`, and `:` as in `f: X \to Y`.
 *
 * These part one statement from the next: `a = b \Rightarrow c = d`.
 */
export const STEPS: ReadonlySet<string> = new Set(['implies', 'impliedby', 'iff', 'to', ':']);
