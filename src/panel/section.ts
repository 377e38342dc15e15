/** A titled part of the panel. It stays in the page; its content is replaced when what it shows has changed. */
import { element } from './element';

export interface Section {
  readonly root: HTMLElement;
  /** `data` is all that the content is made of: where it is as before, nothing is touched, focus and scroll stay. */
  update(title: string, data: unknown, content: () => (Node | null)[]): void;
}

export function makeSection(name: string, properties: Record<string, string> = {}): Section {
  const heading = element('h2', { id: `${name}-title` });
  const body = element('div', { class: 'section-body' });
  const root = element('section', { class: `section ${name}`, hidden: true, ...properties }, heading, body);
  let shown = '';
  return {
    root,
    update(title, data, content) {
      const key = JSON.stringify([title, data]);
      if (key === shown) return;
      shown = key;
      const nodes = content().filter((node) => node !== null);
      heading.textContent = title;
      heading.hidden = title === '';
      if (title === '') root.removeAttribute('aria-labelledby');
      else root.setAttribute('aria-labelledby', heading.id);
      keepingFocus(body, () => body.replaceChildren(...nodes));
      root.hidden = nodes.length === 0;
    },
  };
}

/** Replacing a control that has the focus would throw keyboard users back to the top of the page. */
function keepingFocus(body: HTMLElement, replace: () => void): void {
  const id = body.contains(document.activeElement) ? document.activeElement?.id : undefined;
  replace();
  if (id) document.getElementById(id)?.focus();
}
