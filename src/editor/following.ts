/**
 * Follows a text's claims while it is written. The engine is asked for a slice of work at a time and answers with what
 * has changed, so that the extension's thread never has much to take in, and a slice that has gone stale costs little.
 */
import type * as vscode from 'vscode';
import { withChanges } from '../service/claimChanges';
import type { ClaimResult, DocumentProblem, FollowRequest, ServiceError } from '../service/protocol';
import type { Engine } from './engine';

/** The first slice shows what is known at once; later ones have less overhead. */
const FIRST_SLICE = 15;
const LATER_SLICE = 100;
/** What a slice may take beyond its last claim before its worker is given up. */
const SLACK = 10_000;

export interface Followed {
  readonly claims: readonly ClaimResult[];
  readonly problems: readonly DocumentProblem[];
  /** How many claims are still to come. */
  readonly pending: number;
}

export type FollowOutcome = { readonly ok: true } | { readonly ok: false; readonly error: ServiceError };

export interface FollowOptions
  extends Pick<FollowRequest, 'text' | 'languageId' | 'locale' | 'layout' | 'focus'> {
  /** Milliseconds for one claim. */
  readonly limit: number;
  readonly token?: vscode.CancellationToken;
  /** Called after each slice. */
  readonly onSlice: (followed: Followed) => void;
}

export class Follower {
  private held: number | null = null;
  private claims: readonly ClaimResult[] = [];

  constructor(
    private readonly engine: Engine,
    /** The document's name to the engine; a later question with the same name ends an earlier one. */
    private readonly document: string,
  ) {}

  /** Undefined: cancelled, or overtaken by a later question. */
  async follow(options: FollowOptions): Promise<FollowOutcome | undefined> {
    const { text, languageId, locale, layout, focus, limit, token, onSlice } = options;
    const { document } = this;
    for (let budget = FIRST_SLICE; ; budget = LATER_SLICE) {
      const { held } = this;
      const answer = await this.engine.ask(
        { op: 'follow', document, held, text, languageId, locale, layout, limit, budget, focus },
        { purpose: 'check', token, key: `follow ${document}`, limit: limit + SLACK },
      );
      if (!answer?.ok) return answer;
      this.held = answer.revision;
      this.claims = withChanges(this.claims, answer.changes);
      const { problems, pending } = answer;
      onSlice({ claims: this.claims, problems, pending });
      if (pending === 0) return { ok: true };
      if (token?.isCancellationRequested) return undefined;
    }
  }
}
