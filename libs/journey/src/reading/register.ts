import { reviewStatus, type PlainDate, type PolicyStatus } from '@ratify/policy';
import type { RegisterRow, RegisterStatus, UnitOfWork } from '@ratify/store';

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
  readonly unsigned: boolean;
  readonly remark: string | null;
}

export interface RegisterQuestion {
  /** A status of the register, or `behind`: forks of an older edition, whatever their status. */
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

/** One page of the register, the most pressing date first; policies of those who buy a service follow the last page. */
export async function readRegister(
  rows: UnitOfWork,
  today: PlainDate,
  { status, first, after }: RegisterQuestion,
): Promise<{ entries: RegisterEntry[]; endCursor: string | null; hasMore: boolean }> {
  const latest = await latestEditions(rows);
  if (status === 'behind') {
    const entries = (await everyRow(rows, today, latest)).filter((each) => each.behind);
    return { entries, endCursor: null, hasMore: false };
  }
  const page = await rows.register.page({
    today,
    status: STATUSES.find((each) => each === status),
    first,
    ...(after ? { after } : {}),
  });
  const entries = await Promise.all(page.rows.map((row) => entryOf(rows, row, latest)));
  const bought = page.next === null ? await boughtRows(rows, today, latest) : [];
  return {
    entries: [...entries, ...bought.filter((each) => !status || each.status === status)],
    endCursor: page.next,
    hasMore: page.next !== null,
  };
}

/** How many policies stand where, over the organisation acted for, those below it and those who buy its service. */
export async function readRegisterCounts(rows: UnitOfWork, today: PlainDate) {
  const latest = await latestEditions(rows);
  const counts = await rows.register.counts(today);
  const bought = await boughtRows(rows, today, latest);
  const all = await everyRow(rows, today, latest);
  const more = (status: PolicyStatus): number => bought.filter((each) => each.status === status).length;
  return {
    policies: Object.values(counts).reduce((sum, each) => sum + each, 0) - counts.missing + bought.length,
    missing: counts.missing,
    overdue: counts.overdue + more('overdue'),
    dueSoon: counts['due-soon'] + more('due-soon'),
    unsigned: counts.unsigned,
    behind: all.filter((each) => each.behind).length,
  };
}

/** The number of the newest edition of every template in sight, by template. */
async function latestEditions(rows: UnitOfWork): Promise<ReadonlyMap<string, number>> {
  const editions = await rows.editions.list({}, { order: { number: 'asc' } });
  return new Map(editions.map((each) => [each.templateId, each.number]));
}

async function everyRow(
  rows: UnitOfWork,
  today: PlainDate,
  latest: ReadonlyMap<string, number>,
): Promise<RegisterEntry[]> {
  const found: RegisterRow[] = [];
  for (let after: string | undefined; ;) {
    const page = await rows.register.page({ today, first: 500, ...(after ? { after } : {}) });
    found.push(...page.rows);
    if (!page.next) break;
    after = page.next;
  }
  const entries = await Promise.all(found.map((row) => entryOf(rows, row, latest)));
  return [...entries, ...(await boughtRows(rows, today, latest))];
}

async function entryOf(
  rows: UnitOfWork,
  row: RegisterRow,
  latest: ReadonlyMap<string, number>,
): Promise<RegisterEntry> {
  const latestEditionNumber = (row.templateId && latest.get(row.templateId)) || null;
  const behind = row.editionNumber !== null && latestEditionNumber !== null && row.editionNumber < latestEditionNumber;
  return { ...row, latestEditionNumber, behind, unsigned: row.status === 'unsigned', remark: remarkOn(row.status) };
}

async function boughtRows(
  rows: UnitOfWork,
  today: PlainDate,
  latest: ReadonlyMap<string, number>,
): Promise<RegisterEntry[]> {
  const bought = await rows.register.bought();
  return Promise.all(
    bought.map(async (each): Promise<RegisterEntry> => {
      const organisation = await rows.organisations.find({ id: each.organisationId });
      const edition = each.editionId ? await rows.editions.find({ id: each.editionId }) : null;
      const latestEditionNumber = (each.templateId && latest.get(each.templateId)) || null;
      const review = reviewStatus(each.reviewDueOn as PlainDate | null, today);
      const status: PolicyStatus =
        each.adoptedOn === null ? 'draft' : review === 'overdue' || review === 'due-soon' ? review : 'adopted';
      return {
        ...each,
        policyId: null,
        organisationName: organisation?.name ?? '',
        status,
        reviewDueSaid: null,
        editionNumber: edition?.number ?? null,
        latestEditionNumber,
        behind: edition !== null && latestEditionNumber !== null && edition.number < latestEditionNumber,
        unsigned: false,
        remark: 'buys this service: dates only',
      };
    }),
  );
}

function remarkOn(status: PolicyStatus): string | null {
  if (status === 'covered') return 'covered by the trust’s policy';
  if (status === 'overdue') return 'in force, past its review date';
  if (status === 'not-evidenced') return 'in use, adoption not evidenced';
  return null;
}
