import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { walkNodes } from '../../src/find-node.ts';
import { parseRich, readPolicy, readRich, writeRich } from '../../src/index.ts';
import type { RichBlock, RichDocument, RichInline, RichItem } from '../../src/rich/types.ts';
import { FieldSigns } from '../../src/rich/field-signs.ts';
import { keyOf, plainBlocks } from '../../src/rich/plain-shape.ts';
import { templateTexts } from '../../bench/document/long-text.ts';
import { awkwardPolicy } from '../splices/awkward-policies.ts';

/** The words of every clause of a text, as its writers open them. */
function bodiesOf(text: string): string[] {
  const document = readPolicy(text);
  return walkNodes(document.nodes)
    .filter(({ kind }) => kind === 'clause')
    .map(({ bodyStart, bodyEnd }) => text.slice(bodyStart, bodyEnd));
}

/** What two texts read as, side by side. */
function readings(source: string, edited: RichDocument): [string[], string[]] {
  const written = writeRich(source, edited);
  const signs = new FieldSigns([source, written, JSON.stringify(edited)]);
  const keys = (document: RichDocument): string[] => plainBlocks(document.content, signs).map(keyOf);
  return [keys(readRich(written)), keys(edited)];
}

/** One word of the first paragraph that has a plain one, typed otherwise. */
function withOneWord(document: RichDocument, typed: string): RichDocument | null {
  let done = false;
  const inline = (each: RichInline): RichInline => {
    if (done || each.type !== 'text' || (each.marks ?? []).length > 0) return each;
    const text = each.text.replace(/(?<![\p{L}\p{N}])\p{L}{4,}(?![\p{L}\p{N}])/u, typed);
    done = text !== each.text;
    return { ...each, text };
  };
  const block = (each: RichBlock): RichBlock => {
    if (each.type === 'kept') return each;
    if (each.type === 'paragraph') return each.content ? { ...each, content: each.content.map(inline) } : each;
    return { ...each, content: each.content.map((item): RichItem => ({ ...item, content: item.content.map(block) })) };
  };
  const content = document.content.map(block);
  return done ? { ...document, content } : null;
}

function changedLines(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return old.length === now.length ? old.filter((line, at) => line !== now[at]).length : Infinity;
}

const word = fc.constantFrom(
  ...[
    'pupils',
    'R&D',
    '3:30pm',
    'a_b_c',
    '*',
    '10)',
    '1.',
    '-',
    '#',
    ':::',
    '::contents',
    '<b>',
    '&amp;',
    '[x]',
    '|',
    '\\',
  ],
  ...[
    '~~',
    '`code`',
    'mailto:head@x.example',
    'https://x.example/a_b',
    '—',
    'café',
    ':term[head]',
    '_quiet_',
    '===',
    '___',
  ],
);
const marks = fc.constantFrom<NonNullable<RichInline['marks']>>(
  [],
  [],
  [{ type: 'strong' }],
  [{ type: 'em' }],
  [{ type: 'strong' }, { type: 'em' }],
  [{ type: 'link', attrs: { href: 'https://x.example/a b?c=(d)' } }],
  [{ type: 'link', attrs: { href: 'mailto:head@x.example' } }],
);
const field: fc.Arbitrary<RichInline> = fc
  .constantFrom(':term[head]', ':blank[contact]', ':see[part]')
  .map((source) => ({
    type: 'field',
    attrs: { source, says: source },
  }));
const said: fc.Arbitrary<RichInline> = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), marks, fc.constantFrom('', ' '))
  .map(([words, on, space]) => ({
    type: 'text',
    text: space + words.join(' ') + space,
    ...(on.length ? { marks: on } : {}),
  }));
const inlines = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: said },
    { weight: 2, arbitrary: field },
    fc.constant<RichInline>({ type: 'hard_break' }),
  ),
  { maxLength: 5 },
);
const paragraph: fc.Arbitrary<RichBlock> = inlines.map((content) => ({ type: 'paragraph', content }));
const { block } = fc.letrec<{ block: RichBlock; item: RichItem }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    paragraph,
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'bullet_list' as const, content })),
    fc.tuple(fc.nat(12), fc.array(tie('item'), { minLength: 1, maxLength: 3 })).map(([start, content]) => ({
      type: 'ordered_list' as const,
      attrs: { start },
      content,
    })),
  ),
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 2 }))
    .map(([first, rest]) => ({ type: 'list_item' as const, content: [first, ...rest] })),
}));

