import {
  chasedTooLately,
  REGISTER_STATUSES,
  reviewStatus,
  sayDate,
  type PlainDate,
  type PolicyStatus,
} from '@ratify/policy';
import { readChased } from '../remind/chase-policies.ts';
import { abilityOf } from '../shell/writing.ts';
import { readDescents, sayDescent } from './descent.ts';
import {
  registerCountsStatement,
  registerPageStatement,
  type BoughtPolicy,
  type RegisterAcross,
  type RegisterFilter,
  type RegisterQuestion as RegisterPageQuestion,
  type RegisterRemark,
  type RegisterRow,
  type Statement,
  type UnitOfWork,
} from '@ratify/store';

export interface RegisterEntry {
  readonly policyId: string | null;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly status: PolicyStatus;
  readonly adoptedOn: string | null;
  readonly reviewDueOn: string | null;
  readonly reviewDueSaid: string | null;
  readonly editionNumber: number | null;
  readonly latestEditionNumber: number | null;
  readonly behind: boolean;
  /** Of an edition that is out and not in it: the earliest date by which its publisher asks for adoption. */
  readonly adoptByOn: string | null;
  readonly unsigned: boolean;
  readonly remark: string | null;
  /** The root edition that it goes back to, and through whose: null where its edition is the publisher's own. */
  readonly descent: string | null;
  /** Exceptions to fixed clauses that hold. */
  readonly exceptions: number;
  readonly leftTemplateOn: string | null;
  /** When a reason to review it before its date was last noted, while one stands. */
  readonly reasonOn: string | null;
  /** The document or system that holds it, where it is held elsewhere. */
  readonly heldIn: string | null;
  /** When the acting organisation last had the school reminded of it. */
  readonly chasedOn?: string | null;
  /** Too lately to do it again. */
  readonly chasedLately?: boolean;
}

export interface RegisterQuestion {
  /** A status of the register, or, whatever the status, `behind`: forks of an older edition; `exception`; `left`: left the template; `reason`. */
  readonly status: string | null;
  /** Null: everything in sight. */
  readonly filter: RegisterFilter | null;
  readonly first: number;
  readonly after: string | null;
}

/** Questions across the statuses, as they are put to policies of those who buy a service. */
const ACROSS: Readonly<Record<RegisterAcross, (entry: RegisterEntry) => boolean>> = {
  behind: (entry) => entry.behind,
  exception: (entry) => entry.exceptions > 0,
  left: (entry) => entry.leftTemplateOn !== null,
  reason: (entry) => entry.reasonOn !== null,
};

const isAcross = (status: string | null): status is RegisterAcross => status !== null && Object.hasOwn(ACROSS, status);

const askedOf = (today: PlainDate, { status, filter, first, after }: RegisterQuestion): RegisterPageQuestion => ({
  ...(isAcross(status) ? { across: status } : { status: REGISTER_STATUSES.find((each) => each === status) }),
  ...{ today, filter: filter ?? undefined, first, after: after || undefined },
});

/** The statement that `readRegister` asks first, for whoever can have it asked ahead. */
export const registerAsked = (today: PlainDate, question: RegisterQuestion): Statement =>
  registerPageStatement(askedOf(today, question));

/** One page of the register, the most pressing date first; policies of those who buy a service follow the last page. */
export async function readRegister(
  rows: UnitOfWork,
  today: PlainDate,
  question: RegisterQuestion,
): Promise<{ entries: RegisterEntry[]; endCursor: string | null; hasMore: boolean }> {
  const { status, filter } = question;
  const page = await rows.register.page(askedOf(today, question));
  const bought = page.next === null ? await boughtRows(rows, today, filter) : [];
  const isWanted = isAcross(status) ? ACROSS[status] : (entry: RegisterEntry) => !status || entry.status === status;
  const remarks = await readRemarks(rows, page.rows, today);
  const shown = page.rows.map((row) => entryOf(row, remarks.get(row.policyId ?? '')));
  const entries = await withChases(rows, shown, today);
  return {
    entries: [...entries, ...bought.filter(isWanted)],
    endCursor: page.next,
    hasMore: page.next !== null,
  };
}

/** Statuses behind which something else is hidden: that a policy is expected, or that nothing shows its adoption. */
const HIDING: readonly PolicyStatus[] = ['draft', 'submitted', 'overdue'];

async function readRemarks(
  rows: UnitOfWork,
  lines: readonly RegisterRow[],
  today: PlainDate,
): Promise<ReadonlyMap<string, RegisterRemark>> {
  const hiding = lines.filter(({ status }) => HIDING.includes(status));
  const found = await rows.register.remarks(
    today,
    hiding.flatMap(({ policyId }) => policyId ?? []),
  );
  return new Map(found.map((each) => [each.policyId, each]));
}

/** When each was last chased, for who chases; nobody else waits for the question. */
async function withChases(rows: UnitOfWork, entries: RegisterEntry[], today: PlainDate): Promise<RegisterEntry[]> {
  if (!abilityOf(rows).can('chase', 'Policy')) return entries;
  const chased = await readChased(
    rows,
    entries.flatMap(({ policyId }) => policyId ?? []),
  );
  return entries.map((each) => {
    const chasedOn = chased.get(each.policyId ?? '') ?? null;
    return { ...each, chasedOn, chasedLately: chasedOn !== null && chasedOn >= chasedTooLately(today) };
  });
}

/** The statement that `readRegisterCounts` asks first. */
export const registerCountsAsked = (today: PlainDate, filter: RegisterFilter | null = null): Statement =>
  registerCountsStatement(today, filter ?? undefined);

