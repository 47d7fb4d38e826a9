import { describe, expect, it } from '@jest/globals';
import { fixPolicy, lintPolicy, readPolicy } from '../src/index.ts';
import { someCorpusTexts } from '../bench/lint/lint-corpus.ts';

const facts = { today: '2026-11-20' };
const fixed = (text: string): string => fixPolicy(text, facts).text;
const NUMBERED = '---\ntitle: Keys\n---\n\n';

describe('mending a policy', () => {
  it.each<[string, string, string]>([
    [
      'a name that was replaced word for word, with its article',
      'Every helper has a CRB check. An NQT is a newly qualified teacher.\n',
      'Every helper has a DBS check. An ECT is an early career teacher.\n',
    ],
    ['a capital at the head of a sentence', 'Peer-on-peer abuse is harm.\n', 'Child-on-child abuse is harm.\n'],
    [
      'the year of guidance that is renewed each year',
      'We follow Keeping Children Safe in Education (2019).\n',
      'We follow Keeping Children Safe in Education.\n',
    ],
    [
      'typed numbers that are the counted ones, and references to them',
      `${NUMBERED}## 1. Holders {#holders}\n\nSee section 2.\n\n## 2. Locks {#locks}\n\nAs Section 1 says.\n`,
      `${NUMBERED}## Holders {#holders}\n\nSee :see[locks].\n\n## Locks {#locks}\n\nAs :see[Holders] says.\n`,
    ],
    [
      'a skipped level, with what stands below and beside it',
      '# Keys\n\n## Holders\n\n#### Office\n\n##### Desk\n\n#### Lodge\n\n## Locks\n',
      '# Keys\n\n## Holders\n\n### Office\n\n#### Desk\n\n### Lodge\n\n## Locks\n',
    ],
    [
      'the only appendix, called by no label',
      `${NUMBERED}Use the attached appendix.\n\n# Form {#form .appendix}\n\nName\n`,
      `${NUMBERED}Use :see[form].\n\n# Form {#form .appendix}\n\nName\n`,
    ],
  ])('%s', (_, before, after) => {
    const { text, mended, problems } = fixPolicy(before, facts);
    expect(text).toBe(after);
    expect(mended.length).toBeGreaterThan(0);
    for (const { rule, message } of mended)
      expect(problems).not.toContainEqual(expect.objectContaining({ rule, message }));
  });

  it.each<[string, string]>([
    ['a law whose place several took', 'We keep to the Data Protection Act 1998.\n'],
    ['what may be the title of another paper', 'See our E-Safety policy.\n'],
    ['the paragraph of an edition', 'See paragraph 8 of Keeping Children Safe in Education 2019.\n'],
    ['numbers that are not the counted ones', `${NUMBERED}## 1. Holders\n\nSee section 2.\n\n## 3. Locks\n\nWords.\n`],
    ['numbers of a text that prints none', '## 1. Holders\n\nSee section 1.\n'],
    ['a number that another text may have', `${NUMBERED}## Holders\n\nThe Fire Act binds us, and section 1 says so.\n`],
    ['a weak verb', `${NUMBERED}## What you must do\n\nYou should lock up.\n`],
  ])('leaves %s to somebody who knows, and says what could be written', (_, text) => {
    expect(fixed(text)).toBe(text);
    const problems = lintPolicy(readPolicy(text), facts);
    expect(problems.flatMap(({ suggestions = [] }) => suggestions)).not.toEqual([]);
    expect(problems.flatMap(({ fix = [] }) => fix)).toEqual([]);
  });

  it('takes out a rule that is not looked at', () => {
    const edition = readPolicy('---\ntitle: Keys\n---\n\n:::clause{#lock rule=fixed}\nLock up.\n:::\n');
    const text = '---\ntitle: Keys\nbased-on: keys@1\n---\n\n:::clause{#lock rule=local}\nLock up.\n:::\n';
    expect(fixPolicy(text, { ...facts, edition }).text).toBe(text.replace(' rule=local', ''));
  });

  it('keeps a byte order mark, line ends, and letters as they were composed', () => {
    const text =
      '\uFEFF---\r\ntitle: Keys\r\n---\r\n\r\n## 1. Zoe\u0308’s keys\r\n\r\nZoe\u0308 has a CRB check.\r\nR&D  \r\n';
    const after = text.replace('1. ', '').replace('CRB', 'DBS');
    expect(fixed(text)).toBe(after);
  });

  const texts = someCorpusTexts(2_000);
  // What comes of a text the first time, for every test that looks at it.
  const mendedOnce = remembering((text) => fixPolicy(text, facts));
  const problemsAtFirst = remembering((text) => lintPolicy(readPolicy(text), facts));

  it('has texts to be tried on', () => {
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((text) => mendedOnce(text).text !== text).length).toBeGreaterThan(15);
  });

  it('changes nothing a second time, brings no error, and does not mind line ends, on every text of the corpus', () => {
    for (const text of texts) {
      const once = mendedOnce(text);
      expect({ text, again: fixPolicy(once.text, facts).text }).toEqual({ text, again: once.text });
      expect(once.problems.flatMap(({ fix = [] }) => fix)).toEqual([]);
      expect(errorsIn(once.problems)).toBeLessThanOrEqual(errorsIn(problemsAtFirst(text)));
      const windows = text.replaceAll('\n', '\r\n');
      expect(fixed(windows)).toBe(once.text.replaceAll('\n', '\r\n'));
    }
  });

  it('changes only what its fixes name, round by round', () => {
    for (const text of texts) {
      const problems = problemsAtFirst(text);
      const first = problems.flatMap(({ fix = [] }) => fix);
      const { mended, text: result } = mendedOnce(text);
      // Where one round is enough, everything between the fixes stands in the result, in its order.
      if (mended.length !== problems.filter(({ fix }) => fix).length || touchEachOther(first)) continue;
      const kept = keptBetween(text, first);
      let at = 0;
      for (const piece of kept) {
        const found = result.indexOf(piece, at);
        expect({ text, piece, found: found >= 0 }).toEqual({ text, piece, found: true });
        at = found + piece.length;
      }
    }
  });
});

/** The same answer for the same text, found once. */
function remembering<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? answer(text);
    known.set(text, found);
    return found;
  };
}

/** Two fixes of one place take two rounds, though each is made once. */
function touchEachOther(splices: readonly { start: number; end: number }[]): boolean {
  return splices.some((one, at) =>
    splices.slice(at + 1).some(({ start, end }) => one.start <= end && start <= one.end),
  );
}

function keptBetween(text: string, splices: readonly { start: number; end: number }[]): string[] {
  const ordered = [...splices].sort((a, b) => a.start - b.start);
  return [
    ...ordered.map(({ start }, at) => text.slice(ordered[at - 1]?.end ?? 0, start)),
    text.slice(ordered.at(-1)?.end ?? 0),
  ];
}

function errorsIn(problems: readonly { severity: string }[]): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}
