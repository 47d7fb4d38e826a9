import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Splice } from '../src/types.ts';

const templates = new URL('../../../templates/', import.meta.url);
/** Our templates. */
export const texts = readdirSync(templates, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    try {
      return [readFileSync(new URL(`${name}/template.md`, templates), 'utf8')];
    } catch {
      return [];
    }
  });
/** Blocks that what stands beside them can change. */
export const AWKWARD = `---\ntitle: Awkward\nterms: {head: headteacher}\n---\n\n## One {#one}\n\n:::clause{#a}\n- item\n  - deep\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n:::\n\nWords\nof a paragraph with the CRB.\n\n> quoted\nlazily\n\n    code\n\n1. first\n2. second\n\n<div>\n\n---\n\nHeading\n=======\n\n\`\`\`\nfence\n\`\`\`\n\nLast [insert name] words.\n`;

/** What people and machines put into a text, markup that changes what stands around it among it. */
export const insertion = fc.constantFrom(
  '',
  'x',
  ' word ',
  '\n',
  '\n\n',
  '\n\n## New {#new}\n\n',
  ':::\n',
  '\n:::clause{#fresh}\nThe CRB and TBC.\n:::\n',
  '```\n',
  '- ',
  '\n> ',
  '---\n',
  '===\n',
  '\n<div>\n',
  '<!--',
  '    ',
  '|',
  ':term[head]',
  '[a]: http://example.org\n',
  '[^1]: note\n',
  '\0',
  '\r\n',
);
/** One edit of a text by chance. */
export const edit = (text: string): fc.Arbitrary<Splice> =>
  fc
    .tuple(fc.nat(text.length), fc.oneof(fc.constant(0), fc.nat(40), fc.nat(600)), insertion)
    .map(([start, length, words]) => ({ start, end: Math.min(text.length, start + length), text: words }));

/** What a tree or document says, whatever line it says it on. */
export const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'line' || key === 'column' ? 0 : part)));
