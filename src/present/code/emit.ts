import { type Dimension, sizeOf } from '../../expr';
import type { NameTable } from '../names';
import type { BuildLoops, Code, Loop } from './code';
import { Bind, type Dialect, type Fragment, fragment, type LoopPieces, type Writing } from './dialect';
import { isShort, isTrivial, isView, usesOf } from './schedule';
import { sizeText } from './sizeText';

/** Statements at one depth of loops. */
interface Block {
  readonly loop: Loop | null;
  readonly lines: string[];
}

export interface Emitted {
  readonly lines: readonly string[];
  readonly result: Fragment;
  readonly needs: ReadonlySet<string>;
  /** Named sizes, with their names in the program. */
  readonly sizes: ReadonlyMap<string, string>;
}

/** A part longer than this is given a name. */
const LONGEST = 84;

/** Writes a program's steps as straight-line statements: what is shared gets a name, in the outermost loop it can. */
export function emit(
  order: readonly Code[],
  dialect: Dialect,
  names: NameTable,
  sizeName: (name: string) => string,
): Emitted {
  return new Emitter(order, dialect, names, sizeName).run();
}

const writeAt = (written: Fragment, bind: Bind): string =>
  written.bind >= bind ? written.text : `(${written.text})`;

function signChanged(text: string): string {
  if (!text.startsWith('-')) return `-${text}`;
  return /^-[\w.]+(?: \/ [\w.]+)?$/.test(text) ? text.slice(1) : `-(${text})`;
}

const hintOf = (loop: Loop): string => (/^\w+$/.test(loop.hint) ? loop.hint : 'i');

class Emitter {
  private readonly root: Code;
  private readonly uses: ReadonlyMap<Code, number>;
  private readonly named = new Map<Code, Fragment>();
  readonly loopNames = new Map<string, string>();
  private readonly endedLoops = new Map<string, string[]>();
  readonly needs = new Set<string>();
  private readonly sizes = new Map<string, string>();
  private readonly blocks: Block[] = [{ loop: null, lines: [] }];
  private temporaries = 0;

  constructor(
    order: readonly Code[],
    private readonly dialect: Dialect,
    private readonly names: NameTable,
    private readonly sizeName: (name: string) => string,
  ) {
    this.root = order[order.length - 1];
    this.uses = usesOf(order);
  }

  run(): Emitted {
    const result = this.write(this.root);
    return { lines: this.blocks[0].lines, result, needs: this.needs, sizes: this.sizes };
  }

  private get block(): Block {
    return this.blocks[this.blocks.length - 1];
  }

  /** The block of the innermost loop that a step depends on. */
  private homeOf(code: Code): number {
    let home = 0;
    for (const [k, block] of this.blocks.entries()) if (block.loop && code.loops.has(block.loop)) home = k;
    return home;
  }

  write(code: Code): Fragment {
    const known = this.named.get(code);
    if (known) return known;
    if (isTrivial(code)) return this.render(code);
    const home = this.homeOf(code);
    const leavesLoop = home < this.blocks.length - 1 && !isShort(code) && !isView(code);
    if (leavesLoop || this.isKept(code)) return this.keep(code, home);
    const written = this.render(code);
    const isLong =
      written.text.length > LONGEST &&
      code !== this.root &&
      !isView(code) &&
      this.named.get(code) === undefined;
    return isLong ? this.assign(code, written) : written;
  }

  isKept(code: Code): boolean {
    return this.named.has(code) || ((this.uses.get(code) ?? 1) > 1 && !isView(code) && !isTrivial(code));
  }

  /** Computes a step in the block where it belongs, under a name. */
  private keep(code: Code, home: number): Fragment {
    const inner = this.blocks.splice(home + 1);
    const written = this.render(code);
    const kept = /^\w+$/.test(written.text) ? written : this.assign(code, written);
    this.named.set(code, kept);
    this.blocks.push(...inner);
    return kept;
  }

  assign(code: Code, value: Fragment): Fragment {
    const name = fragment(this.temporary(), Bind.Atom);
    this.block.lines.push(this.dialect.assign(name.text, value.text));
    this.named.set(code, name);
    return name;
  }

  private temporary(): string {
    let name: string;
    do name = `t${++this.temporaries}`;
    while (this.names.has(name));
    return this.names.claim(name);
  }

  private render(code: Code): Fragment {
    switch (code.op) {
      case 'sumloop':
      case 'productloop':
        return this.reduction(code, code.op);
      case 'build':
        return this.build(code);
      default:
        return this.dialect.operations[code.op](new StepWriting(code, this));
    }
  }

  size(d: Dimension): Fragment {
    if (d.terms.every((t) => t.names.length === 0)) return fragment(`${sizeOf(d, new Map())}`, Bind.Atom);
    const nameOf = (name: string) => {
      const known = this.sizes.get(name) ?? this.sizeName(name);
      this.sizes.set(name, known);
      return known;
    };
    return sizeText(d, nameOf, this.dialect.quotient);
  }

