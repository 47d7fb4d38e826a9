import { describe, expect, it } from '@jest/globals';
import { emptyBlanks, fillText, readPolicy, renderPolicy, type RenderContext } from '../src/index.ts';
import { expectFixture, fixtureFolders, readFixture } from './fixture-folders.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const organisation = { name: 'Hillside School', 'council.name': 'Westshire Council' };
const record = {
  version: '4',
  status: 'adopted',
  adoptedOn: '2026-11-30',
  adoptedBy: 'Full governing body',
  reviewDue: '2028-11-30',
  publisher: { unit: 'Schools team' },
  history: [{ on: '2026-11-30', what: 'Adopted', by: 'Full governing body' }],
  signatories: [{ role: 'chair', name: 'C. Hair', field: 'signature-chair' }],
};

function htmlOf(text: string, context: Partial<RenderContext> = {}): string {
  return renderPolicy(readPolicy(text), { organisation, purpose: 'reading', ...context }).html;
}

describe('renderPolicy', () => {
  it.each(fixtureFolders(fixtures))('renders %s for reading, print and editing', (folder) => {
    const document = readPolicy(readFixture(fixtures, folder, 'input.md'));
    for (const purpose of ['reading', 'print', 'editing'] as const) {
      const rendered = renderPolicy(document, { organisation, record, purpose, pages: { purpose: 2, numbers: 11 } });
      expectFixture(fixtures, folder, `${purpose}.html`, `${rendered.html}\n`);
    }
  });

  it('names the documents to read it with in words, where the template has their short names', () => {
    const related = 'related: [acceptable-use-of-ict, whistleblowing, Staff discipline]';
    const html = htmlOf(`---\ntitle: Keys\n${related}\n---\n\n::document-control\n`, { record });
    expect(html).toContain('Acceptable use of ICT, Whistleblowing and Staff discipline');
  });

  it('renders the same twice from one reading', () => {
    const document = readPolicy(readFixture(fixtures, 'whole-policy', 'input.md'));
    const context: RenderContext = { organisation, record, purpose: 'reading' };
    expect(renderPolicy(document, context)).toEqual(renderPolicy(document, context));
    expect(renderPolicy({ ...document }, context)).toEqual(renderPolicy(document, context));
  });

  it('prints the schedule of local variations at the end of a text that has no place for it', () => {
    const variations = [
      { number: '1.1', title: 'Hours', what: 'left out', reason: 'No hall.', templateWording: 'Till nine.' },
    ];
    const text = '---\ntitle: T\n---\n\n## Use {#local-variations}\n\nThe hall.\n';
    const printed = (source: string, more: Partial<RenderContext> = {}) =>
      renderPolicy(readPolicy(source), { organisation, purpose: 'print', record: { ...record, variations }, ...more });
    const { html, headings } = printed(text);
    expect(headings.at(-1)).toEqual({ id: 'local-variations-2', number: '', title: 'Local variations', depth: 1 });
    expect(html).toMatch(/The hall\..*<h2 id="local-variations-2".*Left out: No hall\.[^]*Till nine/s);
    expect(printed(`${text}\n::local-variations\n`).html.match(/Left out: No hall/g)).toHaveLength(1);
    expect(printed(text, { purpose: 'reading' }).html).not.toContain('Left out');
    expect(printed(text, { record: { ...record, variations: [] } }).html).not.toContain('Local variations');
  });

  it('fills the titles that stand in the contents and the outline', () => {
    const text = '---\ntitle: T\n---\n\n::contents\n\n## The :org[name] way {#way}\n';
    const rendered = renderPolicy(readPolicy(text), { organisation, purpose: 'reading' });
    expect(rendered.headings).toEqual([{ id: 'way', number: '1', title: 'The Hillside School way', depth: 1 }]);
    expect(rendered.html.match(/The Hillside School way/g)).toHaveLength(2);
  });

  it('skips no heading level and gives every empty cell a no-break space', () => {
    const html = htmlOf('# T\n\n## A\n\n##### B\n\n| a |  |\n|---|---|\n| | x |\n\n:::clause{#c}\n###### Deep\n:::\n');
    expect([...html.matchAll(/<h(\d)/g)].map((match) => match[1])).toEqual(['2', '3', '4']);
    expect(html).not.toMatch(/<t[dh][^>]*><\/t[dh]>/);
    expect(html.match(/\u00a0/g)).toHaveLength(2);
  });

  it('lets nothing through but what a policy needs', () => {
    const html = htmlOf(
      'A <script>alert(1)</script> b <img src=x onerror=alert(1)>\n\n<style>p{}</style>\n\n[j](javascript:alert%281%29) [d](data:text/html,x) [r](/etc/passwd) ' +
        '[ok](https://example.org) [m](mailto:a@example.org) [t](tel:999) ![pic](https://example.org/x.png)\n\n:::clause{#c onclick="alert(1)" style="color:red"}\nWords.\n:::\n',
    );
    expect(html).not.toMatch(/<script|<img|<style|onerror|onclick|style=|javascript:|data:|passwd|x\.png/);
    expect([...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'https://example.org',
      'mailto:a@example.org',
      'tel:999',
    ]);
    expect(html).toContain('pic');
  });

  it('reports references to nothing, facts that are not recorded and blanks that are empty', () => {
    const text =
      '---\ntitle: T\nblanks: {a: {label: Who?}, b: {label: Optional?, required: false}, c: {label: Unused?}}\n---\n\n:blank[a] :blank[b] :org[fax] :see[nowhere]\n';
    const rendered = renderPolicy(readPolicy(text), { organisation, purpose: 'reading' });
    expect(rendered.emptyBlanks).toEqual(['a']);
    expect(rendered.problems.map((problem) => problem.rule)).toEqual(['missing-fact', 'dangling-reference']);
    expect(emptyBlanks(readPolicy(text)).map((blank) => blank.label)).toEqual(['Who?']);
  });
});

