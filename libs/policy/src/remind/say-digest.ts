import type { Letter } from '../message/letter.ts';
import { countOf } from '../todo/count-of.ts';
import { DIGEST_SUBJECTS, type DigestLine } from './plan-digest.ts';

/** Lines that one mail holds of one organisation; the rest is counted, and stands on the list that its link opens. */
const MOST_LINES = 40;

/** What is expected and missing, one by one, of one organisation: a school that begins here misses twenty at once. */
const MOST_MISSING = 3;

/** One mail of everything that somebody is reminded of: organisation by organisation, what only they can do first. */
export function sayDigest(lines: readonly DigestLine[]): Letter {
  const organisations = [...new Set(lines.map((line) => line.organisationId))];
  const [first] = lines;
  const where = organisations.length > 1 ? `${organisations.length} organisations` : (first?.organisationName ?? '');
  return {
    subject: `${countOf(lines.length, 'reminder')} for ${short(where)}`,
    lines: ['This is what needs you, or will soon.'],
    groups: organisations.map((organisation) => groupOf(lines.filter((each) => each.organisationId === organisation))),
    after: [
      ...(organisations.length > 1 ? ['You change from one organisation to another at the foot of any page.'] : []),
      'Reminders come in one mail a day at most. “Your reminders”, in your account at the head of any page, lets you choose the day.',
    ],
    link: { words: 'See what needs you', path: '/todo' },
  };
}

function groupOf(lines: readonly DigestLine[]): { heading: string; items: string[] } {
  const sorted = [...lines].sort((a, b) => DIGEST_SUBJECTS.indexOf(a.subject) - DIGEST_SUBJECTS.indexOf(b.subject));
  const items = wordsOf(sorted);
  const more = items.length - MOST_LINES;
  return {
    heading: lines[0]?.organisationName ?? '',
    items: [...items.slice(0, MOST_LINES), ...(more > 0 ? [`And ${countOf(more, 'reminder')} more.`] : [])],
  };
}

/** The words of each line, but for most of what is missing where it is much. */
function wordsOf(lines: readonly DigestLine[]): string[] {
  const missing = lines.filter(({ subject }) => subject === 'missing');
  const further = missing.slice(MOST_MISSING);
  if (further.length < 2) return lines.map(({ words }) => words);
  return lines.flatMap((line) => {
    if (line === further[0]) return `${further.length} more are expected and missing. The register lists them all.`;
    return further.includes(line) ? [] : line.words;
  });
}

function short(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
