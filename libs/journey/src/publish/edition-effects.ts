import { clauseWordings, mergeExcepted, withDeclined, type ClauseIndex, type MergeResult } from '@ratify/document';
import type { AdoptedEffect } from '@ratify/policy';
import type { EditionEffect, EditionHead, Holder, Repositories } from '@ratify/store';
import { stillDeclined } from '../customise/weigh-update.ts';
import { sha256 } from '../shell/texts.ts';

/** Raise it when the merge decides otherwise than before: what an older engine counted is counted again. */
const ENGINE = 1;

/** A text of a template that holders have, or may get. */
export interface TargetText {
  readonly templateId: string;
  readonly text: string;
  readonly textSha256: string;
  readonly clauseIndex: ClauseIndex;
}

/**
 * One merge to be made: of all holders whose adopted text has these bytes, comes from this edition, may differ there, and who
 * declined the same of the changes before.
 */
export interface EffectPair {
  readonly baseEditionId: string;
  readonly baseSha256: string;
  readonly oursSha256: string;
  /** Fixed clauses whose wording is granted, by id, in order, a space between. */
  readonly excepted: string;
  /** Clauses of which the target has the wording that was declined before, by id, in order, a space between. */
  readonly declined: string;
  /** Any one revision that has the text. */
  readonly revisionId: string;
}

export interface CountedEffects {
  /** Null where nothing is adopted that could be compared. */
  readonly pairOf: (holder: Holder) => EffectPair | null;
  readonly of: (holder: Holder) => AdoptedEffect | null;
  /** Merges not made yet. */
  readonly missing: readonly EffectPair[];
}

/** What was counted before of a text's effect on what holders adopted, and what is still to be counted. */
export async function findEffects(
  rows: Repositories,
  target: TargetText,
  holders: readonly Holder[],
  editions: ReadonlyMap<string, EditionHead>,
): Promise<CountedEffects> {
  const { templateId, textSha256: theirsSha256 } = target;
  const counted = await rows.editionEffects.list({ templateId, theirsSha256, engine: ENGINE });
  const known = new Map(counted.map((each) => [keyOf(each), each.effect]));
  const brings = wordingTest(target);
  const pairOf = (holder: Holder): EffectPair | null => pairFor(holder, editions, brings);
  const pairs = new Map(holders.flatMap((holder) => pairOf(holder) ?? []).map((pair) => [keyOf(pair), pair]));
  return {
    pairOf,
    of: (holder) => {
      const pair = pairOf(holder);
      return (pair && known.get(keyOf(pair))) ?? null;
    },
    missing: [...pairs].filter(([key]) => !known.has(key)).map(([, pair]) => pair),
  };
}

/** What makes two merges into one target the same. */
export const keyOf = (pair: Pick<EditionEffect, 'baseSha256' | 'oursSha256' | 'excepted' | 'declined'>): string =>
  [pair.baseSha256, pair.oursSha256, pair.excepted, pair.declined].join(':');

type BringsWording = (clause: { readonly clauseId: string; readonly theirsSha256: string }) => boolean;

function pairFor(
  { adopted }: Holder,
  editions: ReadonlyMap<string, EditionHead>,
  brings: BringsWording,
): EffectPair | null {
  const base = adopted ? editions.get(adopted.baseEditionId) : undefined;
  if (!adopted || !base) return null;
  const { revisionId, textSha256: oursSha256, baseEditionId, excepted } = adopted;
  const declined = adopted.declined.filter(brings).map((each) => each.clauseId);
  return {
    ...{ baseEditionId, baseSha256: base.textSha256, oursSha256, revisionId },
    excepted: excepted.join(' '),
    declined: declined.join(' '),
  };
}

/** Whether a text words a clause as it was once declined; the text is read when somebody declined anything. */
function wordingTest(target: TargetText): BringsWording {
  let hashes: ReadonlyMap<string, string> | undefined;
  const nothing = sha256('');
  return ({ clauseId, theirsSha256 }) => {
    hashes ??= new Map([...clauseWordings(target.text)].map(([id, { text }]) => [id, sha256(text)]));
    return (hashes.get(clauseId) ?? nothing) === theirsSha256;
  };
}

/** The texts of some merges, as they are stored. */
export interface LoadedPair extends EffectPair {
  readonly base: Indexed;
  readonly ours: Indexed;
}

type Indexed = { readonly text: string; readonly clauseIndex: unknown };

