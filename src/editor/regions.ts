/** Where the formulas of a document are, asked of the engine once a version. */
import type * as vscode from 'vscode';
import type { Regions } from '../service/protocol';
import type { Engine, Purpose } from './engine';

export type Region = Regions['regions'][number];

interface Entry {
  readonly version: number;
  readonly languageId: string;
  readonly regions: Promise<readonly Region[] | undefined>;
}

export class RegionCache {
  /** By the document itself: an untitled one may get the address of another that was closed. */
  private readonly entries = new WeakMap<vscode.TextDocument, Entry>();

  constructor(private readonly engine: Engine) {}

  /** Undefined where the engine did not answer in time. */
  of(document: vscode.TextDocument, purpose: Purpose): Promise<readonly Region[] | undefined> {
    const known = this.entries.get(document);
    if (known?.version === document.version && known.languageId === document.languageId) return known.regions;
    const { version, languageId } = document;
    const regions = this.engine
      .ask({ op: 'regions', text: document.getText(), languageId }, { purpose })
      .then((answer) => {
        if (answer?.ok) return answer.regions;
        if (this.entries.get(document)?.regions === regions) this.entries.delete(document);
        return undefined;
      });
    this.entries.set(document, { version, languageId, regions });
    return regions;
  }
}

/** The innermost formula that holds an offset, its delimiters included. */
export function regionAt(regions: readonly Region[], offset: number): Region | undefined {
  return regions
    .filter(({ outer }) => outer.from <= offset && offset <= outer.to)
    .sort((a, b) => a.outer.to - a.outer.from - (b.outer.to - b.outer.from))[0];
}
