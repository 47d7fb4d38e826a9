import { describe, expect, it } from '@jest/globals';
import {
  applySplices,
  checkClauseRules,
  findNode,
  forkText,
  leaveOutClause,
  localVariations,
  readPolicy,
  setTermValues,
  unwrittenClauses,
  type Edit,
  type PolicyDocument,
} from '../src/index.ts';
import { readFixture } from './fixture-folders.ts';

const edition = readPolicy(readFixture(new URL('./fixtures/', import.meta.url), 'whole-policy', 'input.md'));
const fork = readPolicy(forkText(edition, { slug: 'lone-working', edition: 1 }));

function after(edit: Edit): PolicyDocument {
  if ('problem' in edit) throw new Error(edit.problem.message);
  return readPolicy(edit.text);
}

function without(document: PolicyDocument, id: string): PolicyDocument {
  const node = findNode(document, id);
  if (!node) throw new Error(`no ${id}`);
  return readPolicy(applySplices(document.text, [{ start: node.start, end: node.end, text: '' }]));
}

const replaced = (from: string, to: string): PolicyDocument => readPolicy(fork.text.replace(from, to));
const breaches = (document: PolicyDocument): string[] =>
  checkClauseRules(document, edition).map(({ code, clauseId }) => `${code} ${clauseId}`);
const variations = (document: PolicyDocument): string[] =>
  localVariations(document, edition).map(({ number, title, what, reason }) =>
    [number, title, what, reason].filter(Boolean).join(' | '),
  );

describe('checkClauseRules', () => {
  it('finds nothing in an untouched fork, however it is wrapped', () => {
    expect(breaches(fork)).toEqual([]);
    expect(breaches(readPolicy(fork.text.replaceAll('\n', '\r\n')))).toEqual([]);
    expect(
      breaches(replaced('You must tell the :term[head] first, as', 'You must tell the\n:term[head] first,  as')),
    ).toEqual([]);
  });

  it('finds a fixed clause that was changed, whatever rule the text of the school writes', () => {
    expect(breaches(replaced('You must tell', 'You may tell'))).toEqual(['FIXED_CLAUSE_CHANGED before']);
    const unruled = readPolicy(replaced('You must tell', 'You may tell').text.replace(' rule=fixed', ''));
    expect(findNode(unruled, 'before')?.rule).toBe('adaptable');
    expect(breaches(unruled)).toEqual(['FIXED_CLAUSE_CHANGED before']);
    expect(breaches(replaced('every=P3M', 'every=P1Y'))).toEqual(['FIXED_CLAUSE_CHANGED key-check']);
  });

  it('lets an adaptable clause be reworded and an optional one be left out', () => {
    expect(breaches(replaced('It applies to everyone', 'It applies to all'))).toEqual([]);
    expect(breaches(after(leaveOutClause(fork, 'before-night', 'We close at six.')))).toEqual([]);
  });

  it('finds what must be there', () => {
    expect(breaches(without(fork, 'who'))).toEqual(['REQUIRED_CLAUSE_MISSING who']);
    expect(breaches(after(leaveOutClause(fork, 'who', 'No reason')))).toEqual(['LEFT_OUT_NOT_OPTIONAL who']);
    expect(breaches(without(fork, 'records'))).toEqual(['REQUIRED_CLAUSE_MISSING records']);
  });

  it('asks for a local clause to be written', () => {
    expect(breaches(replaced('The log is kept by :blank[first-aider].', ''))).toEqual(['LOCAL_CLAUSE_EMPTY log']);
    const slot = ':::clause{#log rule=local}\nThe log is kept by :blank[first-aider].\n:::';
    expect(breaches(replaced(slot, '::::clause{#log}\n:::guidance\nSay who.\n:::\n::::'))).toEqual([
      'LOCAL_CLAUSE_EMPTY log',
    ]);
    expect(breaches(replaced('The log is kept by :blank[first-aider].', 'Ms Example keeps it.'))).toEqual([]);
    expect(unwrittenClauses(replaced('The log is kept by :blank[first-aider].', ''), edition)).toEqual(['log']);
    expect(unwrittenClauses(without(fork, 'who'), edition)).toEqual([]);
  });
});

describe('localVariations', () => {
  it('lists nothing for an untouched fork', () => {
    expect(variations(fork)).toEqual([]);
  });

  it('lists what was reworded, left out, added and renamed, in the order of reading', () => {
    const reworded = replaced('It applies to everyone', 'It applies to all');
    const added = readPolicy(
      reworded.text.replace(
        '### Records',
        '::::clause{#x-dog}\nTake the dog.\n\n:::clause{#x-lead}\nOn a lead.\n:::\n::::\n\n### Records',
      ),
    );
    const left = after(leaveOutClause(added, 'before-night', 'We close at six.'));
    expect(variations(after(setTermValues(left, { head: 'principal' })))).toEqual([
      '1.1 | It applies to all whom the governing body… | reworded',
      '2.1.1 | Nobody may work alone after 10pm. | left out | We close at six.',
      '2.2 | Take the dog. | added',
      '“headteacher” is “principal” | term changed',
    ]);
  });
});
