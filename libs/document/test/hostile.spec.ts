import { describe, expect, it } from '@jest/globals';
import { lintPolicy, readPolicy, renderPolicy } from '../src/index.ts';
import { workOn } from './work-on.ts';

const many = 1_000_000;
/** Characters of the longest paragraph that is read. */
const longest = 250_000;
/** What any text of a megabyte may take of a processor, reading, rendering and linting; half of it on most machines, but not on all. */
const SECONDS = 10;

/** Texts meant to exhaust the reader; each ends in an error or a clean reading, and soon. */
const hostile: Record<string, string> = {
  'a megabyte of opening brackets': '['.repeat(many),
  'a megabyte of closing brackets': ']'.repeat(many),
  'a megabyte of links that never close': '[]('.repeat(many / 3),
  'a megabyte of emphasis marks': '*a_ '.repeat(many / 4),
  'a megabyte of underscores': '_'.repeat(many),
  'a megabyte of back-ticks': '`a'.repeat(many / 2),
  'a megabyte of quotation marks': '>'.repeat(many),
  'a megabyte of colons': ':'.repeat(many),
  'a megabyte of list items': '- a\n'.repeat(many / 4),
  'a megabyte of blank lines': '\n'.repeat(many),
  'lists a thousand deep': Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
  'blocks a thousand deep': ':::clause{#a}\n'.repeat(1000),
  'terms that never close': ':term['.repeat(many / 6),
  'NUL bytes': '\0'.repeat(10_000),
  'one word of a megabyte': 'a'.repeat(many),
  'a line of spaces': `${' '.repeat(many)}x`,
  'footnotes in footnotes': '[^'.repeat(many / 2),
  'a table of ten thousand columns': `${'|a'.repeat(10_000)}|\n${'|-'.repeat(10_000)}|\n`,
  'YAML aliases': `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n---\n`,
  'deep YAML': `---\ntitle: ${'['.repeat(20_000)}\n---\n`,
  'YAML braces': `---\ntitle: ${'{a: '.repeat(50_000)}\n---\n`,
  'YAML brackets': `---\ntitle: ${'['.repeat(3_900)}${']'.repeat(50)}\n---\n`,
  'emphasis in emphasis': `${'*a **b '.repeat(300)}${'** *'.repeat(300)}`,
  'quotations, each in a clause': `${':::clause{#a}\n'.repeat(11)}${'>'.repeat(39)} a\n`.repeat(50),
  'a megabyte of one sentence': 'CRB '.repeat(many / 4),
  'a paragraph of ten thousand lines': `${'a b '.repeat(25)}\n`.repeat(10_000),
  'a list of five thousand numbers': '1. a\n'.repeat(5_000),
  'a table of five thousand rows': `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(5_000)}`,
  'a megabyte of paragraphs': `${'a CRB '.repeat(125)}\n\n`.repeat(many / 752),
  'the name of a closed body, all along': 'CRB '.repeat(longest / 4),
  'bans, all along': 'must not comment '.repeat(longest / 17),
  'bans of everything, all along': 'must not comment any '.repeat(longest / 21),
  'passwords, all along': 'password changed '.repeat(longest / 17),
  'references, all along': 'section 1 '.repeat(longest / 10),
  'dates, all along': 'next review 1/2/2023 adopted 3/4/2024 '.repeat(longest / 38),
  'dots, all along': '. '.repeat(longest / 2),
  'escapes in bullets': '- \\& *CRB*\n'.repeat(5_000),
  'escapes, all along': '\\& CRB '.repeat(many / 7),
  'an id that is a prototype':
    '---\ntitle: T\nvalues: {__proto__: x, constructor: y}\n---\n\n## A {#constructor}\n\n:blank[constructor] :term[__proto__] :org[toString] :see[constructor]\n',
  'lone surrogates': '\ud800 \udc00 {#\ud800}',
  'a heading of braces': `## ${'{#'.repeat(100_000)}`,
  'a heading of attributes': `## A {${'#a '.repeat(100_000)}}`,
};

