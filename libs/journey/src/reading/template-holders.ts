import type { ClauseIndex } from '@ratify/document';
import {
  HOLDER_STANDINGS,
  askedAbout,
  combineMateriality,
  holderStanding,
  type AdoptedEffect,
  type AdvisedEdition,
  type HolderStanding,
  type PlainDate,
} from '@ratify/policy';
import type { EditionHead, Holder, HolderOffer, UnitOfWork } from '@ratify/store';
import {
  countEffect,
  findEffects,
  keyOf,
  loadPairs,
  type CountedEffects,
  type TargetText,
} from '../publish/edition-effects.ts';

/** A place of the template that is changed by the edition or by schools. */
export interface ClausePlace {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
}

/** One holder by name, with what the link to it lets its publisher see. */
export interface HolderView {
  readonly organisationName: string;
  /** Null where the link shows no texts. */
  readonly policyId: string | null;
  readonly standing: HolderStanding;
  readonly editionNumber: number | null;
  /** Where somebody at the school has to choose, or to look at what both sides changed, going by its adopted text. */
  readonly choices: readonly ClausePlace[];
  /** Where its adopted wording gives way to a fixed one. */
  readonly overruled: readonly ClausePlace[];
  readonly comesIn: number;
  /** Changes it declined before, clause by clause: it is not asked again. */
  readonly declinedClauses: readonly ClausePlace[];
  readonly declined: { readonly editionNumber: number; readonly on: Date | null; readonly reason: string } | null;
}

export interface ClauseDrift extends ClausePlace {
  /** How many schools have adopted other words here, or left it out. */
  readonly schools: number;
}

/** Who holds a template and where each stands towards one text of it. */
export interface HoldersView {
  readonly editionNumber: number;
  readonly total: number;
  readonly counts: ReadonlyMap<HolderStanding, number>;
  /** Counted, and not named: the link shows no more. */
  readonly unnamed: number;
  /** Different texts that are still to be compared. */
  readonly uncounted: number;
  readonly holders: readonly HolderView[];
  /** The most often customised first; clauses nobody touched are left out. */
  readonly drift: readonly ClauseDrift[];
  /** Adopted texts the drift was counted over, and those with clauses of their own. */
  readonly adopted: number;
  readonly withOwnClauses: number;
}

export interface HoldersQuestion {
  readonly target: TargetText;
  /** Of the edition that the text is, or would be. */
  readonly editionNumber: number;
  /** The advice on a text that is not published yet, as far as it is entered. */
  readonly prepared?: AdvisedEdition['materiality'];
  /** The day on which exceptions must hold. */
  readonly today: PlainDate;
}

/** So few merges are made while somebody waits; more are work for `count-effects`. */
const MERGES_AT_ONCE = 6;

/** Everyone who holds a template of the acting organisation, from what each adopted: no draft of a school is looked at. */
export async function readHolders(
  rows: UnitOfWork,
  { target, editionNumber, prepared, today }: HoldersQuestion,
): Promise<HoldersView> {
  const { templateId } = target;
  const [holders, editions] = [await rows.holders.of(templateId, today), await rows.holders.editionsOf(templateId)];
  const declines = lastDeclines(await rows.holders.offersOf(templateId), editions);
  const effects = await fewMore(rows, target, await findEffects(rows, target, holders, editions));
  const places = new Map(target.clauseIndex.map(({ id, number, title }) => [id, { clauseId: id, number, title }]));
  const editorial = editorialSince([
    ...editions.values(),
    ...(prepared ? [{ number: editionNumber, materiality: prepared }] : []),
  ]);
  const views = holders.map((holder) =>
    viewOf(holder, effects.of(holder), { editions, declines, editionNumber, places, editorial }),
  );
  const counts = new Map(HOLDER_STANDINGS.map((each) => [each, views.filter((view) => view.standing === each).length]));
  const adopted = holders.flatMap((holder) => effects.of(holder) ?? []);
  return {
    editionNumber,
    total: holders.length,
    counts,
    unnamed: holders.filter((each) => each.organisationName === null).length,
    uncounted: effects.missing.length,
    holders: views.flatMap((view) =>
      view.organisationName === null ? [] : [{ ...view, organisationName: view.organisationName }],
    ),
    drift: driftOf(adopted, target.clauseIndex),
    adopted: adopted.length,
    withOwnClauses: adopted.filter((each) => each.added > 0).length,
  };
}

/** Makes the last few merges at once: a school that has just adopted is not waited for. */
async function fewMore(rows: UnitOfWork, target: TargetText, effects: CountedEffects): Promise<CountedEffects> {
  if (effects.missing.length === 0 || effects.missing.length > MERGES_AT_ONCE) return effects;
  const pairs = await loadPairs(rows, effects.missing);
  const made = new Map(pairs.map((pair) => [keyOf(pair), countEffect(pair, target)]));
  const ofMade = (holder: Holder): AdoptedEffect | null => {
    const pair = effects.pairOf(holder);
    return (pair && made.get(keyOf(pair))) ?? null;
  };
  return { ...effects, of: (holder) => effects.of(holder) ?? ofMade(holder), missing: [] };
}

