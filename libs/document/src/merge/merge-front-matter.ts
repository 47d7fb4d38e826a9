import { innerEntries, joinEntries, splitEntries, type Entry } from './front-matter-entries.ts';
import { type Sides } from './sides.ts';
import { type Choice, type ChoiceAnswer, type NotCarriedOver, type SideChange, type OutcomeKind } from './types.ts';
import { choiceKey } from './choice-key.ts';

/** Keys a school may not change: who approves, how often it is reviewed, whether the law asks for it, what the text's words mean. */
const PUBLISHERS = new Set(['approval', 'review', 'statutory', 'statutory-key', 'document-type', 'terms', 'blanks']);
/** Keys of the school's own, which an edition does not have. */
const SCHOOLS = new Set(['values', 'term-values', 'left-out', 'based-on', 'stated', 'effective-from']);
/** Publisher's keys to which a school may add entries of its own. */
const EXTENDED = new Set(['terms', 'blanks']);

export interface KeyOutcome {
  readonly clauseId: string;
  readonly key: string;
  readonly ours: SideChange;
  readonly theirs: SideChange;
  readonly outcome: OutcomeKind;
}

export interface FrontMatterMerge {
  readonly text: string;
  readonly outcomes: readonly KeyOutcome[];
  readonly choices: readonly Choice[];
  readonly notCarriedOver: readonly NotCarriedOver[];
}

/** Merges front matter key by key; a key's lines are taken whole from one side. */
export function mergeFrontMatter(
  texts: Sides<string>,
  answers: Readonly<Record<string, ChoiceAnswer>>,
): FrontMatterMerge {
  const yaml = { base: inner(texts.base), ours: inner(texts.ours), theirs: inner(texts.theirs) };
  const [split, found] = [
    { ours: splitEntries(yaml.ours), theirs: splitEntries(yaml.theirs) },
    { base: byKey(yaml.base), ours: byKey(yaml.ours), theirs: byKey(yaml.theirs) },
  ];
  const settled = new Map<string, SettledKey>();
  for (const key of keyOrder(split.theirs.entries, split.ours.entries, found.base)) {
    const lines = { base: found.base.get(key), ours: found.ours.get(key), theirs: found.theirs.get(key) };
    settled.set(key, settleKey(key, lines, answers));
  }
  const kept = [...settled].flatMap(([, { lines }]) => lines ?? []);
  const whole = texts.theirs.trim() === '' ? texts.ours : texts.theirs;
  return {
    text: whole.trim() === '' ? whole : opening(whole) + split.theirs.head + kept.map(ended).join('') + closing(whole),
    outcomes: [...settled].map(([key, { outcome, ours, theirs }]) => ({
      clauseId: idOf(key),
      key,
      ours,
      theirs,
      outcome,
    })),
    choices: [...settled.values()].flatMap(({ choice }) => choice ?? []),
    notCarriedOver: [...settled].flatMap(([key, { lost }]) =>
      lost === undefined ? [] : [{ clauseId: idOf(key), text: lost.trim() }],
    ),
  };
}

/** Clause id under which a front-matter key is reported and answered. */
function idOf(key: string): string {
  return `front-matter:${key}`;
}

interface SettledKey {
  readonly lines: string | undefined;
  readonly ours: SideChange;
  readonly theirs: SideChange;
  readonly outcome: OutcomeKind;
  readonly choice?: Choice;
  readonly lost?: string;
}
type Lines = Sides<string | undefined>;

function settleKey(key: string, lines: Lines, answers: Readonly<Record<string, ChoiceAnswer>>): SettledKey {
  const { base, ours, theirs } = {
    base: lines.base?.trimEnd(),
    ours: lines.ours?.trimEnd(),
    theirs: lines.theirs?.trimEnd(),
  };
  const changes = { ours: changeOf(base, ours), theirs: changeOf(base, theirs) };
  if (SCHOOLS.has(key)) return { lines: lines.ours, ...changes, outcome: ours === theirs ? 'same' : 'kept' };
  if (PUBLISHERS.has(key)) return publishers(key, lines, changes);
  if (ours === theirs || ours === base)
    return { lines: lines.theirs, ...changes, outcome: ours === theirs ? 'same' : 'taken' };
  if (theirs === base) return { lines: lines.ours, ...changes, outcome: 'kept' };
  const id = idOf(key);
  const answer = answers[id]?.answer;
  if (answer === 'theirs') return { lines: lines.theirs, ...changes, outcome: 'choice' };
  if (answer === 'own') return { lines: `${answers[id]?.text?.trim() ?? ours ?? ''}\n`, ...changes, outcome: 'choice' };
  if (answer === 'remove') return { lines: undefined, ...changes, outcome: 'choice' };
  if (answer !== undefined) return { lines: lines.ours, ...changes, outcome: 'choice' };
  const texts = { base: base ?? '', ours: ours ?? '', theirs: theirs ?? '' };
  const choice: Choice = {
    clauseId: id,
    kind: 'words',
    ...texts,
    key: choiceKey(id, texts.base, texts.ours, texts.theirs),
  };
  return { lines: lines.ours, ...changes, outcome: 'choice', choice };
}

