import {
  keepOwnRows,
  usedBlanks,
  withLiveValues,
  type BlankDefinition,
  type BlankValue,
  type LiveAnswer,
  type PolicyDocument,
} from '@ratify/document';
import {
  isKeptHere,
  mayKeep,
  standing,
  standingAnswer,
  standingIn,
  withRowsOf,
  withSettings,
  type PlainDate,
  type SaidAnswer,
  type Standing,
} from '@ratify/policy';
import type { LiveValue, Policy, Repositories, Revision, UnitOfWork } from '@ratify/store';
import { readStored } from '../shell/read-stored.ts';
import { renderRevision } from './texts.ts';

/** A text in force in an organisation: its own policy's, or another's that covers it. */
export interface TextInForce {
  readonly organisationId: string;
  readonly policyOrganisationId: string;
  readonly policyId: string;
  readonly title: string;
  readonly adoptedOn: PlainDate | null;
  readonly document: PolicyDocument;
  /** Of its own policy: when the text was put forward, to the meeting that changed it where it did. */
  readonly putForwardAt: Date | null;
  readonly isCover: boolean;
}

/** A blank of a text in force, with what stands. */
export interface LiveBlank {
  readonly blank: BlankDefinition;
  readonly standing: Standing<LiveValue>;
  /** What stands where nothing was set here: what was adopted, or whose policy it is answers. */
  readonly said: readonly string[];
  /** What was set here between meetings, the newest first. */
  readonly history: readonly LiveValue[];
  /** As the text prints it; null: as it was adopted. */
  readonly printed: LiveAnswer | null;
}

/** What is in force of a policy in an organisation; null where nothing is, or it is neither its own nor covers it. */
export async function findTextInForce(
  rows: Repositories,
  organisationId: string,
  policyId: string,
): Promise<TextInForce | null> {
  const policy = await rows.policies.find({ organisationId, id: policyId });
  if (policy) return policy.retiredOn === null ? ownText(rows, policy) : null;
  const cover = await rows.coverages.find({ organisationId, policyId });
  const { adoptingOrganisationId: policyOrganisationId = '', adoptionId = '', title = '' } = cover ?? {};
  if (!cover || policyOrganisationId === organisationId) return null;
  const covering = await rows.coveredTexts.find({ organisationId: policyOrganisationId, adoptionId });
  if (!covering) return null;
  return {
    ...{ organisationId, policyOrganisationId, policyId, title, adoptedOn: cover.adoptedOn as PlainDate },
    ...{ document: readStored(covering.text), putForwardAt: null, isCover: true },
  };
}

async function ownText(rows: Repositories, policy: Policy): Promise<TextInForce | null> {
  const { organisationId, id: policyId, title, adoptedRevisionId } = policy;
  const revision = adoptedRevisionId ? await rows.revisions.find({ organisationId, id: adoptedRevisionId }) : null;
  if (!revision) return null;
  return {
    ...{ organisationId, policyOrganisationId: organisationId, policyId, title },
    ...{ adoptedOn: policy.adoptedOn as PlainDate | null, document: readStored(revision.text) },
    ...{ putForwardAt: await readPutForward(rows, revision), isCover: false },
  };
}

/** Every blank that a text in force uses, as it stands; none where nothing of it changes between meetings. */
export async function readLiveBlanks(rows: UnitOfWork, text: TextInForce): Promise<LiveBlank[]> {
  const blanks = usedBlanks(text.document);
  if (!blanks.some((blank) => isKeptHere(blank, false) || isKeptHere(blank, true))) return [];
  return text.isCover ? readCovered(rows, text, blanks) : readOwn(rows, text, blanks);
}

