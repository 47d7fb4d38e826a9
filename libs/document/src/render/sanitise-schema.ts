import type { Options as Schema } from 'rehype-sanitize';
import { defaultSchema } from 'rehype-sanitize';

/**
 * What may leave the renderer. Raw HTML is dropped before this; the schema is the second lock, so that a fault in the first
 * lets no script, style, image or strange link through. Ids are the policy's own and stay as they are: they are anchors.
 */
export const sanitiseSchema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'div',
      'span',
      'nav',
      'section',
      'blockquote',
      'hr',
      'br',
      'pre',
      'code',
    ],
    ...[
      'ul',
      'ol',
      'li',
      'table',
      'caption',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'a',
      'strong',
      'em',
      'del',
      'ins',
      'sup',
    ],
  ],
  attributes: {
    '*': ['id', 'className'],
    a: ['href', 'title', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaDescribedBy', 'ariaLabel'],
    section: ['dataFootnotes'],
    nav: ['ariaLabelledBy'],
    ol: ['start'],
    th: ['scope', 'align'],
    td: ['align'],
    div: ['dataRule'],
    span: ['dataBlank'],
  },
  clobber: [],
  clobberPrefix: '',
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  required: {},
  strip: ['script', 'style'],
};
