import { describe, expect, it } from '@jest/globals';
import { readPolicy } from '../read/read-policy.ts';
import { walkNodes } from '../find-node.ts';
import { mergePolicies } from './merge-policies.ts';
import { type ChoiceAnswer, type MergeResult } from './types.ts';

/** A policy of one section; clauses are `id` or `id rule`, with their words. */
function policy(clauses: Readonly<Record<string, string>>, matter: readonly string[] = []): string {
  const parts = Object.entries(clauses).map(([name, words]) => {
    const [id, rule] = name.split(' ');
    return `:::clause{#${id}${rule === undefined ? '' : ` rule=${rule}`}}\n${words}\n:::`;
  });
  return `${['---', 'title: Phones', ...matter, '---', '', '## Use {#use}', '', parts.join('\n\n')].join('\n')}\n`;
}

const outcomeOf = (result: MergeResult, id: string): string | undefined =>
  result.outcomes.find((outcome) => outcome.clauseId === id)?.outcome;
const idsIn = (text: string): string[] => walkNodes(readPolicy(text).nodes).map((node) => node.id);
const leftOut = (id: string): string[] => ['left-out:', `  - id: ${id}`, '    reason: Not for us.'];

const FIRST = 'Phones stay in bags. Ask before you film.';
const SECOND = 'Bags stay in lockers all day.';
const base = policy({ a: FIRST, b: SECOND });

