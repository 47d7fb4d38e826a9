import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accountForWords, importText, readPolicy, walkNodes } from '../../src/index.ts';

interface Clause {
  readonly words: string;
  readonly bullets: readonly string[];
  readonly children: readonly string[];
}
interface Section {
  readonly title: string;
  readonly clauses: readonly Clause[];
}
interface Style {
  readonly heading: '## %. ' | '## **%. **' | '% CAPITALS' | '**%. **';
  readonly bullet: '- ' | '';
  readonly stop: '.' | '';
  readonly contents: boolean;
  readonly cut: boolean;
  readonly windows: boolean;
}

const word = fc.constantFrom(
  'lamp',
  'bench',
  'kettle',
  'garden',
  'window',
  'ladder',
  'paper',
  'basket',
  'candle',
  'river',
  'R&D',
  '3:30pm',
  'a:b',
  '<b>',
  'x_y',
);
const words = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map((list) => list.join(' '));
const sentence = words(5, 30).map((text) => `Keep ${text} tidy.`);
const clause: fc.Arbitrary<Clause> = fc.record({
  words: sentence,
  bullets: fc.array(sentence, { maxLength: 3 }),
  children: fc.array(sentence, { maxLength: 3 }),
});
const title = fc
  .tuple(
    fc.constantFrom('Using', 'Keeping', 'Sharing', 'Finding'),
    fc.constantFrom('lamps', 'ladders', 'baskets', 'candles'),
  )
  .map((pair) => pair.join(' '));
const sections = fc.uniqueArray(fc.record({ title, clauses: fc.array(clause, { minLength: 1, maxLength: 4 }) }), {
  minLength: 2,
  maxLength: 5,
  selector: (section) => section.title,
});
const style: fc.Arbitrary<Style> = fc.record({
  heading: fc.constantFrom('## %. ', '## **%. **', '% CAPITALS', '**%. **'),
  bullet: fc.constantFrom('- ', ''),
  stop: fc.constantFrom('.', ''),
  contents: fc.boolean(),
  cut: fc.boolean(),
  windows: fc.boolean(),
});

function typeHeading(number: number, name: string, { heading }: Style): string {
  if (heading === '% CAPITALS') return `${number} ${name.toUpperCase()}`;
  const [before = '', rest = ''] = heading.split('%');
  return rest.endsWith('**') ? `${before}${number}. ${name}**` : `${before}${number}. ${name}`;
}

function typeDocument(parts: readonly Section[], look: Style): string {
  const lines = ['Quiet Rooms Policy', ''];
  if (look.contents)
    lines.push(
      'Contents',
      '',
      ...parts.map(
        ({ title: name }, index) =>
          `${index + 1}\t${look.heading === '% CAPITALS' ? name.toUpperCase() : name}\t${index + 2}`,
      ),
      '',
    );
  parts.forEach(({ title: name, clauses }, index) => {
    lines.push(typeHeading(index + 1, name, look), '');
    clauses.forEach((item, place) => {
      const number = `${index + 1}.${place + 1}`;
      lines.push(...typeClause(`${look.bullet}${number}${look.stop} ${item.words}`, look));
      item.bullets.forEach((text) => lines.push(`- ${text}`));
      lines.push('');
      item.children.forEach((text, child) =>
        lines.push(...typeClause(`${look.bullet}${number}.${child + 1}${look.stop} ${text}`, look), ''),
      );
    });
  });
  return lines.join(look.windows ? '\r\n' : '\n');
}

/** A page break in the middle of a sentence: a blank line, a page number, a blank line. */
function typeClause(line: string, { cut }: Style): string[] {
  const at = line.lastIndexOf(' tidy.');
  return cut && line.length % 3 === 0 ? [line.slice(0, at), '', 'Page 7', '', line.slice(at + 1)] : [line];
}

const tokens = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe('generated documents whose structure is known', () => {
  it('come in with their sections, clauses, depths, lists and words', () => {
    fc.assert(
      fc.property(sections, style, (parts, look) => {
        const source = typeDocument(parts, look);
        const imported = importText(source, { fileName: 'quiet-rooms.txt' });
        const document = readPolicy(imported.text);
        expect(document.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(accountForWords(source, imported)).toEqual({ missing: [], added: [] });
        const nodes = walkNodes(document.nodes);
        const found = nodes.filter(({ kind }) => kind === 'section').map((node) => node.title.toLowerCase());
        expect(found).toEqual(parts.map((part) => part.title.toLowerCase()));
        const typed = parts.flatMap(({ clauses }, index) =>
          clauses.flatMap((item, place) => {
            const number = `${index + 1}.${place + 1}`;
            return [
              [number, item.words] as const,
              ...item.children.map((text, child) => [`${number}.${child + 1}`, text] as const),
            ];
          }),
        );
        const clauses = nodes.filter(({ kind }) => kind === 'clause');
        expect(clauses.map(({ number }) => number)).toEqual(typed.map(([number]) => number));
        clauses.forEach((node, index) => {
          const body = document.text.slice(node.bodyStart, node.bodyEnd);
          expect(tokens(body).slice(0, tokens(typed[index]?.[1] ?? '').length)).toEqual(
            tokens(typed[index]?.[1] ?? ''),
          );
        });
        const bullets = parts.flatMap((part) => part.clauses.flatMap((item) => item.bullets)).length;
        expect(document.text.match(/^- /gm)?.length ?? 0).toBe(bullets);
      }),
      { numRuns: 120, seed: 20261119 },
    );
  });

  it('lose nothing whatever the lines hold', () => {
    const line = fc.oneof(
      sentence,
      fc.constantFrom(
        '',
        '',
        '---',
        '| a | b |',
        '1\t2\t3',
        '\tx',
        '# One',
        '**Two**',
        '3.3 Three',
        ':::clause{#a}',
        '::contents',
        '~~~',
        '```',
        '> quote',
        '[x]: y',
        '<!-- hidden -->',
        '____',
        'N.B. four',
        'Signed: ____',
        'Contents',
        'Appendix 1',
        '10) five',
        '(a) six',
        '    code',
        '{#id}',
        ':org[name]',
        '&copy;',
        '2018. Year',
        'Version: 2',
        'Date adopted: never',
        '\\*',
        '![i](j)',
        'a | b',
      ),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const source = lines.join('\n');
        const imported = importText(source, { fileName: 'any.txt' });
        expect(accountForWords(source, imported)).toEqual({ missing: [], added: [] });
        expect(readPolicy(imported.text).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 400, seed: 20261119 },
    );
  });
});
