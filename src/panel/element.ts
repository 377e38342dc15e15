/** Makes elements. Text goes in as text: nothing here, or anywhere in the panel, reads HTML. */
type Child = Node | string | null | undefined | false;

interface Properties {
  readonly [attribute: string]: string | number | boolean | undefined | ((event: Event) => void);
}

/** `on…` are listeners; true and false set and leave out an attribute; the rest are attributes as written. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), properties, children);
}

export function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): SVGElementTagNameMap[Tag] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);
}

function filled<E extends Element>(made: E, properties: Properties, children: Child[]): E {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== undefined && value !== false) made.setAttribute(name, `${value}`);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
