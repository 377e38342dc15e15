/**
 * A notebook's Markdown cells as one text, so that a definition in one cell serves a claim in the next. Cells are
 * counted from 1, code cells among them.
 */
export interface NotebookText {
  readonly text: string;
  /** The cell an offset of `text` lies in, and where that cell's source starts. */
  cellAt(offset: number): { readonly cell: number; readonly start: number; readonly source: string };
}

export function joinCells(
  cells: readonly { readonly isMarkdown: boolean; readonly source: string }[],
): NotebookText {
  const placed: { cell: number; start: number; source: string }[] = [];
  let text = '';
  for (const [k, { isMarkdown, source }] of cells.entries()) {
    if (!isMarkdown) continue;
    placed.push({ cell: k + 1, start: text.length, source });
    // A page break keeps a formula that is left open in one cell from running into the next.
    text += `${source}\n\n\f\n`;
  }
  return {
    text,
    cellAt(offset) {
      let found = placed[0];
      for (const p of placed) if (p.start <= offset) found = p;
      return found;
    },
  };
}

/** The cells of a notebook file. Throws `SyntaxError` where it is not JSON; a file without cells has none. */
export function cellsOf(json: string): { isMarkdown: boolean; source: string }[] {
  const notebook: unknown = JSON.parse(json);
  const cells =
    typeof notebook === 'object' && notebook !== null && 'cells' in notebook && Array.isArray(notebook.cells)
      ? notebook.cells
      : [];
  return cells.map((cell: unknown) => {
    const { cell_type: type, source } = (typeof cell === 'object' && cell !== null ? cell : {}) as {
      cell_type?: unknown;
      source?: unknown;
    };
    const text = Array.isArray(source)
      ? source.filter((s) => typeof s === 'string').join('')
      : typeof source === 'string'
        ? source
        : '';
    return { isMarkdown: type === 'markdown', source: text };
  });
}