describe('mergePolicies: one test a row of the table of outcomes', () => {
  it('council changed, school did nothing: taken', () => {
    const result = mergePolicies({
      base,
      ours: policy({ a: FIRST, b: SECOND }, ['owner: Head']),
      theirs: policy({ a: 'Phones stay at home.', b: SECOND }),
    });
    expect(outcomeOf(result, 'a')).toBe('taken');
    expect(result.text).toBe(policy({ a: 'Phones stay at home.', b: SECOND }, ['owner: Head']));
    expect(result.clean).toBe(true);
  });

  it('school changed, council did nothing: kept', () => {
    const result = mergePolicies({
      base,
      ours: policy({ a: 'Phones stay at home.', b: SECOND }),
      theirs: policy({ a: FIRST, b: 'Bags stay in the hall.' }),
    });
    expect(outcomeOf(result, 'a')).toBe('kept');
    expect(outcomeOf(result, 'b')).toBe('taken');
    expect(result.text).toBe(policy({ a: 'Phones stay at home.', b: 'Bags stay in the hall.' }));
  });

  it('both changed other sentences: both, and a person confirms unless it is editorial', () => {
    const texts = {
      base,
      ours: policy({ a: 'Phones stay in lockers. Ask before you film.', b: SECOND }),
      theirs: policy({ a: 'Phones stay in bags. Ask a teacher before you film.', b: SECOND }),
    };
    const result = mergePolicies(texts);
    expect(result.outcomes.find(({ clauseId }) => clauseId === 'a')).toMatchObject({
      outcome: 'both',
      confirm: true,
      ours: 'changed',
      theirs: 'changed',
    });
    expect(result.text).toBe(policy({ a: 'Phones stay in lockers. Ask a teacher before you film.', b: SECOND }));
    expect(
      mergePolicies({ ...texts, materiality: { a: 'editorial' } }).outcomes.find(({ clauseId }) => clauseId === 'a')
        ?.confirm,
    ).toBe(false);
    expect(mergePolicies({ ...texts, answers: { a: { answer: 'theirs' } } }).text).toBe(texts.theirs);
  });

  describe('both changed the same sentence: a choice', () => {
    const ours = policy({ a: 'Phones stay in lockers. Ask before you film.', b: SECOND });
    const theirs = policy({ a: 'Phones must stay in bags. Ask before you film.', b: SECOND });

    it('stands as ours until it is answered', () => {
      const result = mergePolicies({ base, ours, theirs });
      expect(result.choices).toEqual([
        {
          clauseId: 'a',
          kind: 'words',
          base: FIRST,
          ours: 'Phones stay in lockers. Ask before you film.',
          theirs: 'Phones must stay in bags. Ask before you film.',
          key: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
      ]);
      expect(result.clean).toBe(false);
      expect(result.text).toBe(ours);
    });

    it.each<[ChoiceAnswer, string]>([
      [{ answer: 'ours' }, 'Phones stay in lockers. Ask before you film.'],
      [{ answer: 'theirs' }, 'Phones must stay in bags. Ask before you film.'],
      [{ answer: 'both' }, 'Phones stay in lockers. Phones must stay in bags. Ask before you film.'],
      [
        { answer: 'own', text: 'Phones stay out of sight.\n\n- always\n- everywhere' },
        'Phones stay out of sight.\n\n- always\n- everywhere',
      ],
    ])('takes the answer %j', (answer, words) => {
      const result = mergePolicies({ base, ours, theirs, answers: { a: answer } });
      expect(result.text).toBe(policy({ a: words, b: SECOND }));
      expect(result.clean).toBe(true);
    });

    it('keeps the key of a choice while its four texts stay, so that an answer survives a newer edition', () => {
      const later = policy({ a: 'Phones must stay in bags. Ask before you film.', b: 'Bags stay in the hall.' });
      const [now, then] = [mergePolicies({ base, ours, theirs }), mergePolicies({ base, ours, theirs: later })];
      expect(then.choices[0]?.key).toBe(now.choices[0]?.key);
      const other = mergePolicies({ base, ours, theirs: policy({ a: 'Phones stay at home.', b: SECOND }) });
      expect(other.choices[0]?.key).not.toBe(now.choices[0]?.key);
    });
  });

  it('council removed, school did nothing: removed', () => {
    const result = mergePolicies({
      base,
      ours: policy({ a: FIRST, b: SECOND }, ['owner: Head']),
      theirs: policy({ b: SECOND }),
    });
    expect(outcomeOf(result, 'a')).toBe('removed');
    expect(idsIn(result.text)).toEqual(['use', 'b']);
    expect(result.clean).toBe(true);
  });

  it('council removed, school changed: remove, or keep as its own', () => {
    const texts = { base, ours: policy({ a: 'Phones stay at home.', b: SECOND }), theirs: policy({ b: SECOND }) };
    const open = mergePolicies(texts);
    expect(open.choices).toMatchObject([
      { clauseId: 'a', kind: 'removed-but-changed', ours: 'Phones stay at home.', theirs: '' },
    ]);
    expect(open.text).toBe(texts.ours);
    expect(mergePolicies({ ...texts, answers: { a: { answer: 'keep' } } }).text).toBe(texts.ours);
    const removed = mergePolicies({ ...texts, answers: { a: { answer: 'remove' } } });
    expect(removed.text).toBe(texts.theirs);
    expect(removed.notCarriedOver).toEqual([{ clauseId: 'a', text: 'Phones stay at home.' }]);
  });

  describe('a clause the school left out', () => {
    const optional = policy({ a: FIRST, 'b optional': SECOND });
    const ours = policy({ a: FIRST }, leftOut('b'));

    it('stays out when the council changes it, and that is reported', () => {
      const result = mergePolicies({
        base: optional,
        ours,
        theirs: policy({ a: FIRST, 'b optional': 'Bags stay in the hall.' }),
      });
      expect(result.outcomes.find(({ clauseId }) => clauseId === 'b')).toMatchObject({
        outcome: 'kept-out',
        ours: 'removed',
        theirs: 'changed',
      });
      expect(result.text).toBe(ours);
      expect(result.clean).toBe(true);
    });

    it('is asked about when it became adaptable', () => {
      const texts = { base: optional, ours, theirs: policy({ a: FIRST, 'b adaptable': SECOND }) };
      const open = mergePolicies(texts);
      expect(open.choices).toMatchObject([{ clauseId: 'b', kind: 'now-fixed' }]);
      expect(idsIn(open.text)).toEqual(['use', 'a']);
      const back = mergePolicies({ ...texts, answers: { b: { answer: 'theirs' } } });
      expect(back.text).toBe(texts.theirs);
      expect(mergePolicies({ ...texts, answers: { b: { answer: 'ours' } } }).text).toBe(ours);
    });

    it('comes back with the council’s words when it became fixed, and the school is told', () => {
      const theirs = policy({ a: FIRST, 'b fixed': SECOND });
      const result = mergePolicies({ base: optional, ours, theirs });
      expect(result.choices).toMatchObject([{ clauseId: 'b', kind: 'now-fixed' }]);
      expect(result.text).toBe(theirs);
    });
  });

  it('council made it fixed, school changed it: the council’s words, the school’s reported', () => {
    const ours = policy({ a: 'Phones stay at home.', b: SECOND });
    const theirs = policy({ 'a fixed': FIRST, b: SECOND });
    const result = mergePolicies({ base, ours, theirs });
    expect(outcomeOf(result, 'a')).toBe('council-wording');
    expect(result.text).toBe(theirs);
    expect(result.notCarriedOver).toEqual([{ clauseId: 'a', text: 'Phones stay at home.' }]);
    expect(result.clean).toBe(true);
    expect(mergePolicies({ base, ours, theirs, answers: { a: { answer: 'ours' } } }).text).toBe(theirs);
  });

  it('a fixed clause that the school reworded or dropped is put right though the council did nothing', () => {
    const fixed = policy({ 'a fixed': FIRST, b: SECOND });
    const reworded = mergePolicies({
      base: fixed,
      ours: policy({ 'a fixed': 'Phones are fine.', b: SECOND }),
      theirs: fixed,
    });
    expect(reworded.text).toBe(fixed);
    expect(reworded.notCarriedOver).toEqual([{ clauseId: 'a', text: 'Phones are fine.' }]);
    expect(mergePolicies({ base: fixed, ours: policy({ b: SECOND }), theirs: fixed }).text).toBe(fixed);
  });

  it('council added: inserted at its place; an optional one asks, and may be left out with a reason', () => {
    const ours = policy({ a: FIRST, 'x-own': 'Our own rule.', b: SECOND });
    const adaptable = mergePolicies({ base, ours, theirs: policy({ a: FIRST, b: SECOND, c: 'New words.' }) });
    expect(outcomeOf(adaptable, 'c')).toBe('inserted');
    expect(idsIn(adaptable.text)).toEqual(['use', 'a', 'x-own', 'b', 'c']);
    const texts = { base, ours, theirs: policy({ a: FIRST, 'c optional': 'New words.', b: SECOND }) };
    const optional = mergePolicies(texts);
    expect(optional.choices).toMatchObject([{ clauseId: 'c', kind: 'optional-added', ours: '', theirs: 'New words.' }]);
    const without = mergePolicies({ ...texts, answers: { c: { answer: 'remove', text: 'We have none.' } } });
    expect(idsIn(without.text)).toEqual(['use', 'a', 'x-own', 'b']);
    expect(readPolicy(without.text).frontMatter?.leftOut).toEqual([{ id: 'c', reason: 'We have none.' }]);
    expect(without.clean).toBe(true);
  });

  it('council moved: follows the move with the school’s words, and numbers follow', () => {
    const three = { a: FIRST, b: SECOND, c: 'See clause :see[a].' };
    const ours = policy({ ...three, a: 'Phones stay at home.' });
    const theirs = policy({ b: SECOND, c: three.c, a: FIRST });
    const result = mergePolicies({ base: policy(three), ours, theirs });
    expect(result.outcomes.find(({ clauseId }) => clauseId === 'a')).toMatchObject({
      outcome: 'kept',
      ours: 'changed',
      theirs: 'moved',
    });
    expect(result.text).toBe(policy({ b: SECOND, c: three.c, a: 'Phones stay at home.' }));
    const apart = mergePolicies({ base: policy(three), ours: policy(three, ['owner: Head']), theirs });
    expect(outcomeOf(apart, 'a')).toBe('moved');
  });

  it('both moved, to different places: a choice of place only', () => {
    const words = { a: 'Aa aa aa.', b: 'Bb bb bb.', c: 'Cc cc cc.', d: 'Dd dd dd.', e: 'Ee ee ee.' };
    const inOrder = (...ids: (keyof typeof words)[]): string =>
      policy(Object.fromEntries(ids.map((id) => [id, words[id]])));
    const texts = {
      base: inOrder('a', 'b', 'c', 'd', 'e'),
      ours: inOrder('b', 'c', 'a', 'd', 'e'),
      theirs: inOrder('b', 'c', 'd', 'e', 'a'),
    };
    const open = mergePolicies(texts);
    expect(open.choices).toMatchObject([
      {
        clauseId: 'a',
        kind: 'place',
        base: 'First in 1 Use',
        ours: 'After 1.2 Cc cc cc.',
        theirs: 'After 1.4 Ee ee ee.',
      },
    ]);
    expect(open.text).toBe(texts.ours);
    expect(mergePolicies({ ...texts, answers: { a: { answer: 'theirs' } } }).text).toBe(texts.theirs);
    expect(mergePolicies({ ...texts, answers: { a: { answer: 'ours' } } }).text).toBe(texts.ours);
  });

  it('council renamed a blank and a term: the school’s values are carried over', () => {
    const definitions = (blank: string, term: string): string[] => [
      'terms:',
      `  ${term}:`,
      '    value: headteacher',
      'blanks:',
      `  ${blank}:`,
      '    label: Who holds the log?',
    ];
    const body = (blank: string, term: string): Record<string, string> => ({
      a: `:blank[${blank}] tells the :term[${term}].`,
      b: SECOND,
    });
    const values = (blank: string, term: string): string[] => [
      'values:',
      `  ${blank}: Jo Bell`,
      'term-values:',
      `  ${term}: principal`,
    ];
    const result = mergePolicies({
      base: policy(body('log-holder', 'head'), definitions('log-holder', 'head')),
      ours: policy({ ...body('log-holder', 'head'), b: 'Ours; ask :blank[log-holder].' }, [
        ...definitions('log-holder', 'head'),
        ...values('log-holder', 'head'),
      ]),
      theirs: policy(body('log-keeper', 'leader'), definitions('log-keeper', 'leader')),
    });
    expect(result.text).toBe(
      policy({ ...body('log-keeper', 'leader'), b: 'Ours; ask :blank[log-keeper].' }, [
        ...definitions('log-keeper', 'leader'),
        ...values('log-keeper', 'leader'),
      ]),
    );
    expect(result.notCarriedOver).toEqual([]);
  });

  it('a blank that is asked no more: its answer is reported, not lost', () => {
    const blanks = ['blanks:', '  log-holder:', '    label: Who holds the log?', '  lead:', '    label: Who leads?'];
    const result = mergePolicies({
      base: policy({ a: ':blank[log-holder] and :blank[lead].' }, blanks),
      ours: policy({ a: ':blank[log-holder] and :blank[lead].' }, [
        ...blanks,
        'values:',
        '  log-holder: Jo Bell',
        '  lead: Al Dee',
      ]),
      theirs: policy({ a: ':blank[lead] only.' }, ['blanks:', '  lead:', '    label: Who leads?']),
    });
    expect(readPolicy(result.text).frontMatter?.values).toEqual({ lead: 'Al Dee' });
    expect(result.notCarriedOver).toEqual([{ clauseId: 'front-matter:values', text: 'log-holder: Jo Bell' }]);
  });

  it('front matter by key: the publisher’s, the school’s, and a choice for what both may set', () => {
    const matter = (review: string, owner: string, more: string[] = []): string =>
      policy({ a: FIRST }, ['review:', `  every: ${review}`, `owner: ${owner}`, ...more]);
    const texts = {
      base: matter('P1Y', 'HR'),
      ours: matter('P3Y', 'Office', ['based-on: phones@1']),
      theirs: matter('P2Y', 'Schools HR'),
    };
    const result = mergePolicies({ ...texts, edition: { slug: 'phones', number: 2 } });
    expect(readPolicy(result.text).frontMatter).toMatchObject({
      review: { every: 'P2Y' },
      owner: 'Office',
      basedOn: { slug: 'phones', edition: 2 },
    });
    expect(result.choices).toMatchObject([
      { clauseId: 'front-matter:owner', base: 'owner: HR', ours: 'owner: Office', theirs: 'owner: Schools HR' },
    ]);
    expect(result.notCarriedOver).toEqual([{ clauseId: 'front-matter:review', text: 'review:\n  every: P3Y' }]);
    const settled = mergePolicies({ ...texts, answers: { 'front-matter:owner': { answer: 'theirs' } } });
    expect(readPolicy(settled.text).frontMatter?.owner).toBe('Schools HR');
    expect(settled.clean).toBe(true);
  });

  it('a text whose front matter cannot be read is one choice, never guessed at', () => {
    const result = mergePolicies({
      base,
      ours: base.replace('title: Phones', 'title: [Phones'),
      theirs: policy({ a: 'New.', b: SECOND }),
    });
    expect(result.choices).toMatchObject([{ clauseId: 'document', kind: 'words' }]);
    expect(result.clean).toBe(false);
  });

  it('a clause of the school’s in a clause of the council’s gets fences that hold', () => {
    const nested = policy({ a: `${FIRST}\n\nMore.`, b: SECOND })
      .replace(':::clause{#a}', '::::clause{#a}')
      .replace('More.\n:::', ':::clause{#x-in}\nOurs.\n:::\n::::');
    const result = mergePolicies({
      base,
      ours: nested,
      theirs: policy({ a: 'Phones stay at home. Ask before you film.', b: SECOND }),
    });
    expect(readPolicy(result.text).problems).toEqual([]);
    expect(idsIn(result.text)).toEqual(['use', 'a', 'x-in', 'b']);
    expect(result.text).toContain('Phones stay at home.');
  });

  it('keeps Windows line ends', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const result = mergePolicies({
      base: crlf(base),
      ours: crlf(policy({ a: 'Ours.', b: SECOND })),
      theirs: crlf(policy({ a: FIRST, b: 'Theirs.' })),
    });
    expect(result.text).toBe(crlf(policy({ a: 'Ours.', b: 'Theirs.' })));
  });
});