describe('hostile texts', () => {
  it.each(Object.entries(hostile))('%s end in time', (_, text) => {
    const seconds = workOn(
      () => {
        const document = readPolicy(text);
        const rendered = renderPolicy(document, { organisation: {}, purpose: 'reading' });
        lintPolicy(document, { today: '2026-11-20' });
        expect(document.text).toBe(text);
        expect(rendered.html).not.toContain('<script');
      },
      { enough: SECONDS },
    );
    expect(seconds).toBeLessThan(SECONDS);
  });

  it('refuses more than a megabyte, and says so', () => {
    const document = readPolicy('a'.repeat(1_048_577));
    expect(document.problems).toMatchObject([{ rule: 'text-too-long', severity: 'error' }]);
    expect(document.frontMatter).toBeNull();
    expect(renderPolicy(document, { organisation: {}, purpose: 'reading' })).toMatchObject({
      html: '',
      problems: [{ rule: 'text-too-long' }],
    });
  });

  it('refuses what is nested too deep, and says where', () => {
    expect(readPolicy(':::clause{#a}\n'.repeat(20)).problems).toMatchObject([
      { rule: 'nested-too-deep', range: { start: { line: 13 } } },
    ]);
    expect(readPolicy(`${'>'.repeat(50)} a`).problems).toMatchObject([{ rule: 'nested-too-deep' }]);
  });

  it('refuses a paragraph that is longer than any paragraph, and says where', () => {
    const [line, row] = ['a b\n', '|a|b|\n'];
    expect(readPolicy(`# A\n\n${line.repeat(2_001)}`).problems).toMatchObject([
      { rule: 'paragraph-too-long', range: { start: { line: 2_003 } } },
    ]);
    expect(readPolicy(`# A\n\n${'a '.repeat(125_001)}`).problems).toMatchObject([{ rule: 'paragraph-too-long' }]);
    expect(readPolicy(`# A\n\n${`${line.repeat(1_999)}\n`.repeat(3)}`).problems).toEqual([]);
    expect(readPolicy(`# A\n\n${row}|-|-|\n${row.repeat(9_000)}`).problems).toEqual([]);
  });

  it('tells a thousand problems of a rule, then how many more there are', () => {
    const text = '# A\n\nThe CRB decides.\n\n'.replace('The', 'The CRB says. The '.repeat(50)).repeat(30);
    const problems = lintPolicy(readPolicy(text), { today: '2026-11-20' });
    const ofRule = problems.filter(({ rule }) => rule === 'superseded-term');
    expect(ofRule).toHaveLength(1_000);
    expect(ofRule.at(-1)).toMatchObject({
      severity: ofRule[0]?.severity,
      message: expect.stringContaining('531 more'),
    });
    expect(ofRule.at(-2)?.message).toContain('CRB');
  });

  it('reports a NUL character and reads the rest', () => {
    const document = readPolicy('## A\n\nb\0c\n');
    expect(document.problems).toMatchObject([{ rule: 'nul-character', range: { start: { line: 3, column: 2 } } }]);
    expect(document.nodes.map((node) => node.id)).toEqual(['a']);
  });

  it('reads and renders a policy of 2,000 clauses in a time that grows with its length', () => {
    const policy = (clauses: number): string =>
      `---\ntitle: T\nterms: {head: headteacher}\n---\n\n::contents\n\n${Array.from({ length: clauses }, (_, at) => {
        const heading = at % 10 === 0 ? `## Section ${at} {#s${at}}\n\n` : '';
        return `${heading}:::clause{#c${at}}\nA :term[head] must do what :see[c${at}] says, and no more.\n:::\n`;
      }).join('\n')}`;
    const time = (text: string): number =>
      workOn(() => {
        const rendered = renderPolicy(readPolicy(text), { organisation: {}, purpose: 'print' });
        expect(rendered.problems).toEqual([]);
      });
    time(policy(200));
    const small = time(policy(500));
    const large = time(policy(2000));
    expect(large / small).toBeLessThan(10);
  });
});