describe('terms', () => {
  const said = (words: string, value: string): string => {
    const text = `---\ntitle: T\nterms: {head: headteacher, governing-body: governing body}\nterm-values: {head: ${value}}\n---\n${words}`;
    return fillText(readPolicy(text), { organisation }).split('---\n')[2] ?? '';
  };

  it.each([
    [':term[head]', 'principal', 'principal'],
    [':term[Head]', 'executive head', 'Executive Head'],
    ['A :term[Head] and a :term[head]', 'executive head', 'An Executive Head and an executive head'],
    ['an :term[head]', 'principal', 'a principal'],
    [':term[Heads] and :term[heads]', 'head of centre', 'Heads of Centre and heads of centre'],
    [":term[head]'s", 'manager', "manager's"],
    [
      ':term[governing-bodies], :term[Governing Body], :term[Governing body]',
      'x',
      'governing bodies, Governing Body, Governing body',
    ],
    ['the :term[headteachers]', 'principal and/or manager', 'the principals and/or managers'],
    [':term[head as=employer] :term[head]{plural}', 'principal', 'principal principals'],
    ['a :term[head]', 'HR adviser', 'an HR adviser'],
    ['a :term[head]', 'university leader', 'a university leader'],
    ['a :term[head]', 'unit lead', 'a unit lead'],
    ['Data :term[head]', 'executive', 'Data executive'],
  ])('says %s with the head called %s', (words, value, expected) => {
    expect(said(words, value)).toBe(expected);
  });

  it('fills articles in HTML as in text', () => {
    const text = '---\ntitle: T\nterms: {head: executive head}\n---\n\nAsk a :term[head].\n';
    expect(htmlOf(text)).toBe('<p>Ask an executive head.</p>');
  });
});

describe('fillText', () => {
  it('leaves every other byte alone', () => {
    const text = '---\ntitle: T\n---\r\n\r\nR&D at 3:30pm, 10) ten, :org[name]\\*\r\n';
    expect(fillText(readPolicy(text), { organisation })).toBe(text.replace(':org[name]', 'Hillside School'));
  });
});
