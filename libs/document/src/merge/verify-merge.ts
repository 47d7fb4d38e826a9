import { diffArrays } from 'diff';
import { type ClauseIndexEntry, type PolicyDocument } from '../types.ts';
import { PolicyText } from './policy-text.ts';
import { readChanges, readWhole, type Reread } from './read-again.ts';
import { type ClauseOutcome, type MergeResult } from './types.ts';

/** Edits past which a clause's words are not compared one by one; it then has to be one side's, or a choice. */
const EDIT_LIMIT = 1500;

export interface Verification {
  readonly documents: { readonly base: PolicyDocument; readonly ours: PolicyDocument; readonly theirs: PolicyDocument };
  readonly result: MergeResult;
  /** Clauses a person answered: their words are that person's. */
  readonly answered: ReadonlySet<string>;
}

/** Checks one merge of policies that were read. */
export function verifyMerge({ documents, result, answered }: Verification): ReadonlySet<string> {
  const [base, ours, theirs] = [documents.base, documents.ours, documents.theirs].map(
    (document) => new PolicyText(document.text, document),
  ) as [PolicyText, PolicyText, PolicyText];
  return new Verifier({ base, ours, theirs }, answered).failing(result);
}

/**
 * Checks merges against the three texts, by the reader and a plain word diff only, never by code of the merge: no word lost in
 * silence (3), none vanished or invented (4), fixed clauses as the edition has them (5), clashing changes asked about (7), and a
 * result that reads again to the same clauses (8). Gives the ids of clauses that fail.
 */
export class Verifier {
  private readonly index: Readonly<Record<'base' | 'ours' | 'theirs', ReadonlyMap<string, ClauseIndexEntry>>>;

  constructor(
    private readonly texts: Readonly<Record<'base' | 'ours' | 'theirs', PolicyText>>,
    private readonly answered: ReadonlySet<string>,
  ) {
    this.index = { base: byId(texts.base), ours: byId(texts.ours), theirs: byId(texts.theirs) };
  }

  /** Ids of clauses of a merge that fail. Only what is in none of the texts is read again; what that finds is read in full. */
  failing(result: MergeResult): ReadonlySet<string> {
    const { base, ours, theirs } = this.texts;
    const start = matterEnd(result.text);
    if (start !== undefined && matterHolds(result.text.slice(0, start), [theirs, ours, base])) {
      const changes = readChanges(result.text, start, [theirs, ours]);
      if (changes !== undefined && this.check(result, changes).size === 0) return new Set();
    }
    return this.check(result, readWhole(result.text));
  }

  private check(result: MergeResult, after: Reread): ReadonlySet<string> {
    const { base, ours, theirs } = this.index;
    const outcomes = new Map(result.outcomes.map((outcome) => [outcome.clauseId, outcome]));
    const asked = new Set([...this.answered, ...result.choices.map((choice) => choice.clauseId)]);
    const lost = new Map<string, string>();
    for (const { clauseId, text } of result.notCarriedOver) lost.set(clauseId, `${lost.get(clauseId) ?? ''} ${text}`);
    const failing = new Set(this.readsOtherwise(after, outcomes));
    for (const id of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
      const said = { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id), after: after.entries.get(id) };
      const sound = asked.has(id) || isSound(said, { outcome: outcomes.get(id), lost: lost.get(id) ?? '' });
      if (!sound || !fixedHolds(said)) failing.add(id);
    }
    return failing;
  }

  /** Law 8: every clause meant to be there is there once, nothing else is, and no new error came in. */
  private readsOtherwise(after: Reread, outcomes: ReadonlyMap<string, ClauseOutcome>): string[] {
    const present = new Set<string>();
    const twice = after.ids.filter((id) => present.has(id) || !present.add(id));
    const { base, ours, theirs } = this.index;
    const known = new Set([...ours.keys(), ...theirs.keys(), ...base.keys()]);
    const strange = after.ids.filter((id) => !known.has(id));
    const gone = [...known].filter((id) => {
      const outcome = outcomes.get(id)?.outcome;
      return !present.has(id) && outcome !== 'removed' && outcome !== 'kept-out' && outcome !== 'choice';
    });
    const wrong = after.problems.filter((problem) => problem.severity === 'error' && STRUCTURAL.test(problem.rule));
    const broken = wrong.length > 0 && wrong.length > errorsIn(this.texts.ours) + errorsIn(this.texts.theirs);
    return [...twice, ...strange, ...gone, ...(broken ? [wrong[0]?.clauseId ?? 'document'] : [])];
  }
}