/** What a person does to a list of blocks; numbers pick what it is done to. */
const deed = fc.record({
  do: fc.constantFrom('put in', 'take out', 'replace', 'move', 'in item'),
  at: fc.nat(20),
  to: fc.nat(20),
  block,
});

function edited(
  document: RichDocument,
  deeds: readonly (typeof deed extends fc.Arbitrary<infer T> ? T : never)[],
): RichDocument {
  const content = [...document.content];
  for (const { do: what, at, to, block: given } of deeds) {
    const index = at % Math.max(1, content.length);
    const there = content[index];
    if (what === 'put in') content.splice(at % (content.length + 1), 0, given);
    else if (what === 'take out') content.splice(index, 1);
    else if (what === 'replace') content.splice(index, 1, given);
    else if (what === 'move') content.splice(to % content.length || 0, 0, ...content.splice(index, 1));
    else if (there && there.type !== 'kept' && there.type !== 'paragraph') {
      const items = [...there.content];
      const item: RichItem = {
        type: 'list_item',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'also' }] }],
      };
      items.splice(to % (items.length + 1), at % 2, item);
      content[index] = { ...there, content: items };
    }
  }
  return { ...document, content };
}

/** A block without its looks: neighbouring runs are one. */
function unmarked(key: string): string {
  return key.replace(/"(?:bold|italic)":true,|"href":"[^"]*",/g, '').replace(/"\},\{"text":"/g, '');
}

const EVERYTHING = [...new Set(templateTexts().flatMap(({ text }) => bodiesOf(text)))];

describe('the law of the clause editor', () => {
  it('leaves every clause of every template as it is written when nothing is edited', () => {
    expect(EVERYTHING.length).toBeGreaterThan(200);
    for (const body of EVERYTHING) {
      expect(writeRich(body, parseRich(JSON.stringify(readRich(body))) as RichDocument)).toBe(body);
    }
  });

  it('changes one line of a template’s clause for one word typed', () => {
    let edits = 0;
    for (const body of EVERYTHING) {
      const document = withOneWord(readRich(body), 'otherwise');
      if (!document) continue;
      edits++;
      expect([body, changedLines(body, writeRich(body, document))]).toEqual([body, 1]);
    }
    expect(edits).toBeGreaterThan(200);
  });

  it('holds for generated clauses with awkward Markdown in them', () => {
    fc.assert(
      fc.property(awkwardPolicy, (text) => {
        for (const body of bodiesOf(text)) {
          const read = readRich(body);
          expect(writeRich(body, read)).toBe(body);
          const document = withOneWord(read, 'otherwise');
          if (document) expect([body, changedLines(body, writeRich(body, document))]).toEqual([body, 1]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps emphasis and links that stand between words, and writes lists and paragraphs as a person would', () => {
    const [said, bold] = [
      { type: 'text', text: 'Staff ' },
      { type: 'text', text: 'must', marks: [{ type: 'strong' }] },
    ] as const;
    const link = {
      type: 'text',
      text: 'ask',
      marks: [{ type: 'link', attrs: { href: 'https://x.example/' } }],
    } as const;
    const item = (...content: RichBlock[]): RichItem => ({ type: 'list_item', content });
    const words: RichBlock = { type: 'paragraph', content: [said, bold, { type: 'text', text: ' ' }, link] };
    const list: RichBlock = {
      type: 'bullet_list',
      content: [item(words, { type: 'bullet_list', content: [item(words)] }), item(words)],
    };
    const line = 'Staff **must** [ask](https://x.example/)';
    expect(writeRich('', { type: 'doc', content: [words, list] })).toBe(`${line}\n\n- ${line}\n  - ${line}\n- ${line}`);
    expect(readings('Old.', { type: 'doc', content: [words, list] })[0]).toEqual(
      readings('', { type: 'doc', content: [words, list] })[1],
    );
  });

  it('says what was edited, whatever was done to a clause', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVERYTHING), fc.array(deed, { minLength: 1, maxLength: 4 }), (body, deeds) => {
        const [read, wanted] = readings(body, edited(readRich(body), deeds));
        // In the middle of a word not every emphasis can be written: it is left off, and no word is.
        expect(read.map(unmarked)).toEqual(wanted.map(unmarked));
      }),
      { numRuns: 150 },
    );
  });
});
