import { Schema, type DOMOutputSpec, type Node } from 'prosemirror-model';

const keptSource = (element: HTMLElement): { source: string; says: string } | false => {
  const { source, says } = element.dataset;
  return source ? { source, says: says ?? source } : false;
};

/** Bold is also what other programs call bold; a `b` that is not, as some put around everything, is none. */
const isBold = (weight: string): null | false => (/^(?:bold(?:er)?|[5-9]\d{2})$/.test(weight) ? null : false);

/** What a clause can hold: the names are those of the server’s mapping. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: (): DOMOutputSpec => ['p', 0] },
    bullet_list: {
      group: 'block',
      content: 'list_item+',
      parseDOM: [{ tag: 'ul' }],
      toDOM: (): DOMOutputSpec => ['ul', 0],
    },
    ordered_list: {
      group: 'block',
      content: 'list_item+',
      attrs: { start: { default: 1, validate: 'number' } },
      parseDOM: [{ tag: 'ol', getAttrs: (list) => ({ start: Number(list.getAttribute('start') ?? 1) || 1 }) }],
      toDOM: ({ attrs }): DOMOutputSpec => ['ol', attrs['start'] === 1 ? {} : { start: attrs['start'] as number }, 0],
    },
    list_item: {
      content: 'paragraph (paragraph | bullet_list | ordered_list)*',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: (): DOMOutputSpec => ['li', 0],
    },
    kept: {
      group: 'block',
      atom: true,
      attrs: { source: { validate: 'string' }, says: { default: '', validate: 'string' } },
      parseDOM: [{ tag: 'div[data-source]', getAttrs: keptSource }],
      toDOM: ({ attrs }): DOMOutputSpec => [
        'div',
        { class: 'app-rich__kept', 'data-source': attrs['source'] as string, 'data-says': attrs['says'] as string },
        attrs['says'] as string,
      ],
    },
    text: { group: 'inline' },
    hard_break: {
      group: 'inline',
      inline: true,
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: (): DOMOutputSpec => ['br'],
    },
    field: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { source: { validate: 'string' }, says: { default: '', validate: 'string' } },
      leafText: ({ attrs }: Node) => attrs['says'] as string,
      parseDOM: [{ tag: 'span[data-source]', getAttrs: keptSource }],
      toDOM: ({ attrs }): DOMOutputSpec => [
        'span',
        { class: 'app-rich__field', 'data-source': attrs['source'] as string, 'data-says': attrs['says'] as string },
        attrs['says'] as string,
      ],
    },
  },
  marks: {
    link: {
      attrs: { href: { validate: 'string' } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (link) => (isSafe(link.getAttribute('href') ?? '') ? { href: link.getAttribute('href') } : false),
        },
      ],
      toDOM: ({ attrs }): DOMOutputSpec => ['a', { href: attrs['href'] as string }, 0],
    },
    strong: {
      parseDOM: [
        { tag: 'strong' },
        {
          tag: 'b',
          getAttrs: (bold) =>
            /(?:^|;)\s*font-weight:\s*(?:normal|400)/.test(bold.getAttribute('style') ?? '') ? false : null,
        },
        { style: 'font-weight', getAttrs: isBold },
      ],
      toDOM: (): DOMOutputSpec => ['strong', 0],
    },
    em: {
      parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }],
      toDOM: (): DOMOutputSpec => ['em', 0],
    },
  },
});

/** Whether an address may stand in a policy. */
export function isSafe(address: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(address);
}