/** Loads what some merges need; editions, which most of them share, once each. */
export async function loadPairs(rows: Repositories, pairs: readonly EffectPair[]): Promise<LoadedPair[]> {
  if (pairs.length === 0) return [];
  const bases = await rows.editions.list({ id: [...new Set(pairs.map((each) => each.baseEditionId))] });
  const revisions = await rows.revisions.list({ id: pairs.map((each) => each.revisionId) });
  const baseOf = new Map(bases.map((each) => [each.id, each]));
  const oursOf = new Map(revisions.map((each) => [each.id, each]));
  return pairs.flatMap((pair) => {
    const [base, ours] = [baseOf.get(pair.baseEditionId), oursOf.get(pair.revisionId)];
    return base && ours ? [{ ...pair, base, ours }] : []; // out of sight meanwhile: a link has ended
  });
}

/**
 * Makes one merge, as the school will be shown it, with the clause indexes stored beside the texts, so that only clauses that
 * differ are parsed.
 */
export function countEffect(pair: LoadedPair, target: TargetText): AdoptedEffect {
  const { base, ours, excepted } = pair;
  const declined = declinedOf(pair, target);
  const from = withDeclined(base.text, target.text, declined);
  const merge = mergeExcepted({
    ...{ base: from, ours: ours.text, theirs: target.text, excepted: idsOf(excepted) },
    indexes: {
      ours: ours.clauseIndex as ClauseIndex,
      theirs: target.clauseIndex,
      // A stored index tells places in the text as it was.
      ...(from === base.text ? { base: base.clauseIndex as ClauseIndex } : {}),
    },
  });
  return effectOf(merge, declined);
}

const idsOf = (joined: string): string[] => joined.split(' ').filter((id) => id !== '');

/** Of the declined changes those that would come in, were they not declined. */
function declinedOf({ base, ours, declined }: LoadedPair, target: TargetText): string[] {
  if (declined === '') return [];
  const [was, own, theirs] = [base.text, ours.text, target.text].map((text) => clauseWordings(text));
  if (!was || !own || !theirs) return [];
  const wordings = { base: was, ours: own, theirs };
  const brought = idsOf(declined).map((clauseId) => ({
    clauseId,
    theirsSha256: sha256(theirs.get(clauseId)?.text ?? ''),
  }));
  return [...stillDeclined(brought, wordings)];
}

/** Keeps what was counted; what somebody else counted meanwhile stands. */
export async function keepEffects(
  rows: Repositories,
  target: TargetText,
  counted: readonly { readonly pair: EffectPair; readonly effect: AdoptedEffect }[],
): Promise<void> {
  await rows.editionEffects.addMissing(
    counted.map(({ pair: { baseSha256, oursSha256, excepted, declined }, effect }) => ({
      templateId: target.templateId,
      theirsSha256: target.textSha256,
      baseSha256,
      oursSha256,
      excepted,
      declined,
      engine: ENGINE,
      effect,
    })),
  );
}

/** Forgets what earlier drafts and editions of a template would have done: nobody asks for it any more. */
export async function forgetEffects(
  rows: Repositories,
  templateId: string,
  targets: readonly Pick<TargetText, 'textSha256'>[],
): Promise<void> {
  const current = new Set(targets.map((each) => each.textSha256));
  const kept = await rows.holders.countedTexts(templateId);
  const past = kept.filter((each) => !current.has(each));
  if (past.length > 0) await rows.editionEffects.remove({ templateId, theirsSha256: past });
}

const COMES_IN: ReadonlySet<string> = new Set(['taken', 'inserted', 'removed', 'both']);

/** A merge without its words. */
function effectOf({ outcomes, choices }: MergeResult, declined: readonly string[]): AdoptedEffect {
  const ids = (wanted: (outcome: MergeResult['outcomes'][number]) => boolean): string[] =>
    outcomes.filter(wanted).map((each) => each.clauseId);
  const isClause = (id: string): boolean => !id.startsWith('front-matter:');
  return {
    choices: choices.map(({ clauseId, kind }) => ({ clauseId, kind })),
    comesIn: ids(
      ({ outcome, theirs, ours }) =>
        COMES_IN.has(outcome) ||
        (outcome === 'moved' && theirs === 'moved') ||
        (outcome === 'council-wording' && ours !== 'changed'),
    ),
    both: ids(({ outcome }) => outcome === 'both'),
    overruled: ids(({ outcome, ours }) => outcome === 'council-wording' && ours === 'changed'),
    customised: ids(({ clauseId, ours }) => isClause(clauseId) && (ours === 'changed' || ours === 'removed')),
    declined,
    added: ids(({ clauseId, ours }) => isClause(clauseId) && ours === 'added').length,
  };
}
