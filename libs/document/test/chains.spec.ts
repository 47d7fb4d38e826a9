import { describe, expect, it } from '@jest/globals';
import {
  checkClauseRules,
  checkDerivedRules,
  findNode,
  forkText,
  lawClauses,
  mergeExcepted,
  mergeIntoTemplate,
  readPolicy,
  setRules,
} from '@ratify/document';

const text = (bodies: Readonly<Record<string, string>>, front = ''): string => `---
title: Keys
slug: keys
${front}---

## Keys {#keys}

${Object.entries(bodies)
  .map(([attributes, words]) => `:::clause{#${attributes}}\n${words}\n:::\n`)
  .join('\n')}`;
const ruleOf = (source: string, id: string): string | undefined => findNode(readPolicy(source), id)?.rule;
const COUNCIL = {
  'holders rule=fixed': 'Only staff may hold keys.',
  log: 'The office must keep a log of every key and of who holds it.',
  'night rule=optional': 'Nobody may stay after ten at night.',
  'spare rule=local': 'Say where the spare keys are.',
};

describe('the rules of parts', () => {
  it('are set one by one, and no other part of the text changes its own', () => {
    const source = '## Keys {#keys rule=fixed}\n\n:::clause[Log]{#log}\nA.\n:::\n\n:::notice\nB.\n:::\n\n# End\n\nC.\n';
    const freed = setRules(readPolicy(source), { log: 'adaptable', end: 'fixed' });
    expect(freed).toBe(
      '## Keys {#keys rule=fixed}\n\n:::clause[Log]{#log rule=adaptable}\nA.\n:::\n\n:::notice\nB.\n:::\n\n# End {rule=fixed}\n\nC.\n',
    );
    expect(ruleOf(freed, 'keys')).toBe('fixed');
    const around = setRules(readPolicy(source), { keys: 'adaptable' });
    expect([ruleOf(around, 'keys'), ruleOf(around, 'log')]).toEqual(['adaptable', 'fixed']);
    expect(setRules(readPolicy(source), { log: 'fixed' })).toBe(source);
  });
});

describe('a template made from another', () => {
  const edition = text(COUNCIL);
  const fork = forkText(readPolicy(edition), { slug: 'keys', edition: 1 });
  const breaches = (change: (own: string) => string) =>
    checkDerivedRules(readPolicy(change(fork)), readPolicy(edition)).map(({ code, clauseId, rule }) =>
      [code, clauseId, rule].filter(Boolean).join(' '),
    );

  it('may tighten, fill a slot and fix it, and leave it for the schools', () => {
    expect(breaches((own) => own)).toEqual([]);
    expect(
      breaches((own) =>
        own
          .replace('{#log}', '{#log rule=fixed}')
          .replace('night rule=optional', 'night')
          .replace('rule=local}\nSay where the spare keys are.', 'rule=fixed}\nIn the safe of the trust.'),
      ),
    ).toEqual([]);
  });

  it.each([
    ['holders rule=fixed', 'holders', 'RULE_LOOSENED holders fixed'],
    ['{#log}', '{#log rule=optional}', 'RULE_LOOSENED log adaptable'],
    ['{#log}', '{#log rule=local}', 'RULE_LOOSENED log adaptable'],
    ['spare rule=local', 'spare rule=optional', 'LOCAL_CLAUSE_EMPTY spare;RULE_LOOSENED spare local'],
    ['spare rule=local', 'spare rule=fixed', 'LOCAL_CLAUSE_EMPTY spare'],
    ['Only staff', 'Anybody', 'FIXED_CLAUSE_CHANGED holders'],
    ['rule=local}\nSay where', 'rule=optional}\nNot', 'RULE_LOOSENED spare local'],
  ])('with %s as %s: %s', (from, to, said) => {
    expect(fork).toContain(from);
    expect(breaches((own) => own.replace(from, to)).join(';')).toBe(said);
  });

  it('takes a newer edition and keeps what it tightened, what it filled and what it added', () => {
    const ours = fork
      .replace('{#log}', '{#log rule=fixed}')
      .replace('rule=local}\nSay where the spare keys are.', 'rule=fixed}\nIn the safe of the trust.')
      .concat('\n:::clause{#x-badge rule=fixed}\nEverybody wears a badge.\n:::\n');
    const newer = text({
      ...COUNCIL,
      'holders rule=fixed': 'Only staff and governors may hold keys.',
      'night rule=optional': 'Nobody may stay after nine at night.',
      'spare rule=local': 'Say where the spare keys are, and who knows.',
    });
    const merged = mergeIntoTemplate({
      base: edition,
      ours,
      theirs: newer,
      excepted: [],
      edition: { slug: 'keys', number: 2 },
    });
    expect(merged.choices).toEqual([]);
    expect(merged.text).toContain('Only staff and governors');
    expect(merged.text).toContain('after nine');
    expect(merged.text).toContain('In the safe of the trust.');
    expect(['holders', 'log', 'night', 'spare', 'x-badge'].map((id) => ruleOf(merged.text, id))).toEqual([
      'fixed',
      'fixed',
      'optional',
      'fixed',
      'fixed',
    ]);
    expect(checkDerivedRules(readPolicy(merged.text), readPolicy(newer))).toEqual([]);
  });

  it('is tightened with its base, and loosened with it where it had set nothing itself', () => {
    const ours = fork.replace('{#log}', '{#log rule=fixed}');
    const newer = text({
      'holders rule=adaptable': COUNCIL['holders rule=fixed'],
      'log rule=optional': COUNCIL.log,
      'night rule=fixed': COUNCIL['night rule=optional'],
      'spare rule=local': COUNCIL['spare rule=local'],
    });
    const merged = mergeIntoTemplate({ base: edition, ours, theirs: newer, excepted: [] });
    expect(['holders', 'log', 'night'].map((id) => ruleOf(merged.text, id))).toEqual(['adaptable', 'fixed', 'fixed']);
  });
});

describe('a fixed clause with an exception', () => {
  const base = text(COUNCIL);
  const fork = forkText(readPolicy(base), { slug: 'keys', edition: 1 });
  const ours = fork.replace('Only staff may hold keys.', 'Only staff and the caretaker’s firm may hold keys.');
  const take = (theirs: string, excepted: readonly string[], answers = {}) =>
    mergeExcepted({ base, ours, theirs, excepted, answers, edition: { slug: 'keys', number: 2 } });

  it('stands in the wording granted, and in no other', () => {
    const wording = 'Only staff and the caretaker’s firm may hold keys.';
    const codes = (source: string, granted = {}) =>
      checkClauseRules(readPolicy(source), readPolicy(base), granted)
        .filter((each) => each.clauseId === 'holders')
        .map((each) => each.code);
    expect(codes(ours)).toEqual(['FIXED_CLAUSE_CHANGED']);
    expect(codes(ours, { holders: wording })).toEqual([]);
    expect(codes(fork, { holders: wording })).toEqual([]);
    expect(codes(ours.replace('firm', 'family'), { holders: wording })).toEqual(['FIXED_CLAUSE_CHANGED']);
  });

  it('survives an edition that leaves the clause alone, and keeps the rule on record', () => {
    const newer = text({ ...COUNCIL, log: 'The office must keep a log of every key and of who has it.' });
    expect(take(newer, []).text).toContain('Only staff may hold keys.');
    const merged = take(newer, ['holders']);
    expect(merged.choices).toEqual([]);
    expect(merged.text).toContain('the caretaker’s firm');
    expect(merged.text).toContain('who has it');
    expect(merged.text).toContain('{#holders rule=fixed}');
  });

  it('is a choice where the edition changes the clause, however far apart the words are', () => {
    const newer = text({ ...COUNCIL, 'holders rule=fixed': 'Only staff may hold keys. Contractors never do.' });
    const merged = take(newer, ['holders']);
    expect(merged.choices.map((each) => [each.clauseId, each.kind])).toEqual([['holders', 'words']]);
    expect(merged.text).toContain('the caretaker’s firm');
    const theirs = take(newer, ['holders'], { holders: { answer: 'theirs' } });
    expect(theirs.choices).toEqual([]);
    expect(theirs.text).toContain('Contractors never do.');
    const kept = take(newer, ['holders'], { holders: { answer: 'ours' } });
    expect(kept.choices).toEqual([]);
    expect(kept.text).toContain('the caretaker’s firm');
    expect(kept.text).toContain('{#holders rule=fixed}');
  });

  it('asks nothing where there is no wording of one’s own', () => {
    const newer = text({ ...COUNCIL, 'holders rule=fixed': 'Only staff may hold keys. Contractors never do.' });
    const merged = mergeExcepted({ base, ours: fork, theirs: newer, excepted: ['holders'] });
    expect(merged.choices).toEqual([]);
    expect(merged.text).toContain('Contractors never do.');
  });
});

it('parts marked as law are known, with all that stands in them', () => {
  const source = '## A {#a binding=law}\n\n:::clause{#b}\nX.\n:::\n\n## C {#c}\n\n:::clause{#d binding=law}\nY.\n:::\n';
  expect([...lawClauses(readPolicy(source))]).toEqual(['a', 'b', 'd']);
});
