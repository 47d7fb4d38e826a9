import { reviewStatus, sayDate, type PlainDate, type PolicyStatus } from '@ratify/policy';
import { readDescents } from './descent.ts';
import type {
  BoughtPolicy,
  RegisterQuestion as StoreQuestion,
  RegisterRow,
  RegisterStatus,
  UnitOfWork,
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
}

export interface RegisterQuestion {
  /** A status of the register, or, whatever the status, `behind`: forks of an older edition; `exception`; `left`: left the template. */
  readonly status: string | null;
  readonly first: number;
  readonly after: string | null;
}

const STATUSES: readonly RegisterStatus[] = [
  'missing',
  'overdue',
  'not-evidenced',
  'unsigned',
  'due-soon',
  'submitted',
  'draft',
  'adopted',
  'covered',
];

/** Questions across the statuses. */
const ACROSS: Readonly<Record<string, (entry: RegisterEntry) => boolean>> = {
  behind: (entry) => entry.behind,
  exception: (entry) => entry.exceptions > 0,
  left: (entry) => entry.leftTemplateOn !== null,
};

/** One page of the register, the most pressing date first; policies of those who buy a service follow the last page. */
export async function readRegister(
  rows: UnitOfWork,
  today: PlainDate,
  { status, first, after }: RegisterQuestion,
): Promise<{ entries: RegisterEntry[]; endCursor: string | null; hasMore: boolean }> {
  const around = await readSurroundings(rows, today);
  const wanted = status === null || !Object.hasOwn(ACROSS, status) ? undefined : ACROSS[status];
  const page = await rows.register.page({
    ...(wanted
      ? { across: await acrossOf(rows, status, around) }
      : { status: STATUSES.find((each) => each === status) }),
    ...{ today, first, after: after || undefined },
  });
  const bought = page.next === null ? await boughtRows(rows, today, around) : [];
  const isWanted = wanted ?? ((entry: RegisterEntry) => !status || entry.status === status);
  const descents = await readDescents(
    rows,
    page.rows.flatMap(({ editionId }) => editionId ?? []),
  );
  return {
    entries: [...page.rows.map((row) => entryOf(row, { ...around, descents })), ...bought.filter(isWanted)],
    endCursor: page.next,
    hasMore: page.next !== null,
  };
}

/** How many policies stand where, over the organisation acted for, those below it and those who buy its service. */
export async function readRegisterCounts(rows: UnitOfWork, today: PlainDate) {
  const around = await readSurroundings(rows, today);
  const counts = await rows.register.counts(today);
  const bought = await boughtRows(rows, today, around);
  const more = (isOne: (entry: RegisterEntry) => boolean): number => bought.filter(isOne).length;
  return {
    policies: Object.values(counts).reduce((sum, each) => sum + each, 0) - counts.missing + bought.length,
    missing: counts.missing,
    overdue: counts.overdue + more(({ status }) => status === 'overdue'),
    dueSoon: counts['due-soon'] + more(({ status }) => status === 'due-soon'),
    unsigned: counts.unsigned,
    behind: (await rows.register.countBehind()) + more(({ behind }) => behind),
    exceptions:
      (await rows.register.inUse([...around.exceptions.keys()])).length + more(({ exceptions }) => exceptions > 0),
    leftTemplate:
      (await rows.register.withoutTemplate([...around.left.keys()])).length +
      more(({ leftTemplateOn }) => leftTemplateOn !== null),
  };
}

/** What the lines of a register say that is rare: asked once, whatever the page. */
interface Surroundings {
  readonly descents: ReadonlyMap<string, string>;
  /** How many exceptions hold, by policy. */
  readonly exceptions: ReadonlyMap<string, number>;
  /** When a policy last left a template without going to another, by policy. */
  readonly left: ReadonlyMap<string, string>;
}

async function readSurroundings(rows: UnitOfWork, today: PlainDate): Promise<Surroundings> {
  const departures = await rows.departures.list({ nextEditionId: null }, { order: { leftOn: 'asc' } });
  const told = (await rows.register.departuresTold()).filter((each) => !each.wentElsewhere);
  return {
    descents: new Map(),
    exceptions: await rows.register.exceptions(today),
    left: new Map([...told.reverse(), ...departures].map(({ policyId, leftOn }) => [policyId, leftOn])),
  };
}

async function acrossOf(
  rows: UnitOfWork,
  status: string | null,
  { exceptions, left }: Surroundings,
): Promise<StoreQuestion['across']> {
  if (status === 'behind') return status;
  const policyIds =
    status === 'exception' ? [...exceptions.keys()] : await rows.register.withoutTemplate([...left.keys()]);
  return { policyIds };
}

type Beyond = Pick<RegisterEntry, 'descent' | 'exceptions' | 'leftTemplateOn'>;

function beyond(
  { descents, exceptions, left }: Surroundings,
  row: { readonly policyId: string | null; readonly templateId: string | null; readonly editionId: string | null },
): Beyond {
  const policyId = row.policyId ?? '';
  return {
    descent: descents.get(row.editionId ?? '') ?? null,
    exceptions: exceptions.get(policyId) ?? 0,
    // A policy that has gone back to a template has not left one.
    leftTemplateOn: row.templateId === null ? (left.get(policyId) ?? null) : null,
  };
}

function entryOf(row: RegisterRow, around: Surroundings): RegisterEntry {
  const more = beyond(around, row);
  const remark = remarkOn(row.status, more);
  const onPaper = 'signed on paper, scan held';
  return {
    ...row,
    ...more,
    unsigned: row.status === 'unsigned',
    remark: row.isOnPaper ? (remark ? `${remark}; ${onPaper}` : onPaper) : remark,
  };
}

async function boughtRows(rows: UnitOfWork, today: PlainDate, around: Surroundings): Promise<RegisterEntry[]> {
  const bought = await rows.register.bought();
  const descents = await readDescents(
    rows,
    bought.flatMap(({ editionId }) => editionId ?? []),
  );
  return bought.map((each) => ({
    ...each,
    policyId: null,
    organisationName: each.organisationName ?? '',
    status: statusOfBought(each, today),
    reviewDueSaid: null,
    unsigned: false,
    remark: 'buys this service: dates only',
    ...beyond({ ...around, descents }, each),
  }));
}

function statusOfBought({ adoptedOn, reviewDueOn }: BoughtPolicy, today: PlainDate): PolicyStatus {
  if (adoptedOn === null) return 'draft';
  const review = reviewStatus(reviewDueOn as PlainDate | null, today);
  return review === 'overdue' || review === 'due-soon' ? review : 'adopted';
}

function remarkOn(status: PolicyStatus, { descent, exceptions, leftTemplateOn }: Beyond): string | null {
  const said = [
    remarkOnStatus(status),
    leftTemplateOn && `left the template on ${sayDate(leftTemplateOn as PlainDate)}`,
    exceptions > 0 && (exceptions === 1 ? 'with an exception' : `with ${exceptions} exceptions`),
    descent && `from ${descent}`,
  ].filter((each) => !!each);
  return said.length > 0 ? said.join('; ') : null;
}

function remarkOnStatus(status: PolicyStatus): string | null {
  if (status === 'covered') return 'covered by the trust’s policy';
  if (status === 'overdue') return 'in force, past its review date';
  if (status === 'not-evidenced') return 'in use, adoption not evidenced';
  return null;
}
