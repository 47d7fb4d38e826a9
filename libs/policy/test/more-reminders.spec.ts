import { describe, expect, it } from '@jest/globals';
import {
  editionReminder,
  inductionReminder,
  missingReminder,
  plainDate,
  questionReminder,
  sayDigest,
  type DigestLine,
} from '../src/index.ts';

const TODAY = plainDate('2026-11-10');
const read = (title: string, dueOn = '2026-11-20') => ({ title, dueOn: plainDate(dueOn) });

describe('what somebody new is to read', () => {
  it('is told when they come and once more before its last day, by name as far as a line holds', () => {
    const set = ['Keys', 'Fire', 'Phones', 'Trips', 'Bees'].map((title) => read(title));
    expect(inductionReminder(set, TODAY)).toEqual({
      step: 'new',
      words: '5 policies to read and confirm, as you are new here, by 20 November 2026: Keys; Fire; Phones; 2 more.',
    });
    expect(inductionReminder([read('Keys')], plainDate('2026-11-17'))).toEqual({
      step: '2026-11-20:last',
      words: '1 policy still to read and confirm, by 20 November 2026: Keys.',
    });
  });

  it('is told no more once it is read, or its day has passed', () => {
    expect(inductionReminder([], TODAY)).toBeNull();
    expect(inductionReminder([read('Keys', '2026-11-09')], TODAY)).toBeNull();
  });
});

describe('what is expected and missing', () => {
  it.each([
    [null, 'missing', 'Trips is missing: Northbrook Council expects it.'],
    ['2027-09-01', 'missing', 'Trips is missing: Northbrook Council expects it by 1 September 2027.'],
    ['2026-12-10', '2026-12-10:last', 'Trips is missing: Northbrook Council expects it by 10 December 2026.'],
    [
      '2026-11-09',
      '2026-11-09:last',
      'Trips is missing: Northbrook Council expects it; it was to be held by 9 November 2026.',
    ],
  ])('to be held by %s is step %s', (dueOn, step, words) => {
    const missing = {
      title: 'Trips',
      publisherName: 'Northbrook Council',
      dueOn: dueOn === null ? null : plainDate(dueOn),
    };
    expect(missingReminder(missing, TODAY)).toEqual({ step, words });
  });
});

it('a newer edition and a question are told in one line each', () => {
  const edition = { title: 'Trips', number: 3, adoptByOn: plainDate('2027-05-01') };
  expect(editionReminder(edition)).toEqual({
    step: 'edition-3',
    words: 'Trips: edition 3 of its template is out. Adopt it by 1 May 2027.',
  });
  expect(questionReminder({ personName: 'Amy Lister', title: 'Trips' }).words).toBe(
    'Amy Lister asked something about Trips and waits for an answer.',
  );
});

describe('a mail', () => {
  const lineOf = (subject: DigestLine['subject'], words: string): DigestLine => ({
    ...{ organisationId: 'elm', organisationName: 'Elm Park', subject, subjectId: words, step: subject, words },
  });
  const itemsOf = (missing: number) => {
    const lines = [
      ...Array.from({ length: missing }, (_, at) => lineOf('missing', `Policy ${at + 1} is missing.`)),
      lineOf('review', 'Keys is due.'),
      lineOf('vacancy', 'Nobody is the chair.'),
    ];
    return sayDigest(lines).groups?.[0]?.items;
  };

  it('names three things that are missing, and counts the rest where it is more than one', () => {
    expect(itemsOf(4)).toEqual(['Keys is due.', ...[1, 2, 3, 4].map((at) => `Policy ${at} is missing.`), 'Nobody is the chair.']); // prettier-ignore
    expect(itemsOf(21)).toEqual([
      ...['Keys is due.', 'Policy 1 is missing.', 'Policy 2 is missing.', 'Policy 3 is missing.'],
      ...['18 more are expected and missing. The register lists them all.', 'Nobody is the chair.'],
    ]);
  });
});
