import type { Element, ElementContent, Properties, Text } from 'hast';
import type { Paragraph, PhrasingContent } from 'mdast';

/** An HTML element. */
export function h(
  tagName: string,
  properties: Properties,
  children: readonly (ElementContent | string)[] = [],
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? textOf(child) : child)),
  };
}

/** An HTML element as a block of the Markdown tree: remark-rehype takes its `data` and never looks at its type. */
export function htmlBlock(element: Element): Paragraph {
  return { type: 'paragraph', children: [], data: dataOf(element) };
}

/** An HTML element as a phrase of the Markdown tree. */
export function htmlPhrase(element: Element): PhrasingContent {
  return { type: 'emphasis', children: [], data: dataOf(element) };
}

function dataOf(element: Element): { hName: string; hProperties: Properties; hChildren: ElementContent[] } {
  return { hName: element.tagName, hProperties: element.properties, hChildren: element.children };
}

function textOf(value: string): Text {
  return { type: 'text', value };
}