function publishers(key: string, lines: Lines, changes: Pick<SettledKey, 'ours' | 'theirs'>): SettledKey {
  if (lines.ours?.trimEnd() === lines.theirs?.trimEnd()) return { lines: lines.theirs, ...changes, outcome: 'same' };
  if (changes.ours === 'unchanged') return { lines: lines.theirs, ...changes, outcome: 'taken' };
  const wording = 'council-wording' as const;
  if (!EXTENDED.has(key)) return { lines: lines.theirs, ...changes, outcome: wording, ...lostOf(lines.ours) };
  const [base, ours, theirs] = [lines.base, lines.ours, lines.theirs].map((side) => innerEntries(side ?? ''));
  const known = new Set([...(base?.entries ?? []), ...(theirs?.entries ?? [])].map((entry) => entry.key));
  const added = (ours?.entries ?? []).filter((entry) => !known.has(entry.key));
  const before = new Map((base?.entries ?? []).map((entry) => [entry.key, entry.lines.trimEnd()]));
  const reworded = (ours?.entries ?? []).filter((entry) => {
    const old = before.get(entry.key);
    const now = theirs?.entries.find((other) => other.key === entry.key)?.lines.trimEnd();
    return old !== undefined && old !== entry.lines.trimEnd() && now !== entry.lines.trimEnd();
  });
  const head = theirs === undefined || theirs.entries.length === 0 ? (ours?.head ?? '') : theirs.head;
  const entries = [...(theirs?.entries ?? []), ...added];
  const merged =
    entries.length === 0
      ? lines.theirs
      : joinEntries({ head, entries: entries.map((entry) => ({ ...entry, lines: ended(entry.lines) })) });
  const lost = reworded.map((entry) => entry.lines).join('');
  return { lines: merged, ...changes, outcome: lost === '' ? 'kept' : wording, ...lostOf(lost) };
}

function lostOf(lines: string | undefined): { lost?: string } {
  return lines === undefined || lines.trim() === '' ? {} : { lost: lines };
}

function changeOf(base: string | undefined, side: string | undefined): SideChange {
  if (base === side) return 'unchanged';
  if (base === undefined) return 'added';
  return side === undefined ? 'removed' : 'changed';
}

/** Theirs in order, then each key only ours has behind the one it followed. */
function keyOrder(theirs: readonly Entry[], ours: readonly Entry[], base: ReadonlyMap<string, string>): string[] {
  const order = theirs.map((entry) => entry.key);
  let last = -1;
  for (const { key } of ours) {
    const at = order.indexOf(key);
    if (at >= 0) last = at;
    else order.splice(++last, 0, key);
  }
  return [...order, ...[...base.keys()].filter((key) => !order.includes(key))];
}

function byKey(yaml: string): Map<string, string> {
  return new Map(splitEntries(yaml).entries.map((entry) => [entry.key, entry.lines]));
}

function ended(lines: string): string {
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

const OPENING = /^\uFEFF?---[ \t]*\n/;
const CLOSING = /(?:^|\n)---[ \t]*\n?\s*$/;

function opening(text: string): string {
  return OPENING.exec(text)?.[0] ?? '---\n';
}

function closing(text: string): string {
  return (CLOSING.exec(text)?.[0] ?? '---\n').replace(/^\n/, '');
}

function inner(text: string): string {
  if (!OPENING.test(text)) return '';
  const close = CLOSING.exec(text);
  const end = close === null ? text.length : close.index + (close[0].startsWith('\n') ? 1 : 0);
  return text.slice(opening(text).length, Math.max(end, opening(text).length));
}
