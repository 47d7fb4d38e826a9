import { allMatches } from '../all-matches.ts';
import { findingIn, type BlockFacts, type Finding, type LintRule } from '../lint-rule.ts';
import { madeOnce } from '../made-once.ts';
import type { Prose } from '../prose.ts';
import { datedGuidance } from './dated-guidance.ts';
import { isHistory } from './is-history.ts';
import { replaceTerm } from './replace-term.ts';
import { holdsAny, WORD, wordsOf } from '../words-of.ts';
import { SUPERSEDED_TERMS, type SupersededTerm } from './superseded-terms.ts';

/** No paragraph that is meant to be read names more; one that is meant to exhaust the linter may. */
const MOST_IN_ONE_BLOCK = 1_000;
/** How far around a name `unless` looks. */
const NEARBY = 200;
/** `the Orkut gallery`: a place that has the name of a platform. */
const NAMES_A_PLACE =
  /^(?:['’]s)? (?:gallery|house|room|building|hall|street|road|close|lane|class|group|caf[eé]|shop)(?!\p{L})/iu;
/** `CRB Systems Ltd`: a firm that has the initials of a body. */
const NAMES_A_FIRM = /^ (?:\p{Lu}[\p{L}&]* ){0,3}(?:Ltd|Limited|plc|PLC|LLP|Group|Solutions|Services Ltd|Systems)\b/u;
/** `Vulnerable Groups Legislation 2006`: nothing of that name was ever made. */
const VAGUE_LAW =
  /(?<![\p{L}\p{N}])(?<name>(?!(?:Under|The|In|By|See|This|Our|All|Other|From|Since|Before|After|UK|EU)\b)\p{Lu}[\p{L}’'-]+(?: (?:of|and|for)| \p{Lu}[\p{L}’'-]+){0,6}) (?:Legislation|legislation|Laws?)(?: of|,)? \(?(?<year>(?:19|20)\d\d)\)?/gu;

const holdsVagueLaw = holdsAny('legislation law laws');

interface Ready {
  readonly term: SupersededTerm;
  readonly pattern: () => RegExp;
  /** Its place in the list of terms. */
  readonly place: number;
}

/** The names of terms by their longest word: few blocks hold that, and those that hold all words of a name are looked at. */
const byLongestWord = Map.groupBy(
  SUPERSEDED_TERMS.flatMap((term, place) => {
    const ready: Ready = { term, place, pattern: madeOnce(() => patternOf(term)) };
    return term.written.map((name) => ({ ready, words: name.toLowerCase().match(WORD) ?? [] }));
  }),
  ({ words }) => words.reduce((longest, word) => (word.length > longest.length ? word : longest), ''),
);

/** Law, guidance, bodies, words and platforms that have been replaced, by whole words and by the day. */
export const supersededTerm: LintRule = {
  id: 'superseded-term',
  checkBlock: (prose, facts) => [...inProse(prose, facts), ...datedGuidance(prose, facts), ...vagueLaw(prose)],
};

function inProse(prose: Prose, desk: BlockFacts): Finding[] {
  const found: { index: number; length: number; term: SupersededTerm }[] = [];
  for (const { term, pattern } of patternsFor(prose)) {
    if (term.since > desk.today.slice(0, term.since.length)) continue;
    for (const match of allMatches(pattern(), prose.text)) {
      if (found.length >= MOST_IN_ONE_BLOCK) break;
      const words = { index: match.index, length: match[0].length, term };
      if (!isMeantOtherwise(prose.text, words) && !isHistory(prose, match.index, term.since, term.kind === 'term'))
        found.push(words);
    }
  }
  // The longest name counts: `CRB check` and `CRB` are one finding.
  found.sort((one, other) => one.index - other.index || other.length - one.length);
  let end = 0;
  const longest = found.filter((one) => {
    if (one.index < end) return false;
    end = one.index + one.length;
    return true;
  });
  return longest.map(({ index, length, term }) => {
    const name = prose.text.slice(index, index + length).replace(/\s+/g, ' ');
    return findingIn(prose, index, length, {
      severity: term.severity,
      ...saidOf(name, term),
      ...(term.once ? { onceInAText: true } : {}),
      source: sourceOf(term),
      ...replaceTerm(term, prose, index, length, desk.document.text),
    });
  });
}

/** The terms that may stand in a block, in the order of the list. */
function patternsFor(prose: Prose): Ready[] {
  const words = wordsOf(prose);
  const found = new Set<Ready>();
  for (const word of words)
    for (const name of byLongestWord.get(word) ?? [])
      if (name.words.every((each) => words.has(each))) found.add(name.ready);
  return [...found].sort((one, other) => one.place - other.place);
}

/** What is wrong with a name, and what to do: a platform that has gone is named in a list from which it can be left out. */
function saidOf(name: string, { kind, now, since }: SupersededTerm): Pick<Finding, 'message' | 'advice'> {
  if (now) return { message: `\`${name}\` is out of date.`, advice: `Write ${now}.` };
  if (kind !== 'platform')
    return { message: `\`${name}\` is out of date.`, advice: 'Leave it out: nothing has taken its place.' };
  const message = since ? `\`${name}\` has closed.` : `\`${name}\` is hardly used any more.`;
  return { message, advice: 'Leave it out of the list, or name a platform that people use now.' };
}

function isMeantOtherwise(
  text: string,
  { index, length, term }: { index: number; length: number; term: SupersededTerm },
): boolean {
  if (term.onlyWith && !term.onlyWith.test(text)) return true;
  const after = text.slice(index + length, index + length + NEARBY);
  if (NAMES_A_FIRM.test(after) || (term.kind === 'platform' && NAMES_A_PLACE.test(after))) return true;
  if (!term.unless) return false;
  return term.unless.test(after) || term.unless.test(text.slice(Math.max(0, index - NEARBY), index));
}

function sourceOf({ note, since, basis }: SupersededTerm): string {
  return [note, since && `Since ${since}.`, basis !== 'verified' && `To be confirmed (${basis}).`]
    .filter(Boolean)
    .join(' ');
}

/** Law is made as an Act, Regulations or an Order; a name without one cannot be looked up. */
function vagueLaw(prose: Prose): Finding[] {
  if (!holdsVagueLaw(prose)) return [];
  return allMatches(VAGUE_LAW, prose.text).map((match) => {
    const { name = '', year = '' } = match.groups ?? {};
    return findingIn(prose, match.index, match[0].length, {
      severity: 'warning',
      message: `No law is called \`${match[0]}\`.`,
      advice: `Name the Act, Regulations or Order that is meant, such as \`${name} Act ${year}\` if there is one.`,
      source: 'Each law can be looked up by its short title at legislation.gov.uk.',
    });
  });
}

function patternOf({ written, exactCase }: SupersededTerm): RegExp {
  const names = [...written]
    .sort((a, b) => b.length - a.length)
    .map((name) => {
      const year = /^(.*) (\d{4})$/.exec(name);
      const letters = (words: string): string =>
        words
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          .replace(/ /g, '\\s+')
          .replace(/'/g, "['’]");
      return year ? `${letters(year[1] ?? '')},?\\s+(?:${year[2]}|\\(${year[2]}\\))` : letters(name);
    });
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}+])`, exactCase ? 'gu' : 'giu');
}
