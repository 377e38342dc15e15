/** Formulas as Markdown images in the theme's text colour, drawn by the worker and kept for the next hover. */
import * as vscode from 'vscode';
import type { Engine } from './engine';

/** Wide enough for a hover without a scroll bar; a wider formula is scaled down, as far as it can be read. */
const MAX_WIDTH = 480;
const MIN_SCALE = 0.6;
const KEPT = 200;

export class Pictures {
  private readonly kept = new Map<string, Promise<string | undefined>>();

  constructor(private readonly engine: Engine) {}

  /** The Markdown images by their LaTeX; those that cannot be drawn are left out. */
  async of(formulas: readonly string[]): Promise<Map<string, string>> {
    const color = textColor();
    const images = await Promise.all(formulas.map((latex) => this.image(latex, color)));
    return new Map(
      formulas.flatMap((latex, i): [string, string][] => {
        const image = images[i];
        return image === undefined ? [] : [[latex, image]];
      }),
    );
  }

  private image(latex: string, color: string): Promise<string | undefined> {
    const key = `${color} ${latex}`;
    let image = this.kept.get(key);
    if (!image) {
      image = this.draw(latex, color);
      this.kept.set(key, image);
      // A failed drawing is tried again next time.
      void image.then((drawn) => drawn === undefined && this.kept.delete(key));
      if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    }
    return image;
  }

  private async draw(latex: string, color: string) {
    const picture = await this.engine.ask({ op: 'picture', latex, color }, { purpose: 'hover' });
    if (!picture?.ok) return undefined;
    const scale = Math.min(1, MAX_WIDTH / picture.width);
    if (scale < MIN_SCALE) return undefined;
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    const data = Buffer.from(picture.svg).toString('base64');
    return `![](data:image/svg+xml;base64,${data}|width=${width},height=${height})`;
  }
}

/** A picture knows nothing of the theme, so it is drawn in the colour that hovers use for their text. */
function textColor(): string {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Light:
      return '#3b3b3b';
    case vscode.ColorThemeKind.HighContrastLight:
      return '#000000';
    case vscode.ColorThemeKind.HighContrast:
      return '#ffffff';
    default:
      return '#cccccc';
  }
}