async function readOwn(rows: UnitOfWork, text: TextInForce, blanks: readonly BlankDefinition[]): Promise<LiveBlank[]> {
  const { organisationId, policyId } = text;
  const set = await rows.liveValues.list({ policyOrganisationId: organisationId, policyId }, OLDEST_FIRST);
  const settings = await readSettings(rows, text, set);
  return blanks.map((blank) => {
    const own = set.filter((each) => each.organisationId === organisationId && each.blankId === blank.id);
    const said = saidOf(text, blank);
    const stands = standing(own, said);
    const shown =
      blank.type === 'per-setting'
        ? withSettings(
            stands,
            settings.map(({ name, set: all }) => ({ name, set: all.filter(({ blankId }) => blankId === blank.id) })),
          )
        : stands;
    return { blank, standing: stands, said: said.items, history: own.toReversed(), printed: printedOf(shown) };
  });
}

/** The settings that a policy covers and that answered something for themselves, as far as they are in sight. */
async function readSettings(
  rows: Repositories,
  { organisationId, policyId }: TextInForce,
  set: readonly LiveValue[],
): Promise<{ readonly name: string; readonly set: LiveValue[] }[]> {
  const ids = [...new Set(set.map((each) => each.organisationId))].filter((id) => id !== organisationId);
  if (ids.length === 0) return [];
  const covers = await rows.coverages.list({
    organisationId: ids,
    adoptingOrganisationId: organisationId,
    policyId,
  });
  const covered = covers.map((each) => each.organisationId);
  const named = covered.length > 0 ? await rows.organisations.list({ id: covered }, { order: { name: 'asc' } }) : [];
  return named.map(({ id, name }) => ({ name, set: set.filter((each) => each.organisationId === id) }));
}

async function readCovered(
  rows: UnitOfWork,
  text: TextInForce,
  blanks: readonly BlankDefinition[],
): Promise<LiveBlank[]> {
  const { organisationId, policyOrganisationId, policyId } = text;
  const set = await rows.liveValues.list({ organisationId, policyOrganisationId, policyId }, OLDEST_FIRST);
  const owners = await rows.coveringValues([policyId]);
  const { name } = await rows.organisations.get({ id: organisationId });
  return blanks.map((blank) => {
    const above = owners.filter((each) => each.blankId === blank.id);
    const putForwardAt = above[0]?.putForwardAt ?? null;
    const base = standing(above, { ...saidOf(text, blank), putForwardAt });
    const own = set.filter((each) => each.blankId === blank.id);
    const stands = isKeptHere(blank, true) ? standingIn(blank.type, base, { name, set: own }) : { ...base, set: null };
    const isRow = blank.type === 'per-setting';
    const shown = stands.set && isRow ? { ...stands, items: withRowsOf(base.items, name, stands.items) } : stands;
    return {
      ...{ blank, standing: stands, history: own.toReversed() },
      said: standingIn(blank.type, base, { name, set: [] }).items,
      printed: stands.set ? printedOf(shown) : printedOf(base),
    };
  });
}

const OLDEST_FIRST = { order: { setAt: 'asc', id: 'asc' } } as const;

function printedOf({ items, asAt, set }: Standing): LiveAnswer | null {
  return set ? { items, asAt: asAt ?? set.asAt } : null;
}

function saidOf(
  { document, putForwardAt }: Pick<TextInForce, 'document' | 'putForwardAt'>,
  { id }: BlankDefinition,
): SaidAnswer {
  const { values = {}, valuesAsAt = {} } = document.frontMatter ?? {};
  const value = Object.hasOwn(values, id) ? values[id] : undefined;
  const asAt = Object.hasOwn(valuesAsAt, id) ? valuesAsAt[id] : undefined;
  return { items: itemsOf(value), asAt: asAt ?? null, putForwardAt };
}

function itemsOf(value: BlankValue | undefined): readonly string[] {
  if (value === undefined) return [];
  return (typeof value === 'string' ? [value] : value).filter((item) => item.trim() !== '');
}

/** A text in force as it reads now, with what was answered between meetings. */
export async function readCurrentText(rows: UnitOfWork, text: TextInForce): Promise<string> {
  const blanks = await readLiveBlanks(rows, text);
  const answers = blanks.flatMap(({ blank, printed }) => (printed ? [[blank.id, printed] as const] : []));
  const current = answers.length > 0 ? withLiveValues(text.document, Object.fromEntries(answers)) : text.document.text;
  if (!text.isCover) return current;
  const { name } = await rows.organisations.get({ id: text.organisationId });
  return keepOwnRows(readStored(current), name);
}