/** How many policies stand where, over the organisation acted for, those below it and those who buy its service. */
export async function readRegisterCounts(rows: UnitOfWork, today: PlainDate, filter: RegisterFilter | null = null) {
  const counts = await rows.register.allCounts(today, filter ?? undefined);
  const bought = await boughtRows(rows, today, filter);
  const more = (isOne: (entry: RegisterEntry) => boolean): number => bought.filter(isOne).length;
  return {
    policies: REGISTER_STATUSES.reduce((sum, status) => sum + counts[status], 0) - counts.missing + bought.length,
    missing: counts.missing,
    drafts: counts.draft + more(({ status }) => status === 'draft'),
    submitted: counts.submitted,
    notEvidenced: counts['not-evidenced'],
    overdue: counts.overdue + more(({ status }) => status === 'overdue'),
    dueSoon: counts['due-soon'] + more(({ status }) => status === 'due-soon'),
    unsigned: counts.unsigned,
    behind: counts.behind + more(ACROSS.behind),
    exceptions: counts.exception + more(ACROSS.exception),
    leftTemplate: counts.left + more(ACROSS.left),
    reasons: counts.reason,
  };
}

type Beyond = Pick<RegisterEntry, 'descent' | 'exceptions' | 'leftTemplateOn' | 'heldIn'> & {
  readonly beside: RegisterRemark | undefined;
};

function entryOf(row: RegisterRow, beside: RegisterRemark | undefined): RegisterEntry {
  const { lineage, descendsThrough, descendsNumber, exceptions, leftTemplateOn } = row;
  const descent = sayDescent(lineage, { publisherName: descendsThrough ?? '', number: descendsNumber ?? 0 });
  const remark = remarkOn({ beside, descent, exceptions, leftTemplateOn, heldIn: row.heldIn });
  const onPaper = 'signed on paper, scan held';
  return {
    ...row,
    descent,
    unsigned: row.status === 'unsigned',
    remark: row.isOnPaper ? (remark ? `${remark}; ${onPaper}` : onPaper) : remark,
  };
}

/** Few organisations sell a service, and few buy it: what is said beyond the columns is asked only where there are some. */
async function boughtRows(rows: UnitOfWork, today: PlainDate, filter: RegisterFilter | null): Promise<RegisterEntry[]> {
  const bought = (await rows.register.bought()).filter((each) => !filter || isLeft(each, filter));
  if (bought.length === 0) return [];
  const editionIds = bought.flatMap(({ editionId }) => editionId ?? []);
  const descents = await readDescents(rows, editionIds);
  const exceptions = await rows.register.exceptions(today);
  const told = (await rows.register.departuresTold()).filter((each) => !each.wentElsewhere);
  const left = new Map(told.reverse().map(({ policyId, leftOn }) => [policyId, leftOn]));
  return bought.map(({ policyId, ...each }) => ({
    ...each,
    policyId: null,
    organisationName: each.organisationName ?? '',
    status: statusOfBought(each, today),
    reviewDueSaid: null,
    unsigned: false,
    reasonOn: null,
    heldIn: null,
    remark: 'buys this service: dates only',
    descent: descents.get(each.editionId ?? '') ?? null,
    exceptions: exceptions.get(policyId) ?? 0,
    // A policy that has gone back to a template has not left one.
    leftTemplateOn: each.templateId === null ? (left.get(policyId) ?? null) : null,
  }));
}

/** Of those who buy a service only a few columns are seen: a filter by anything else leaves none of theirs. */
function isLeft(
  each: BoughtPolicy,
  { settingId, title, words, templateId, edition, base, ...rest }: RegisterFilter,
): boolean {
  const { dueFrom, dueTo, ...unseen } = rest;
  const due = each.reviewDueOn;
  const said = `${each.title}\n${each.organisationName ?? ''}`.toLowerCase();
  const stands = each.editionNumber === null ? 'own-text' : each.behind ? 'older' : 'newest';
  return (
    Object.keys(unseen).length === 0 &&
    (settingId === undefined || each.organisationId === settingId) &&
    (title === undefined || each.title.toLowerCase() === title.toLowerCase()) &&
    (words === undefined || said.includes(words.toLowerCase())) &&
    (templateId === undefined || each.templateId === templateId) &&
    (edition === undefined || each.editionNumber === edition) &&
    (base === undefined || stands === base) &&
    (dueFrom === undefined || (due !== null && due >= dueFrom)) &&
    (dueTo === undefined || (due !== null && due <= dueTo))
  );
}

function statusOfBought(
  { adoptedOn, reviewDueOn }: Pick<BoughtPolicy, 'adoptedOn' | 'reviewDueOn'>,
  today: PlainDate,
): PolicyStatus {
  if (adoptedOn === null) return 'draft';
  const review = reviewStatus(reviewDueOn as PlainDate | null, today);
  return review === 'overdue' || review === 'due-soon' ? review : 'adopted';
}

/** What the status does not say. */
function remarkOn({ beside, descent, exceptions, leftTemplateOn, heldIn }: Beyond): string | null {
  const said = [
    beside?.expectedBy && `expected by ${beside.expectedBy}, and not held until it is adopted`,
    beside?.isUnevidenced && 'adoption not evidenced',
    heldIn && `held elsewhere: ${heldIn}`,
    leftTemplateOn && `left the template on ${sayDate(leftTemplateOn as PlainDate)}`,
    exceptions > 0 && (exceptions === 1 ? 'with an exception' : `with ${exceptions} exceptions`),
    descent && `from ${descent}`,
  ].filter((each) => !!each);
  return said.length > 0 ? said.join('; ') : null;
}
