import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { longText, templateTexts } from '../bench/document/long-text.ts';
import { ownTextDirectives } from '../src/read/own-text-directives.ts';
import { parseMarkdown } from '../src/read/parse-markdown.ts';

/** The same plugins, with nothing left untried. */
const plain = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkDirective)
  .use(ownTextDirectives)
  .freeze();

/** What addresses and tables are made of, and what they stand beside. */
const BITS = [
  ...[
    '@',
    'head@school.example',
    'a.b+c@d-e.org',
    'www.',
    'www.school.example/a',
    'http://',
    'https://x.org/a_b?c',
    'mailto:a@b.c',
  ],
  ...[
    '&#64;',
    '&commat;',
    'w&#119;w.a.b',
    'word',
    'é',
    '_',
    '*',
    '**',
    '.',
    '-',
    '+',
    ':',
    '/',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
  ],
  ...[
    '|',
    '| a | b |',
    '|---|---|',
    ':-',
    '--|--',
    '---',
    '    ',
    '\t',
    '> ',
    '- ',
    '1. ',
    '# ',
    '`',
    '~~',
    '\u2028',
    '\0',
    '😀',
  ],
  ...[
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    ' ',
    ' ',
    ':see[x]',
    ':::clause{#a}\n',
    ':::\n',
    '::contents\n',
    '[^1]',
    '[x](',
  ],
];

describe('parseMarkdown', () => {
  it('finds in the project’s own texts what the plugins find by themselves', () => {
    for (const text of [...templateTexts().map((each) => each.text), longText(20_000)])
      expect(parseMarkdown(text)).toEqual(plain.parse(text));
  });

  it('finds every address and table that they find, whatever stands around it', () => {
    const soups = fc.array(fc.constantFrom(...BITS), { minLength: 1, maxLength: 16 }).map((bits) => bits.join(''));
    let found = 0;
    fc.assert(
      fc.property(soups, (text) => {
        const expected = JSON.stringify(plain.parse(text));
        if (/"type":"(?:link|table)"/.test(expected)) found += 1;
        expect(JSON.stringify(parseMarkdown(text))).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
    expect(found).toBeGreaterThan(1_000);
  });

  it.each([
    ['a quotation', '> | a | b |\n> |--|--|\n> | head@school.example | 2 |\n>\n> | no | row |\n'],
    ['an item of a list', '- one\n\n  | a |\n  |:-:|\n  | www.school.example |\n\n- two\n'],
    ['a line without bars around it', 'a | b\n-|-\nhttps://school.example | 2\nlast\n\nnone | here\n'],
    ['carriage returns alone', 'a | b\r-|-\r1 | 2\r\rx@y.org\r'],
    ['a directive', ':::clause[Write]{#write}\nWrite to head@school.example.\n\n| a |\n| - |\n:::\n'],
    ['letters that are written out', 'Write to head&#64;school.example or w&#119;w.school.example.\n'],
  ])('finds them in %s', (_where, text) => {
    expect(parseMarkdown(text)).toEqual(plain.parse(text));
    expect(JSON.stringify(parseMarkdown(text))).toMatch(/"type":"(?:link|table)"/);
  });

  it('counts a byte order mark', () => {
    const [paragraph] = parseMarkdown('\uFEFFWrite to head@school.example.').children;
    const [, link] = paragraph && 'children' in paragraph ? paragraph.children : [];
    expect([link?.type, link?.position?.start.offset]).toEqual(['link', 10]);
  });
});
