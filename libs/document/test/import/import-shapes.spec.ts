import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  accountForWords,
  findNode,
  importText,
  readPolicy,
  renderPolicy,
  walkNodes,
  type Imported,
} from '../../src/index.ts';

/** Documents in the shapes that settings really have: `input.txt` is what they hold, `expected.md` what it becomes. */
const SHAPES = [
  'unnumbered-centre',
  'high-school-table',
  'two-signatures',
  'council-protocol',
  'trust-depth-three',
] as const;
type Shape = (typeof SHAPES)[number];

const sourceOf = (shape: Shape): string =>
  readFileSync(new URL(`./fixtures/${shape}/input.txt`, import.meta.url), 'utf8');
const imported = (shape: Shape): Imported => importText(sourceOf(shape), { fileName: `${shape}.txt` });
const read = (shape: Shape) => readPolicy(imported(shape).text);
const outline = (shape: Shape): string[] =>
  walkNodes(read(shape).nodes).flatMap(({ kind, number, title }) =>
    kind === 'section' || kind === 'appendix' ? [`${number} ${title}`.trim()] : [],
  );

describe.each(SHAPES)('a document in the shape %s', (shape) => {
  it('becomes the policy Markdown that is written down beside it', () => {
    const place = new URL(`./fixtures/${shape}/expected.md`, import.meta.url);
    const { text } = imported(shape);
    if (process.env.UPDATE === '1' && !process.env.CI) writeFileSync(place, text);
    expect(existsSync(place)).toBe(true);
    expect(text).toBe(readFileSync(place, 'utf8'));
  });

  it('keeps every word, and adds none', () => {
    expect(accountForWords(sourceOf(shape), imported(shape))).toEqual({ missing: [], added: [] });
  });

  it('reads and prints without a problem', () => {
    const document = read(shape);
    expect(document.problems).toEqual([]);
    const { problems, html } = renderPolicy(document, {
      organisation: { name: 'Sample School', 'council.name': 'Sample Council' },
      purpose: 'print',
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(html.length).toBeGreaterThan(500);
  });

  it('names a line of the source for every entry of the report', () => {
    const lines = sourceOf(shape).split('\n');
    const { entries } = imported(shape).report;
    expect(entries.length).toBeGreaterThan(5);
    for (const { text, line } of entries) {
      const [first = ''] = /[\p{L}\p{N}]+/u.exec(text) ?? [''];
      expect(lines.slice(line - 1, line + 3).join('\n')).toContain(first);
    }
  });
});

describe('an unnumbered text', () => {
  it('has its headings nested: names with a colon stand under the section before', () => {
    expect(outline('unnumbered-centre')).toEqual([
      'POLICY STATEMENT',
      'Who this covers',
      'Duties & Records',
      'Managers',
      'Families',
      'DAYS WHEN ANIMALS COME',
      'Clean hands',
      'Appendix 1 Steps for a visit on the day',
      'Purpose',
      'Trained staff',
    ]);
    expect(findNode(read('unnumbered-centre'), 'x-duties-records')?.children.map(({ title }) => title)).toEqual([
      'Managers',
      'Families',
    ]);
  });

  it('states when it was reviewed and is due, as it was said, and who signs', () => {
    expect(read('unnumbered-centre').frontMatter).toMatchObject({
      stated: {
        'reviewed-on': '9th March 2021',
        'reviewed-by': 'Management Committee',
        'review-due': 'Summer 2023',
        signatories: 'Chair of Trustees: Wilhelmina Oakapple',
      },
      signatories: ['chair'],
    });
  });

  it('keeps a dated list of named staff as a list blank', () => {
    const { frontMatter } = read('unnumbered-centre');
    expect(frontMatter?.blanks).toMatchObject([{ id: 'trained-staff', type: 'list', keptBy: 'head' }]);
    expect(frontMatter?.values['trained-staff']).toHaveLength(3);
    expect(frontMatter?.stated?.['trained-staff-as-at']).toBe('October 2020');
    expect(frontMatter?.valuesAsAt).toEqual({ 'trained-staff': '2020-10' });
  });

  it('puts a heading with nothing of its own over those that repeat a word of it', () => {
    expect(findNode(read('high-school-table'), 'x-responsibilities')?.children).toHaveLength(2);
    expect(findNode(read('high-school-table'), 'x-labels')?.depth).toBe(1);
  });
});

describe('what a document says of itself', () => {
  it('is read from a table at the end', () => {
    expect(read('high-school-table').frontMatter?.stated).toEqual({
      'adopted-on': 'May 2019',
      'adopted-by': 'Governing Body of Thornbeck High School',
      'review-due': 'October 2020',
      committee: 'Premises Committee',
      owner: 'Ms Q Fennimore',
      statutory: 'No',
      organisation: 'Thornbeck High School',
      council: 'Eastmoor County Council',
    });
  });

  it('keeps the council’s facts apart from those of the setting that adopted its document', () => {
    expect(read('council-protocol').frontMatter?.stated).toMatchObject({
      'adopted-on': '4/2/22',
      organisation: 'Little Wexham Nursery school',
      publisher: 'County of Wexhamshire',
      'template-author': 'Governance Support Unit',
      'template-review-due': 'Oct 24',
      'template-review-history': '1: Nov 2019; 2: Nov 2023',
    });
  });

  it('stores no school under a date: it is proposed for a person to look at', () => {
    const { frontMatter } = read('trust-depth-three');
    expect(frontMatter?.stated).toMatchObject({
      'effective-from': 'June 2016',
      version: '3',
      'review-due': 'June 2017 & Ongoing',
    });
    expect(frontMatter?.stated).not.toHaveProperty('adopted-on');
    expect(frontMatter?.values['safety-coordinators']).toEqual([
      'St Brendans: Mr T Applegarth',
      'St Agathas: Ms U Birdwhistle',
      'Mrs V Cattermole',
    ]);
    expect(frontMatter?.blanks).toMatchObject([{ id: 'safety-coordinators', type: 'per-setting', keptBy: 'head' }]);
    const proposals = imported('trust-depth-three').report.proposals;
    expect(proposals.filter(({ what }) => what === 'not-a-date').map(({ text }) => text)).toEqual([
      'St Brendans',
      'St Agathas',
    ]);
  });

  it('leaves a date that was never filled in unstated, and two unknown signatories two', () => {
    const { stated, signatories } = read('two-signatures').frontMatter ?? {};
    expect(stated).not.toHaveProperty('adopted-on');
    expect(signatories).toEqual(['signatory', 'signatory-2']);
  });

  it('keeps a flag, an owner and a version under their own keys too', () => {
    expect(read('high-school-table').frontMatter).toMatchObject({ statutory: false, owner: 'Ms Q Fennimore' });
    expect(read('trust-depth-three').frontMatter).toMatchObject({ version: '3', effectiveFrom: 'June 2016' });
  });

  it('reads training, place and induction from a requirement table, which stays in the text', () => {
    expect(read('trust-depth-three').frontMatter).toMatchObject({
      training: 'Briefing in September',
      heldAt: 'In the staff room folder',
      induction: true,
    });
    expect(imported('trust-depth-three').text).toContain('| REQUIREMENT | ACTION |');
  });
});

describe('a numbered text', () => {
  it('counts as it was typed, to depth three', () => {
    const numbers = walkNodes(read('trust-depth-three').nodes).map(({ number }) => number);
    const typed = [...sourceOf('trust-depth-three').matchAll(/^(?:- )?\**(\d+(?:\.\d+)*) /gm)].map(
      ([, number]) => number,
    );
    expect(typed).toContain('3.2.10');
    expect(numbers.filter(Boolean)).toEqual(typed);
    expect(imported('trust-depth-three').report.proposals.filter(({ what }) => what === 'renumbered')).toEqual([]);
  });

  it('joins a sentence cut by a page break, in clauses and in appendices', () => {
    expect(imported('council-protocol').text).toContain('the agenda and the apologies that were sent');
    expect(imported('council-protocol').text).toContain('even when the other line is slow.');
  });

  it('makes the titles that its contents call appendices appendices, with their own numbers', () => {
    const appendix = findNode(read('council-protocol'), 'x-good-habits');
    expect(appendix).toMatchObject({ kind: 'appendix', number: 'Appendix 1' });
    expect(appendix?.children.map(({ number }) => number)).toEqual(['1)', '2)', '3)', '4)']);
  });

  it('lets references follow what they were typed to, right or wrong, and never those to an Act', () => {
    const { text } = imported('council-protocol');
    expect(text).toContain('section :see[x-host-opens-room-ten-minutes]');
    expect(text).toContain(':see[X-records]');
    expect(text).toContain('section 47 of the Children Act 1989');
  });
});

describe('what is only proposed', () => {
  it('names recurring duties with their cycle, and writes none that is only told', () => {
    const { text, report } = imported('two-signatures');
    expect(report.proposals.map(({ what, suggestion }) => [what, suggestion])).toEqual([
      ['duty', ':::duty{every=P3M}'],
      ['duty', ':::duty{every=P6M}'],
      ['duty', ':::duty{every=P6M}'],
    ]);
    expect(text).not.toContain(':::duty');
  });

  it('leaves a paragraph that lays a duty down in its place, fenced, and says so', () => {
    const { text, report } = importText(
      'Bees Policy\n\nHives must be weighed quarterly, or when a keeper has left. Write it down.\n\nHoney is shared.\n',
      { fileName: 'bees.txt' },
    );
    expect(text).toContain(
      ':::duty{#x-hives-must-weighed-quarterly-keeper every=P3M}\nHives must be weighed quarterly, or when a keeper has left. Write it down.\n:::\n\nHoney is shared.',
    );
    expect(report.proposals).toMatchObject([{ what: 'duty', suggestion: ':::duty{every=P3M}', written: true }]);
  });

  it('writes no duty inside a numbered clause, where it would lose its place', () => {
    const { text, report } = importText(
      'Bees Policy\n\n1. Hives\n\n1.1 Hives must be checked every month.\n\n1.2 Smoke is kept dry.\n',
      { fileName: 'bees.txt' },
    );
    expect(report.proposals).toMatchObject([{ what: 'duty', suggestion: ':::duty{every=P1M}' }]);
    expect(report.proposals[0]).not.toHaveProperty('written');
    expect(text).not.toContain(':::duty');
  });
});

describe('the words for roles', () => {
  it('become terms as a note explains them, singular and in lower case', () => {
    expect(read('council-protocol').frontMatter?.terms).toMatchObject([
      { id: 'governing-body', value: 'governing body', options: ['trustee board', 'management committee'] },
      { id: 'clerk', value: 'clerk', options: ['secretary', 'governance officer'] },
    ]);
    expect(imported('council-protocol').text).toContain('Governing Body can mean Trustee Board');
  });

  it('become the commonest name where a text has several, and are written only where they say the same words', () => {
    const { text } = importText(
      'Bees Policy\n\nThe Head of Centre feeds the bees. Ask the Head of Centre, or the Headteacher.\n\nA HEAD OF CENTRE is seen at head.of.centre@example.org.\n',
      { fileName: 'bees.txt' },
    );
    expect(readPolicy(text).frontMatter?.terms).toMatchObject([{ id: 'head', value: 'head of centre' }]);
    expect(text).toContain(
      'The :term[Head of Centre] feeds the bees. Ask the :term[Head of Centre], or the Headteacher.\n\nA HEAD OF CENTRE is seen at head.of.centre@example.org.',
    );
  });
});
