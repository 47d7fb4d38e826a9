import {
  choiceKey,
  clauseWordings,
  mergeExcepted,
  redline,
  withDeclined,
  type ChoiceAnswer as MergeAnswer,
  type ClauseIndex,
  type ClauseOutcome,
  type ClauseWording,
  type ExceptedMergeInput,
  type MergeResult,
} from '@ratify/document';
import {
  answerFor,
  combineMateriality,
  isFitting,
  isSettled,
  type AdvisedEdition,
  type ClauseAdvice,
  type KeptAnswer,
  type UpdateQuestion,
} from '@ratify/policy';
import type { Edition } from '@ratify/store';
import { sha256 } from '../shell/texts.ts';
import { readStored } from '../shell/read-stored.ts';

/** A clause's wording of the publisher that is not taken, by the hash of that wording. */
export interface DeclinedWording {
  readonly clauseId: string;
  readonly theirsSha256: string;
}

export interface UpdateToWeigh {
  /** The edition that the text was made from. */
  readonly base: Edition;
  /** The edition to take. */
  readonly edition: Edition;
  /** Every edition that comes with it, itself too: their advice counts together. */
  readonly included: readonly AdvisedEdition[];
  /** The working text, of a policy or of a template made from another. */
  readonly text: string;
  readonly kept: readonly KeptAnswer[];
  readonly declined: readonly DeclinedWording[];
  /** Fixed clauses that the text may word otherwise: whoever fixed them granted it. */
  readonly excepted: readonly string[];
  /** How the texts come together, where it is not as in a school's policy. */
  readonly merge?: (input: ExceptedMergeInput) => MergeResult;
}

type Wordings = ReadonlyMap<string, ClauseWording>;

export interface WeighedUpdate {
  /** What is asked, answered or not. */
  readonly questions: readonly UpdateQuestion[];
  readonly advice: ReadonlyMap<string, ClauseAdvice>;
  /** Before anybody answered anything. */
  readonly bare: MergeResult;
  /** With the answers that hold; what is open stands as the text has it. */
  readonly answered: MergeResult;
  readonly wordings: { readonly base: Wordings; readonly ours: Wordings; readonly theirs: Wordings };
  /** Clauses whose change was declined and still is the same change. */
  readonly declined: ReadonlySet<string>;
  /** The text with one more answer. */
  with(clauseId: string, answer: MergeAnswer): MergeResult;
}

/** What taking an edition does to a text, what it asks, and what it comes to with the answers kept so far. Pure. */
export function weighUpdate(update: UpdateToWeigh): WeighedUpdate {
  const { base, edition, text, kept } = update;
  const advice = combineMateriality(update.included);
  const wordings = {
    base: clauseWordings(base.text),
    ours: clauseWordings(text),
    theirs: clauseWordings(edition.text),
  };
  const declined = stillDeclined(update.declined, wordings);
  const merge = mergerOf(update, advice, declined);
  const bare = merge({});
  const first = questionsOf(bare, wordings, advice);
  const early = answersTo(first, kept);
  const half = Object.keys(early).length > 0 ? merge(early) : bare;
  // An answer may bring up another question: whether what stands in a section stays, once the section does.
  const known = new Set(first.map((each) => each.clauseId));
  const second = questionsOf(half, wordings, advice).filter((each) => !known.has(each.clauseId));
  const questions = [...first, ...second];
  const answers = answersTo(questions, kept);
  const answered = Object.keys(answers).length > Object.keys(early).length ? merge(answers) : half;
  return {
    ...{ questions, advice, bare, answered, wordings, declined },
    with: (clauseId, answer) => merge({ ...answers, [clauseId]: answer }),
  };
}

/** Clauses whose declined change is what the newer text still brings: it is not asked about again. */
export function stillDeclined(
  declined: readonly DeclinedWording[],
  wordings: { readonly base: Wordings; readonly ours: Wordings; readonly theirs: Wordings },
): Set<string> {
  const holds = ({ clauseId, theirsSha256 }: DeclinedWording): boolean =>
    wordings.base.has(clauseId) &&
    wordings.theirs.get(clauseId)?.rule !== 'fixed' &&
    wordings.ours.get(clauseId)?.text !== wordings.theirs.get(clauseId)?.text &&
    sha256(wordings.theirs.get(clauseId)?.text ?? '') === theirsSha256;
  return new Set(declined.filter(holds).map((each) => each.clauseId));
}

