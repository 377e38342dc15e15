/**
 * A formula as an SVG picture, for hovers, which show Markdown and so cannot show KaTeX. MathJax draws it, without
 * a document and with every glyph inside the picture, so that it can stand alone in a `data:` address.
 *
 * This file is large to load: reach it through `await import(…)` only.
 */
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import 'mathjax-full/js/input/tex/noundefined/NoUndefinedConfiguration.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import type { Failure, Picture, PictureRequest } from '../service/protocol';

/** Pixels of one ex at scale 1: MathJax's ex is near half an em, and a hover's text is 13 to 14 px. */
const EX = 7.4;

/** Larger pictures are no help in a hover: the caller shows the formula's text instead. */
const MAX_WIDTH = 2400;
const MAX_HEIGHT = 600;
const MAX_LATEX = 6000;

const packages = ['base', 'ams', 'boldsymbol', 'newcommand', 'noundefined', 'configmacros'];

/** Commands that people write and KaTeX knows, but MathJax does not without a package of its own. */
const macros = {
  bm: ['\\boldsymbol{#1}', 1],
  argmin: '\\operatorname*{arg\\,min}',
  argmax: '\\operatorname*{arg\\,max}',
};

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const page = mathjax.document('', {
  InputJax: new TeX({ packages, macros, maxBuffer: MAX_LATEX, maxMacros: 500 }),
  OutputJax: new SVG({ fontCache: 'none' }),
});

export async function drawPicture({ latex, color, scale = 1 }: PictureRequest): Promise<Picture | Failure> {
  if (latex.length > MAX_LATEX) return failure('limit', 'The formula is too long for a picture.');
  if (!/^#[0-9a-f]{3,8}$/i.test(color)) return failure('request', `“${color}” is not a colour like #cccccc.`);
  if (latex.trim() === '') return failure('syntax', 'There is nothing to draw.');
  const container = page.convert(latex, { display: true });
  const error = findError(container);
  if (error !== undefined) return failure('syntax', error);
  const root = adaptor.firstChild(container) as Parameters<typeof adaptor.getAttribute>[0];
  const size = (name: 'width' | 'height') =>
    Math.ceil(Number.parseFloat(adaptor.getAttribute(root, name)) * EX * scale);
  const [width, height] = [size('width'), size('height')];
  if (width > MAX_WIDTH * scale || height > MAX_HEIGHT * scale) {
    return failure('limit', 'The formula is too large for a picture.');
  }
  adaptor.setAttribute(root, 'width', `${width}`);
  adaptor.setAttribute(root, 'height', `${height}`);
  const svg = adaptor.outerHTML(root).replace(/currentColor/g, color);
  return { ok: true, svg, width, height };
}

/** MathJax draws a mistake as a yellow box; its message is in an attribute. */
function findError(container: Parameters<typeof adaptor.outerHTML>[0]): string | undefined {
  return /data-mjx-error="([^"]*)"/.exec(adaptor.outerHTML(container))?.[1];
}

function failure(code: 'limit' | 'request' | 'syntax', message: string): Failure {
  return { ok: false, error: { code, message, span: null } };
}
