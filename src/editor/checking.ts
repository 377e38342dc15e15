/**
 * Checks whole documents and keeps what was found: squiggles, quick fixes, ticks and the status bar all read it here.
 * The Markdown cells of a notebook are checked together, each keeps its own claims.
 */
import * as vscode from 'vscode';
import { withinPart } from '../service/claimChanges';
import type { ClaimResult, DocumentProblem, ServiceError } from '../service/protocol';
import type { Engine } from './engine';
import { type Followed, Follower } from './following';
import { locale } from './messages';
import { claimLayout, hoverLimit } from './settings';
import { type CheckUnit, checkUnit, unitOf } from './sourceText';

export interface DocumentClaims {
  readonly version: number;
  readonly claims: readonly ClaimResult[];
  readonly problems: readonly DocumentProblem[];
  /** How many claims of the document, or of its notebook, are still to come. */
  readonly pending: number;
}

export type CheckOutcome =
  | { readonly ok: true; readonly claims: readonly ClaimResult[] }
  | { readonly ok: false; readonly error: ServiceError };

export interface CheckOptions {
  readonly token?: vscode.CancellationToken;
  /** Milliseconds for one claim, where the limit for what runs in the background does not fit. */
  readonly limit?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Squiggles follow a long check at this pace, in milliseconds. */
const PACE = 250;

export class Checker implements vscode.Disposable {
  /** By the document itself: an untitled one may get the address of another that was closed. */
  private readonly found = new WeakMap<vscode.TextDocument, DocumentClaims>();
  private readonly failures = new WeakMap<vscode.TextDocument, ServiceError>();
  private readonly followers = new WeakMap<object, Follower>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  /** A document's claims have changed, or what stopped its check. */
  readonly onDidCheck = this.changed.event;
  private opened = 0;

  constructor(private readonly engine: Engine) {}

  /** What was found in a document as it stands; undefined where it has not been checked since its last edit. */
  foundIn(document: vscode.TextDocument): DocumentClaims | undefined {
    const found = this.found.get(document);
    return found?.version === document.version ? found : undefined;
  }

  claimsOf(document: vscode.TextDocument): readonly ClaimResult[] | undefined {
    return this.foundIn(document)?.claims;
  }

  /** Why the last check of a document came to nothing. */
  failureOf(document: vscode.TextDocument): ServiceError | undefined {
    return this.failures.get(document);
  }

  /** All claims of the document, or of its whole notebook. Undefined: cancelled, or edited meanwhile. */
  async check(document: vscode.TextDocument, options: CheckOptions = {}): Promise<CheckOutcome | undefined> {
    const unit = checkUnit(document);
    const versions = unit.parts.map((part) => part.document.version);
    const isCurrent = () => unit.parts.every((part, k) => part.document.version === versions[k]);
    if (!mayHoldClaims(unit.text)) {
      this.take(unit, versions, { claims: [], problems: [], pending: 0 });
      return { ok: true, claims: [] };
    }
    let shown = 0;
    let all: readonly ClaimResult[] = [];
    const outcome = await this.followerOf(document).follow({
      text: unit.text,
      languageId: document.languageId,
      locale: locale(),
      layout: claimLayout(document),
      focus: focusIn(unit),
      limit: options.limit ?? hoverLimit(),
      token: options.token,
      onSlice: (followed) => {
        // A LaTeX file's preamble may stand in others, and makes no claims of its own.
        all = followed.claims.filter(({ range }) => range.from >= unit.parts[0].base);
        if (!isCurrent()) return;
        options.onProgress?.(all.length, all.length + followed.pending);
        const now = performance.now();
        if (followed.pending > 0 && shown > 0 && now - shown < PACE) return;
        shown = now;
        this.take(unit, versions, followed);
      },
    });
    if (!outcome || !isCurrent()) return undefined;
    if (!outcome.ok) {
      for (const part of unit.parts) this.failures.set(part.document, outcome.error);
      this.announce(unit);
      return outcome;
    }
    if (all.length > 0) this.engine.prepare();
    return { ok: true, claims: all };
  }

  private followerOf(document: vscode.TextDocument): Follower {
    const unit = unitOf(document);
    let follower = this.followers.get(unit);
    if (!follower) {
      follower = new Follower(this.engine, `${++this.opened} ${unit.uri}`);
      this.followers.set(unit, follower);
    }
    return follower;
  }

  private take(unit: CheckUnit, versions: readonly number[], followed: Followed): void {
    unit.parts.forEach((part, k) => {
      const end = unit.parts[k + 1]?.base ?? unit.text.length + 1;
      const own = withinPart(followed, { from: part.base, to: end });
      this.found.set(part.document, { version: versions[k], ...own, pending: followed.pending });
      this.failures.delete(part.document);
    });
    this.announce(unit);
  }

  private announce({ parts }: CheckUnit): void {
    for (const part of parts) this.changed.fire(part.document);
  }

  forget(document: vscode.TextDocument): void {
    this.found.delete(document);
    this.failures.delete(document);
    this.changed.fire(document);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** What the user looks at is checked first: where the cursor is, else the first line in sight. */
function focusIn({ parts }: CheckUnit): number | undefined {
  for (const editor of vscode.window.visibleTextEditors) {
    const part = parts.find(({ document }) => document === editor.document);
    if (!part) continue;
    const [inSight] = editor.visibleRanges;
    const { active } = editor.selection;
    const place = !inSight || inSight.contains(active) ? active : inSight.start;
    return part.base + part.document.offsetAt(place);
  }
  return undefined;
}

/**
 * Whether a text can hold a claim at all: most documents hold no math, and no worker is started for them. The
 * engine decides; this may only say no where the engine would find nothing.
 */
export function mayHoldClaims(text: string): boolean {
  return /\$|\\[([]|\\begin|```|[∂∇]|:math:|\.\. math::/.test(text) && /=|\\equiv|\\to/.test(text);
}
