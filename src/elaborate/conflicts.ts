/** The place of a name, or of several of one kind, among the choices, and which of its kinds was picked. */
type Pick = readonly [place: number, choice: number];

/**
 * What was learnt from readings that do not fit. A reading is walked until something does not fit; whatever the names
 * are that it had not looked at by then, it fails in the same place again.
 */
export class Conflicts {
  private readonly known: Pick[][] = [];

  /** `names`: those that one pick goes for, by place. */
  constructor(private readonly names: readonly (readonly string[])[]) {}

  /** These picks failed, after nothing but these names was looked at. Gives the places of the names. */
  learn(picks: readonly number[], consulted: ReadonlySet<string>): readonly number[] {
    const conflict = picks.flatMap((choice, place): Pick[] =>
      this.names[place].some((name) => consulted.has(name)) ? [[place, choice]] : [],
    );
    this.known.push(conflict);
    return placesOf(conflict);
  }

  /** The places of which one must change, where picks are known to fail. */
  placesRuledOut(picks: readonly number[]): readonly number[] | null {
    const conflict = this.known.find((known) => known.every(([place, choice]) => picks[place] === choice));
    return conflict ? placesOf(conflict) : null;
  }
}

const placesOf = (conflict: readonly Pick[]): number[] => conflict.map(([place]) => place);
