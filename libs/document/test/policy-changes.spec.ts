import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localVariations, ownedChanges, policyChanges, readPolicy, type PolicyDocument } from '../src/index.ts';
import { redline } from '../src/compare/redline.ts';

const CLAUSES = {
  ask: 'Ask the :term[head] before you go out, as :see[tell] says.',
  tell: 'Tell **the office** where you go.\n\n- by telephone\n- or in the book',
  keys: 'The keys are kept by :blank[keeper].',
  dogs: 'No dogs, see [the leaflet](https://dogs.example).',
} as const;
type Id = keyof typeof CLAUSES;
const IDS = Object.keys(CLAUSES) as Id[];

interface Shape {
  readonly order?: readonly string[];
  readonly words?: Readonly<Record<string, string>>;
  readonly rules?: Readonly<Record<string, string>>;
  readonly head?: readonly string[];
}

function write({ order = IDS, words = {}, rules = {}, head = [] }: Shape = {}): PolicyDocument {
  const clause = (id: string): string => {
    const rule = rules[id] ? ` ${rules[id]}` : '';
    return `:::clause{#${id}${rule}}\n${words[id] ?? CLAUSES[id as Id] ?? 'Words of our own.'}\n:::\n`;
  };
  const front = [
    'title: Trips',
    'terms: {head: headteacher}',
    'blanks: {keeper: {type: text, label: Who keeps the keys?}}',
  ];
  return readPolicy(
    `---\n${[...front, ...head].join('\n')}\n---\n\n## Going out {#out}\n\n${order.map(clause).join('\n')}\n## Coming back {#back}\n\nCome back.\n`,
  );
}

const listed = (document: PolicyDocument, edition = write()): string[] =>
  localVariations(document, edition, { name: 'A school' }).map(({ clauseId = '', what }) =>
    `${clauseId} ${what}`.trim(),
  );

describe('the schedule of local variations', () => {
  it.each<[string, Shape, string[]]>([
    ['nothing for filled blanks', { head: ['values: {keeper: The office}'] }, []],
    ['a term once, however often it is said', { head: ['term-values: {head: principal}'] }, ['term changed']],
    [
      'nothing where the school typed the words that the blank or term says',
      {
        words: {
          keys: 'The keys are kept by the office.',
          ask: 'Ask the headteacher before you go out, as :see[tell] says.',
        },
        head: ['values: {keeper: the office}'],
      },
      [],
    ],
    [
      'nothing for layout, emphasis and kinds of marks',
      {
        words: {
          tell: 'Tell the *office* where you go.\n\n1. by telephone\n2. or in the book',
          dogs: 'No   dogs,\nsee [**the** leaflet](https://dogs.example).',
        },
      },
      [],
    ],
    [
      'another address behind the same words',
      { words: { dogs: 'No dogs, see [the leaflet](https://cats.example).' } },
      ['dogs reworded'],
    ],
    [
      'words struck out',
      { words: { dogs: '~~No dogs, see~~ [the leaflet](https://dogs.example).' } },
      ['dogs reworded'],
    ],
    [
      'a sign that turns the sense',
      { words: { dogs: 'Dogs, see [the leaflet](https://dogs.example).' } },
      ['dogs reworded'],
    ],
    ['nothing for numbers that follow from a new neighbour', { order: ['x-own', ...IDS] }, ['x-own added']],
    ['what was left out', { order: ['ask', 'tell', 'dogs'] }, ['keys left out']],
    ['the one that moved, not those it passed', { order: ['tell', 'keys', 'dogs', 'ask'] }, ['ask moved']],
  ])('%s', (_, shape, expected) => expect(listed(write(shape))).toEqual(expected));

  it('never lists a fixed clause whose words stand, wherever it stands', () => {
    const rules = { ask: 'rule=fixed' };
    const edition = write({ rules });
    expect(
      listed(
        write({ rules, order: ['tell', 'keys', 'dogs', 'ask'], head: ['term-values: {head: principal}'] }),
        edition,
      ),
    ).toEqual(['term changed']);
  });

  it('lists a fixed clause whose words do not stand: an exception', () => {
    expect(listed(write({ words: { ask: 'Just go.' } }), write({ rules: { ask: 'rule=fixed' } }))).toEqual([
      'ask reworded',
    ]);
  });

  it('does not list what the template left for the school to write', () => {
    expect(listed(write({ words: { dogs: 'Dogs wait outside.' } }), write({ rules: { dogs: 'rule=local' } }))).toEqual(
      [],
    );
  });

  it('shows both wordings with the school’s own terms, so that only its changes are marked', () => {
    const own = write({
      words: { ask: 'Ask the :term[head] in writing before you go out, as :see[tell] says.' },
      head: ['term-values: {head: executive head}'],
    });
    const [variation] = localVariations(own, write());
    expect(variation).toMatchObject({
      number: '1.1',
      templateWording: 'Ask the executive head before you go out, as 1.2 says.',
      ownWording: 'Ask the executive head in writing before you go out, as 1.2 says.',
    });
    const pieces = redline(variation?.templateWording ?? '', variation?.ownWording ?? '');
    expect(pieces.filter((piece) => piece.kind !== 'same')).toEqual([{ kind: 'added', text: ' in writing' }]);
  });

  it('holds a whole new section in one line, with its clauses in the wording', () => {
    const own = readPolicy(`${write().text}\n## Bicycles {#x-bicycles}\n\n:::clause{#x-lock}\nLock them.\n:::\n`);
    expect(localVariations(own, write())).toEqual([
      {
        clauseId: 'x-bicycles',
        number: '3',
        title: 'Bicycles',
        what: 'added',
        templateWording: '',
        ownWording: 'Lock them.',
      },
    ]);
  });
});