interface Said {
  readonly base: ClauseIndexEntry | undefined;
  readonly ours: ClauseIndexEntry | undefined;
  readonly theirs: ClauseIndexEntry | undefined;
  readonly after: Pick<ClauseIndexEntry, 'id' | 'rule' | 'words'> | undefined;
}

function byId(text: PolicyText): Map<string, ClauseIndexEntry> {
  return new Map(text.index.map((entry) => [entry.id, entry]));
}

function errorsIn({ document }: PolicyText): number {
  return document.problems.filter((problem) => problem.severity === 'error' && STRUCTURAL.test(problem.rule)).length;
}

const MATTER = /^---[ \t]*\n([\s\S]*?\n)??---[ \t]*(?:\n|$)/;
const BASED_ON = /^based-on: [a-z0-9-]+@[1-9]\d*$/;

function matterEnd(text: string): number | undefined {
  if (text.startsWith('\uFEFF')) return undefined;
  const end = MATTER.exec(text)?.[0].length;
  return end ?? (text.startsWith('---') ? undefined : 0);
}

/** Whether each key of the front matter is there once and has the lines it has in one of the texts. */
function matterHolds(frontMatter: string, sources: readonly PolicyText[]): boolean {
  const keys = (text: string): string[] =>
    (MATTER.exec(text)?.[1] ?? '').split(/\n(?=[^\s#-])/).map((lines) => lines.trimEnd());
  const known = new Set(sources.flatMap((source) => keys(source.frontMatterText)));
  const found = keys(frontMatter);
  const names = found.map((lines) => /^[^:\n]*/.exec(lines)?.[0]);
  if (new Set(names).size < names.length) return false;
  return found.every((lines) => known.has(lines) || BASED_ON.test(lines));
}

const STRUCTURAL =
  /^(?:unclosed-directive|stray-fence|heading-in-clause|duplicate-id|malformed-directive|misplaced-directive|front-matter)/;

/** Law 5. A clause that is fixed and that the school had left out may be absent only while somebody is asked. */
function fixedHolds({ theirs, after }: Said): boolean {
  if (theirs?.rule !== 'fixed' || after === undefined) return true;
  return after.words === theirs.words;
}

/** Laws 3, 4 and 7 for one clause that nobody is asked about. */
function isSound(said: Said, report: { readonly outcome: ClauseOutcome | undefined; readonly lost: string }): boolean {
  const { base, ours, theirs, after } = said;
  if (after === undefined) return isSoundlyAbsent(said, report);
  if (
    after.words === ours?.words &&
    (theirs === undefined || base?.words === theirs.words || ours.words === theirs.words)
  )
    return true;
  if (after.words === theirs?.words && (ours === undefined || base?.words === ours.words)) return true;
  return saysAll(said, report, words) || (listsCounted(said) && saysAll(said, report, wordsWithoutCounts));
}

/** A list that grows is counted anew: then its numbers are not words, but none of them may be missing. */
function listsCounted({ base, ours, theirs, after }: Said): boolean {
  const counts = (entry: { readonly words: string } | undefined): number => entry?.words.match(COUNT)?.length ?? 0;
  const before = counts(base);
  const grown = [ours, theirs].reduce((sum, side) => sum + (side === undefined ? 0 : counts(side) - before), 0);
  return counts(after) > 1 && counts(after) === before + grown;
}

const COUNT = /(?<=^| )\d{1,3}[.)](?= |$)/g;

function wordsWithoutCounts(entry: { readonly words: string } | undefined): string[] {
  return words(entry && { words: entry.words.replace(COUNT, '') });
}

/** Laws 3, 4 and 7 by the words of each side, as they are counted. */
function saysAll(
  { base, ours, theirs, after }: Said,
  report: { readonly outcome: ClauseOutcome | undefined; readonly lost: string },
  words: (entry: { readonly words: string } | undefined) => string[],
): boolean {
  const before = words(base);
  const changes = [ours, theirs].flatMap((side) => (side === undefined ? [] : [changesOf(before, words(side))]));
  if (changes.some((change) => change === undefined))
    return report.outcome?.outcome === 'council-wording' || report.outcome?.outcome === 'kept';
  const [byOurs, byTheirs] = changes as Changes[];
  const now = ` ${words(after).join(' ')} `;
  const reported = ` ${words({ words: report.lost }).join(' ')} `;
  const local = theirs?.rule === 'local' && report.outcome?.outcome === 'kept';
  const heard = (change: Changes | undefined): boolean =>
    (change?.added ?? []).every((run) => now.includes(run) || reported.includes(run));
  if (!heard(byOurs) || (!local && !heard(byTheirs))) return false;
  if (theirs?.rule !== 'fixed' && !local && clash(byOurs, byTheirs)) return false;
  return local || theirs?.rule === 'fixed' || countsHold(before, words(after), changes as Changes[]);
}

/** A clause that is not in the result: removed by one and untouched by the other, or reported. */
function isSoundlyAbsent(
  { base, ours, theirs }: Said,
  { outcome, lost }: { readonly outcome: ClauseOutcome | undefined; readonly lost: string },
): boolean {
  if (outcome?.outcome === 'kept-out') return ours === undefined;
  if (lost !== '') return true;
  if (ours !== undefined && ours.words !== base?.words) return false;
  return theirs === undefined || theirs.words === base?.words;
}

function words(entry: { readonly words: string } | undefined): string[] {
  return entry?.words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

interface Changes {
  /** Runs of added words, each with a space at both ends. */
  readonly added: readonly string[];
  readonly removed: ReadonlyMap<number, string>;
  readonly removedWords: ReadonlyMap<string, number>;
  readonly addedWords: ReadonlyMap<string, number>;
}

function changesOf(before: readonly string[], after: readonly string[]): Changes | undefined {
  const diff = diffArrays([...before], [...after], { maxEditLength: EDIT_LIMIT });
  if (diff === undefined) return undefined;
  const added: string[] = [];
  const removed = new Map<number, string>();
  const [removedWords, addedWords] = [new Map<string, number>(), new Map<string, number>()];
  let at = 0;
  diff.forEach((change, index) => {
    if (change.added) {
      added.push(` ${change.value.join(' ')} `);
      for (const word of change.value) addedWords.set(word, (addedWords.get(word) ?? 0) + 1);
      return;
    }
    if (change.removed) {
      const beside = [diff[index - 1], diff[index + 1]].find((other) => other?.added);
      change.value.forEach((word, step) => {
        removed.set(at + step, beside?.value.join(' ') ?? '');
        removedWords.set(word, (removedWords.get(word) ?? 0) + 1);
      });
    }
    at += change.count;
  });
  return { added, removed, removedWords, addedWords };
}

/** Law 7: one base word taken out by both, with different words put for it. */
function clash(byOurs: Changes | undefined, byTheirs: Changes | undefined): boolean {
  if (byOurs === undefined || byTheirs === undefined) return false;
  return [...byOurs.removed].some(([at, instead]) => byTheirs.removed.has(at) && byTheirs.removed.get(at) !== instead);
}

/** Law 4: no word fewer than both removals together leave, none more than both additions together give. */
function countsHold(before: readonly string[], after: readonly string[], changes: readonly Changes[]): boolean {
  const count = (list: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const [old, now] = [count(before), count(after)];
  const sum = (word: string, of: 'removedWords' | 'addedWords'): number =>
    changes.reduce((total, change) => total + (change[of].get(word) ?? 0), 0);
  return [...new Set([...old.keys(), ...now.keys()])].every((word) => {
    const [had, has] = [old.get(word) ?? 0, now.get(word) ?? 0];
    return has >= had - sum(word, 'removedWords') && has <= had + sum(word, 'addedWords');
  });
}
