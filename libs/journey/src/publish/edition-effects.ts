import { mergeExcepted, type ClauseIndex, type MergeResult } from '@ratify/document';
import type { AdoptedEffect } from '@ratify/policy';
import type { EditionEffect, EditionHead, Holder, Repositories } from '@ratify/store';

/** Raise it when the merge decides otherwise than before: what an older engine counted is counted again. */
const ENGINE = 1;

/** A text of a template that holders have, or may get. */
export interface TargetText {
  readonly templateId: string;
  readonly text: string;
  readonly textSha256: string;
  readonly clauseIndex: ClauseIndex;
}

/** One merge to be made: of all holders whose adopted text has these bytes, comes from this edition and may differ there. */
export interface EffectPair {
  readonly baseEditionId: string;
  readonly baseSha256: string;
  readonly oursSha256: string;
  /** Fixed clauses whose wording is granted, by id, in order, a space between. */
  readonly excepted: string;
  /** Any one revision that has the text. */
  readonly revisionId: string;
}

export interface CountedEffects {
  readonly of: (holder: Holder) => AdoptedEffect | null;
  /** Merges not made yet. */
  readonly missing: readonly EffectPair[];
}

/** What was counted before of a text's effect on what holders adopted, and what is still to be counted. */
export async function findEffects(
  rows: Repositories,
  target: Pick<TargetText, 'templateId' | 'textSha256'>,
  holders: readonly Holder[],
  editions: ReadonlyMap<string, EditionHead>,
): Promise<CountedEffects> {
  const { templateId, textSha256: theirsSha256 } = target;
  const counted = await rows.editionEffects.list({ templateId, theirsSha256, engine: ENGINE });
  const known = new Map(counted.map((each) => [keyOf(each), each.effect]));
  const pairs = new Map(holders.flatMap((holder) => pairOf(holder, editions) ?? []).map((pair) => [keyOf(pair), pair]));
  return {
    of: (holder) => {
      const pair = pairOf(holder, editions);
      return (pair && known.get(keyOf(pair))) ?? null;
    },
    missing: [...pairs].filter(([key]) => !known.has(key)).map(([, pair]) => pair),
  };
}

const keyOf = (pair: Pick<EditionEffect, 'baseSha256' | 'oursSha256' | 'excepted'>): string =>
  [pair.baseSha256, pair.oursSha256, pair.excepted].join(':');

function pairOf({ adopted }: Holder, editions: ReadonlyMap<string, EditionHead>): EffectPair | null {
  const base = adopted ? editions.get(adopted.baseEditionId) : undefined;
  if (!adopted || !base) return null;
  const { revisionId, textSha256: oursSha256, baseEditionId, excepted } = adopted;
  return { baseEditionId, baseSha256: base.textSha256, oursSha256, excepted: excepted.join(' '), revisionId };
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

/** Makes one merge, with the clause indexes stored beside the texts, so that only clauses that differ are parsed. */
export function countEffect({ base, ours, excepted }: LoadedPair, target: TargetText): AdoptedEffect {
  return effectOf(
    mergeExcepted({
      excepted: excepted.split(' '),
      base: base.text,
      ours: ours.text,
      theirs: target.text,
      indexes: {
        base: base.clauseIndex as ClauseIndex,
        ours: ours.clauseIndex as ClauseIndex,
        theirs: target.clauseIndex,
      },
    }),
  );
}

/** Keeps what was counted; what somebody else counted meanwhile stands. */
export async function keepEffects(
  rows: Repositories,
  target: TargetText,
  counted: readonly { readonly pair: EffectPair; readonly effect: AdoptedEffect }[],
): Promise<void> {
  await rows.editionEffects.addMissing(
    counted.map(({ pair: { baseSha256, oursSha256, excepted }, effect }) => ({
      templateId: target.templateId,
      theirsSha256: target.textSha256,
      baseSha256,
      oursSha256,
      excepted,
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
function effectOf({ outcomes, choices }: MergeResult): AdoptedEffect {
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
    added: ids(({ clauseId, ours }) => isClause(clauseId) && ours === 'added').length,
  };
}