  private openLoop(loop: Loop): string {
    // A name whose loop has ended serves again.
    const ended = this.endedLoops.get(hintOf(loop))?.pop();
    const name = ended ?? this.names.claim(hintOf(loop));
    this.loopNames.set(loop.index, name);
    this.blocks.push({ loop, lines: [] });
    return name;
  }

  private closeLoops(count: number): Block[] {
    const closed = this.blocks.splice(this.blocks.length - count);
    for (const { loop } of closed) {
      if (!loop) continue;
      const names = this.endedLoops.get(hintOf(loop)) ?? [];
      this.endedLoops.set(hintOf(loop), [...names, this.loopNames.get(loop.index) as string]);
    }
    return closed;
  }

  private reduction(code: Code, op: 'sumloop' | 'productloop'): Fragment {
    const [from, end, body, start] = code.args;
    const bounds = { from: this.write(from).text, end: this.write(end).text };
    const variable = this.openLoop(code.data as Loop);
    const value = this.write(body);
    const [{ lines }] = this.closeLoops(1);
    const pieces: LoopPieces = { variable, ...bounds };
    if (lines.length === 0) {
      const whole = this.dialect.reduction(op, pieces, new LoopWriting(code, this, value));
      if (whole) return whole;
    }
    const total = this.temporary();
    const sign = op === 'sumloop' ? '+' : '*';
    const least = op === 'sumloop' ? Bind.Sum : Bind.Product;
    const term = value.bind > least ? value.text : `(${value.text})`;
    this.push(this.dialect.assign(total, this.write(start).text));
    this.pushLoop(pieces, [...lines, this.dialect.assign(total, `${total} ${sign} ${term}`)]);
    return fragment(total, Bind.Atom);
  }

  private build(code: Code): Fragment {
    const { row, column } = code.data as BuildLoops;
    const first = this.dialect.base === 0 ? '0' : '1';
    const pieces = [
      row && { loop: row, size: code.shape.rows },
      column && { loop: column, size: code.shape.cols },
    ].map(
      (side) => side && { variable: this.openLoop(side.loop), from: first, end: this.size(side.size).text },
    );
    const value = this.write(code.args[0]);
    const opened = pieces.filter((p) => p !== null);
    const blocks = this.closeLoops(opened.length);
    if (blocks.every((b) => b.lines.length === 0)) {
      const whole = this.dialect.comprehension(pieces[0], pieces[1], value.text, new StepWriting(code, this));
      if (whole) return whole;
    }
    const array = this.temporary();
    this.push(this.dialect.assign(array, this.dialect.emptyArray(new StepWriting(code, this))));
    const names = opened.map((p) => p.variable);
    let lines = [this.dialect.setEntry(array, names, value.text, new StepWriting(code, this))];
    for (let k = opened.length - 1; k >= 0; k--)
      lines = this.loopLines(opened[k], [...blocks[k].lines, ...lines]);
    for (const line of lines) this.push(line);
    return fragment(array, Bind.Atom);
  }

  private push(line: string): void {
    this.block.lines.push(line);
  }

  private pushLoop(pieces: LoopPieces, body: readonly string[]): void {
    for (const line of this.loopLines(pieces, body)) this.push(line);
  }

  private loopLines(pieces: LoopPieces, body: readonly string[]): string[] {
    const { open, close } = this.dialect.loop(pieces);
    return [open, ...body.map((line) => this.dialect.indent + line), ...(close === null ? [] : [close])];
  }
}

/** One step, as the writers of a language ask for its parts. */
class StepWriting implements Writing {
  constructor(
    readonly code: Code,
    protected readonly emitter: Emitter,
  ) {}

  arg(k: number): Fragment {
    return this.emitter.write(this.code.args[k]);
  }

  text(k: number): string {
    return this.arg(k).text;
  }

  at(k: number, bind: Bind): string {
    return writeAt(this.arg(k), bind);
  }

  name(k: number): string {
    const arg = this.code.args[k];
    const written = this.emitter.write(arg);
    if (isTrivial(arg) && written.bind === Bind.Atom) return written.text;
    return /^\w+$/.test(written.text) ? written.text : this.emitter.assign(arg, written).text;
  }

  minus(k: number): string {
    const arg = this.code.args[k];
    if (arg.op === 'negate' && !this.emitter.isKept(arg))
      return writeAt(this.emitter.write(arg.args[0]), Bind.Sum);
    return signChanged(writeAt(this.emitter.write(arg), Bind.Product));
  }

  size(d: Dimension): Fragment {
    return this.emitter.size(d);
  }

  need(what: string): void {
    this.emitter.needs.add(what);
  }

  loopName(index: string): string {
    return this.emitter.loopNames.get(index) as string;
  }
}

/** A loop, with its body as it stands inside the loop. */
class LoopWriting extends StepWriting {
  constructor(
    code: Code,
    emitter: Emitter,
    private readonly body: Fragment,
  ) {
    super(code, emitter);
  }

  override arg(k: number): Fragment {
    return k === 2 ? this.body : super.arg(k);
  }
}