function mergerOf(
  { base, edition, text, excepted, merge = mergeExcepted }: UpdateToWeigh,
  advice: ReadonlyMap<string, ClauseAdvice>,
  declined: ReadonlySet<string>,
): (answers: Readonly<Record<string, MergeAnswer>>) => MergeResult {
  const { basedOn } = readStored(text).frontMatter ?? {};
  const slug = basedOn?.slug ?? readStored(edition.text).frontMatter?.slug ?? '';
  const from = withDeclined(base.text, edition.text, [...declined]);
  const indexes = {
    theirs: edition.clauseIndex as ClauseIndex,
    ...(from === base.text ? { base: base.clauseIndex as ClauseIndex } : {}),
  };
  return (answers) =>
    merge({
      ...{ base: from, ours: text, theirs: edition.text, answers, indexes, excepted },
      materiality: Object.fromEntries([...advice].map(([id, { level }]) => [id, level])),
      edition: { slug, number: edition.number },
    });
}

function questionsOf(
  merge: MergeResult,
  wordings: WeighedUpdate['wordings'],
  advice: ReadonlyMap<string, ClauseAdvice>,
): UpdateQuestion[] {
  const choices = new Map(merge.choices.map((choice) => [choice.clauseId, choice]));
  const merged = merge.outcomes.some((each) => each.confirm) ? clauseWordings(merge.text) : wordings.ours;
  const listed = new Set(merge.outcomes.map((each) => each.clauseId));
  const unlisted = merge.choices
    .filter((choice) => !listed.has(choice.clauseId))
    .map(({ clauseId }) => ({ clauseId, number: '', title: '', confirm: false }));
  return [...merge.outcomes, ...unlisted].flatMap((outcome): UpdateQuestion[] => {
    const { clauseId, number, title } = outcome;
    const place = { clauseId, number, title, advice: advice.get(clauseId) ?? null };
    const choice = choices.get(clauseId);
    if (choice) return [{ ...choice, ...place, merged: null, asks: asksOf(choice.kind, choice) }];
    return outcome.confirm ? [confirming(place, wordings, merged)] : [];
  });
}

type Placed = Pick<UpdateQuestion, 'clauseId' | 'number' | 'title' | 'advice'>;

/** Both changed a clause, in different words: a person has to look at the two together. */
function confirming(place: Placed, wordings: WeighedUpdate['wordings'], merged: Wordings): UpdateQuestion {
  const of = (side: Wordings): string => side.get(place.clauseId)?.text ?? '';
  const texts = { base: of(wordings.base), ours: of(wordings.ours), theirs: of(wordings.theirs) };
  const key = choiceKey(place.clauseId, texts.base, texts.ours, texts.theirs);
  return { ...place, ...texts, kind: 'both', key, merged: of(merged), asks: asksOf('both', texts) };
}

/** Kinds of question where one change of the publisher's and one of the school's can meet in several clauses. */
const REPEATING: ReadonlySet<UpdateQuestion['kind']> = new Set([
  'words',
  'both',
  'removed-but-changed',
  'optional-added',
]);

/** What both sides did to a wording, without the words that stand around it. */
function asksOf(
  kind: UpdateQuestion['kind'],
  { base, ours, theirs }: Pick<UpdateQuestion, 'base' | 'ours' | 'theirs'>,
): string | null {
  if (!REPEATING.has(kind)) return null;
  const hunks = (after: string): string[] =>
    redline(base, after)
      .filter((piece) => piece.kind !== 'same')
      .map((piece) => `${piece.kind} ${piece.text.trim()}`);
  return JSON.stringify([hunks(ours), hunks(theirs)]);
}

/** The answers that hold, as the merge takes them; a confirmed `both` is what the merge makes without one. */
function answersTo(questions: readonly UpdateQuestion[], kept: readonly KeptAnswer[]): Record<string, MergeAnswer> {
  return Object.fromEntries(
    questions.flatMap((question): [string, MergeAnswer][] => {
      const found = answerFor(question, kept);
      if (!found || !isSettled(found) || !isFitting(question.kind, found.answer)) return [];
      if (question.kind === 'both' && found.answer === 'both') return [];
      const { answer, finalText } = found;
      return [[question.clauseId, { answer, ...(finalText ? { text: finalText } : {}) }]];
    }),
  );
}

/** A clause as an outcome names it, in each of the texts. */
export function wordingsOf({ wordings }: WeighedUpdate, { clauseId }: Pick<ClauseOutcome, 'clauseId'>) {
  const { base, ours, theirs } = wordings;
  return { base: base.get(clauseId), ours: ours.get(clauseId), theirs: theirs.get(clauseId) };
}

/** Hash by which a publisher's wording of one clause is remembered as declined; of nothing where it took the clause out. */
export function theirsSha256({ wordings }: WeighedUpdate, clauseId: string): string {
  return sha256(wordings.theirs.get(clauseId)?.text ?? '');
}