/** Clauses that the editions after one number all call editorial, asked once for each number. */
function editorialSince(editions: readonly AdvisedEdition[]): (number: number) => ReadonlySet<string> {
  const known = new Map<number, ReadonlySet<string>>();
  return (number) => {
    const found =
      known.get(number) ??
      new Set(
        [...combineMateriality(editions.filter((each) => each.number > number))]
          .filter(([, { level }]) => level === 'editorial')
          .map(([id]) => id),
      );
    known.set(number, found);
    return found;
  };
}

type Decline = NonNullable<HolderView['declined']>;

/** The newest edition each policy declined. */
function lastDeclines(
  offers: readonly HolderOffer[],
  editions: ReadonlyMap<string, EditionHead>,
): ReadonlyMap<string, Decline> {
  const declines = new Map<string, Decline>();
  for (const { policyId, editionId, answer, answeredAt: on, reason } of offers) {
    const editionNumber = editions.get(editionId)?.number ?? 0;
    if (answer === 'declined' && editionNumber > (declines.get(policyId)?.editionNumber ?? 0))
      declines.set(policyId, { editionNumber, on, reason: reason ?? '' });
  }
  return declines;
}

interface Circumstances {
  readonly editions: ReadonlyMap<string, EditionHead>;
  readonly declines: ReadonlyMap<string, Decline>;
  readonly editionNumber: number;
  readonly places: ReadonlyMap<string, ClausePlace>;
  readonly editorial: (since: number) => ReadonlySet<string>;
}

function viewOf(
  holder: Holder,
  effect: AdoptedEffect | null,
  { editions, declines, editionNumber, places, editorial }: Circumstances,
): Omit<HolderView, 'organisationName'> & { readonly organisationName: string | null } {
  const baseNumber = (holder.baseEditionId && editions.get(holder.baseEditionId)?.number) || null;
  const lastDecline = declines.get(holder.policyId) ?? null;
  const declined = lastDecline && lastDecline.editionNumber > (baseNumber ?? 0) ? lastDecline : null;
  const adoptedNumber = (holder.adopted && editions.get(holder.adopted.baseEditionId)?.number) ?? 0;
  const unquestioned = editorial(adoptedNumber);
  const standing = holderStanding(
    {
      editorial: unquestioned,
      baseEditionNumber: baseNumber,
      showsAdopted: holder.showsAdopted,
      hasAdopted: holder.adopted !== null,
      effect,
      declinedEditionNumber: declined?.editionNumber ?? null,
    },
    editionNumber,
  );
  const isAhead = standing !== 'up-to-date' && standing !== 'declined';
  const placed = (ids: readonly string[]): ClausePlace[] => [...new Set(ids)].map((id) => placeOf(id, places));
  return {
    organisationName: holder.organisationName,
    policyId: holder.showsAdopted ? holder.policyId : null,
    standing,
    editionNumber: baseNumber,
    choices: isAhead && effect ? placed(askedAbout(effect, unquestioned)) : [],
    overruled: isAhead ? placed(effect?.overruled ?? []) : [],
    comesIn: isAhead ? (effect?.comesIn.length ?? 0) : 0,
    declinedClauses: isAhead ? placed(effect?.declined ?? []) : [],
    declined,
  };
}

/** By the template's own words; a place that only the school's text has is said without them. */
function placeOf(clauseId: string, places: ReadonlyMap<string, ClausePlace>): ClausePlace {
  const known = places.get(clauseId);
  if (known) return known;
  const title = clauseId.startsWith('front-matter:') ? 'the details of the document' : 'a clause that is taken out';
  return { clauseId, number: '', title };
}

function driftOf(adopted: readonly AdoptedEffect[], index: ClauseIndex): ClauseDrift[] {
  const counts = new Map<string, number>();
  for (const { customised } of adopted) for (const id of customised) counts.set(id, (counts.get(id) ?? 0) + 1);
  return index
    .flatMap(({ id, number, title }) => {
      const schools = counts.get(id) ?? 0;
      return schools > 0 ? [{ clauseId: id, number, title, schools }] : [];
    })
    .sort((a, b) => b.schools - a.schools);
}

/** How far the offers of an edition have come, counted from the offers themselves. */
export interface RollOut {
  readonly state: 'offering' | 'done' | 'failed';
  readonly offered: number;
  readonly total: number;
  /** Why some could not be offered it, where that is known. */
  readonly failure: string | null;
  readonly isTriedAgain: boolean;
}

/** The roll-out of one of the acting organisation's editions. */
export async function readRollOut(
  rows: UnitOfWork,
  edition: { readonly id: string; readonly templateId: string; readonly number: number },
): Promise<RollOut> {
  const { offered, waiting } = await rows.holders.rollOutOf(edition.templateId, edition.id, edition.number);
  const [last] = await rows.jobs.list(
    { organisationId: rows.organisationId, task: 'offer-edition', key: `offer-edition:${edition.id}` },
    { order: { createdAt: 'desc' }, limit: 1 },
  );
  const isFailed = last?.state === 'failed';
  return {
    state: waiting === 0 ? 'done' : isFailed ? 'failed' : 'offering',
    offered,
    total: offered + waiting,
    failure: waiting > 0 && isFailed ? last.error : null,
    isTriedAgain: last?.state === 'queued' && last.attempts > 0,
  };
}