/** The version in force of a policy as it reads now; of a policy out of use, as it was adopted. */
export async function renderCurrent(
  rows: UnitOfWork,
  policy: Policy,
  revision: Revision,
  today: PlainDate,
): Promise<string> {
  const text = await findTextInForce(rows, policy.organisationId, policy.id);
  return renderRevision(rows, text ? { ...revision, text: await readCurrentText(rows, text) } : revision, today);
}

/** What the page of a policy tells of what changes between meetings, here. */
export interface LivePolicy {
  readonly text: TextInForce;
  /** Whose policy it is, where another's covers the setting. */
  readonly ownerName: string | null;
  readonly blanks: readonly (LiveBlank & { readonly mayChange: boolean })[];
}

/** What changes between meetings of a policy of the organisation acted for, or of one that covers it; null for everything else. */
export async function readLivePolicy(rows: UnitOfWork, policyId: string): Promise<LivePolicy | null> {
  const { organisationId, roles } = rows.actor;
  const text = await findTextInForce(rows, organisationId, policyId);
  if (!text) return null;
  const { isCover } = text;
  const blanks = (await readLiveBlanks(rows, text)).filter(({ blank }) => isKeptHere(blank, isCover));
  const owner = isCover ? await rows.organisations.find({ id: text.policyOrganisationId }) : null;
  return {
    ...{ text, ownerName: owner?.name ?? null },
    blanks: blanks.map((each) => ({ ...each, mayChange: mayKeep(each.blank, isCover, roles) })),
  };
}

/** What was answered between meetings of a version of an organisation's own policy, and stands at an instant; null: now. */
async function readAnswers(
  rows: Repositories,
  revision: Revision,
  at: Date | null,
): Promise<Readonly<Record<string, LiveValue>>> {
  const { organisationId, policyId } = revision;
  const document = readStored(revision.text);
  const asked = usedBlanks(document).filter((blank) => isKeptHere(blank, false));
  if (asked.length === 0) return {};
  const of = { organisationId, policyOrganisationId: organisationId, policyId };
  const set = (await rows.liveValues.list(of, OLDEST_FIRST)).filter(({ setAt }) => at === null || setAt <= at);
  const putForwardAt = await readPutForward(rows, revision);
  const answers = asked.flatMap((blank) => {
    const its = set.filter(({ blankId }) => blankId === blank.id);
    const stands = standingAnswer(its, saidOf({ document, putForwardAt }, blank));
    return stands ? [[blank.id, stands] as const] : [];
  });
  return Object.fromEntries(answers);
}

/**
 * A version of an organisation's own policy as it read at an instant, with what had been answered between meetings by then: what is put forward
 * next is weighed against that, for what a keeper changed is no change of it.
 */
export async function readAsItStood(rows: Repositories, revision: Revision, at: Date | null): Promise<string> {
  return withLiveValues(readStored(revision.text), await readAnswers(rows, revision, at));
}

/** A draft of an organisation's own policy with what was answered between meetings, so that what is put forward next says it too. */
export async function withAnswersSet(
  rows: Repositories,
  { organisationId, adoptedRevisionId: id }: Policy,
  draft: string,
): Promise<string> {
  const revision = id ? await rows.revisions.find({ organisationId, id }) : null;
  return revision ? withLiveValues(readStored(draft), await readAnswers(rows, revision, null)) : draft;
}

/** When a text was put forward: one that holds what a meeting changed, with the text that was put to it. */
export async function readPutForward(rows: Repositories, revision: Revision): Promise<Date> {
  const { organisationId, amendsId } = revision;
  const put = amendsId ? await rows.revisions.find({ organisationId, id: amendsId }) : null;
  return (put ?? revision).submittedAt;
}