const own = { editions: null };
const of = (before: PolicyDocument, after: PolicyDocument, base: PolicyDocument, next: PolicyDocument): string[] =>
  ownedChanges({ before, after, editions: { before: base, after: next } }).map((each) => `${each.key} ${each.of}`);

describe('whose a change is', () => {
  const base = write();
  const next = write({ words: { dogs: 'No dogs or cats.' } });

  it('is the template’s where the school took it as it came', () =>
    expect(of(base, next, base, next)).toEqual(['dogs template']));

  it('is the template’s where the school’s own words in the same clause were carried over', () => {
    const next = write({ words: { ask: 'Ask the :term[head] two days before you go out, as :see[tell] says.' } });
    const before = write({ head: ['term-values: {head: principal}'] });
    const after = write({
      words: { ask: 'Ask the :term[head] two days before you go out, as :see[tell] says.' },
      head: ['term-values: {head: principal}'],
    });
    expect(of(before, after, base, next)).toEqual(['ask template']);
  });

  it('is the template’s where the school gave up its own words for it', () => {
    expect(of(write({ words: { dogs: 'Dogs may come.' } }), next, base, next)).toEqual(['dogs template']);
  });

  it('is the school’s where the template did nothing, and both’s where both did', () => {
    const after = write({ words: { dogs: 'No dogs, cats or parrots.', tell: 'Tell nobody.' } });
    expect(of(base, after, base, next)).toEqual(['tell own', 'dogs both']);
  });

  it('is the school’s without a template, or with the same edition', () => {
    const after = write({ words: { tell: 'Tell nobody.' } });
    expect(ownedChanges({ before: base, after, ...own }).map((each) => each.of)).toEqual(['own']);
    expect(of(base, after, base, base)).toEqual(['tell own']);
  });
});

describe('the changes from one text to another', () => {
  it('are none for the same text, and name terms, blanks and facts', () => {
    expect(policyChanges(write(), write())).toEqual([]);
    const after = write({
      head: ['values: {keeper: The office}', 'term-values: {head: principal}', 'review: {every: P1Y}'],
    });
    expect(policyChanges(write(), after).map(({ key, before, after }) => [key, before, after])).toEqual([
      ['term:head', 'headteacher', 'principal'],
      ['blank:keeper', '', 'The office'],
      ['fact:review', '', '1 year'],
    ]);
  });

  it('say with whom a clause was agreed: itself, what it stands in, or the whole text', () => {
    const agreed = (text: PolicyDocument): string[] =>
      policyChanges(text, write({ words: { dogs: 'Dogs.' } }))
        .filter(({ key }) => key === 'dogs')
        .map((each) => each.agreedWith);
    expect(agreed(write({ rules: { dogs: 'agreed-with="the unions"' } }))).toEqual(['the unions']);
    expect(agreed(readPolicy(write().text.replace('{#out}', '{#out agreed-with="the committee"}')))).toEqual([
      'the committee',
    ]);
    expect(agreed(write({ head: ['agreed-with: [joint committee]'] }))).toEqual(['joint committee']);
    expect(agreed(write())).toEqual(['']);
  });

  it('name every clause that differs and no other, whatever was done', () => {
    const edit = fc.record({
      order: fc.shuffledSubarray([...IDS, 'x-own']),
      words: fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom('Go.', 'Stay at home.'), { noNullPrototype: true }),
    });
    fc.assert(
      fc.property(edit, edit, (one, two) => {
        const [before, after] = [write(one), write(two)];
        const said = (shape: Shape, id: string): string | undefined =>
          shape.order?.includes(id) ? (shape.words?.[id] ?? CLAUSES[id as Id] ?? 'Words of our own.') : undefined;
        const differing = [...IDS, 'x-own'].filter((id) => said(one, id) !== said(two, id));
        const told = policyChanges(before, after)
          .filter((each) => each.what !== 'moved')
          .map((each) => each.key);
        expect(told.toSorted()).toEqual(differing.toSorted());
        const back = policyChanges(after, before).filter((each) => each.what !== 'moved');
        expect(back.map((each) => each.key).toSorted()).toEqual(told.toSorted());
        // Those that moved are as few as a list put in another order needs.
        const kept = (one.order ?? []).filter((id) => two.order?.includes(id));
        const moved = policyChanges(before, after).filter((each) => each.what === 'moved');
        expect(moved.length).toBeLessThan(Math.max(1, kept.length));
      }),
      { numRuns: 150 },
    );
  });
});
