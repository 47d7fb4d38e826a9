import { isInForce, reviewStatus, sayDate, type PlainDate, type PolicyStatus } from '@ratify/policy';
import { readDescents } from './descent.ts';
import type { Edition, RegisterRow, RegisterStatus, UnitOfWork } from '@ratify/store';

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
  if (wanted) {
    const entries = (await everyRow(rows, today, around)).filter(wanted);
    return { entries: await withPaper(rows, entries), endCursor: null, hasMore: false };
  }
  const page = await rows.register.page({
    today,
    status: STATUSES.find((each) => each === status),
    first,
    ...(after ? { after } : {}),
  });
  const entries = await Promise.all(page.rows.map((row) => entryOf(rows, row, around)));
  const bought = page.next === null ? await boughtRows(rows, today, around) : [];
  return {
    entries: [...(await withPaper(rows, entries)), ...bought.filter((each) => !status || each.status === status)],
    endCursor: page.next,
    hasMore: page.next !== null,
  };
}

/** How many policies stand where, over the organisation acted for, those below it and those who buy its service. */
export async function readRegisterCounts(rows: UnitOfWork, today: PlainDate) {
  const around = await readSurroundings(rows, today);
  const counts = await rows.register.counts(today);
  const bought = await boughtRows(rows, today, around);
  const all = await everyRow(rows, today, around);
  const more = (status: PolicyStatus): number => bought.filter((each) => each.status === status).length;
  return {
    policies: Object.values(counts).reduce((sum, each) => sum + each, 0) - counts.missing + bought.length,
    missing: counts.missing,
    overdue: counts.overdue + more('overdue'),
    dueSoon: counts['due-soon'] + more('due-soon'),
    unsigned: counts.unsigned,
    behind: all.filter((each) => each.behind).length,
    exceptions: all.filter((each) => each.exceptions > 0).length,
    leftTemplate: all.filter((each) => each.leftTemplateOn !== null).length,
  };
}

/** What the lines of a register say beyond their policy's row. */
interface Surroundings {
  /** The editions of every template in sight, the newest last, by template. */
  readonly editions: ReadonlyMap<string, readonly Pick<Edition, 'number' | 'adoptByOn'>[]>;
  readonly descents: ReadonlyMap<string, string>;
  /** How many exceptions hold, by policy. */
  readonly exceptions: ReadonlyMap<string, number>;
  /** When a policy last left a template without going to another, by policy. */
  readonly left: ReadonlyMap<string, string>;
}

async function readSurroundings(rows: UnitOfWork, today: PlainDate): Promise<Surroundings> {
  const editions = await rows.editions.list({}, { order: { number: 'asc' } });
  const ofTemplates = new Map<string, Edition[]>();
  for (const each of editions) ofTemplates.set(each.templateId, [...(ofTemplates.get(each.templateId) ?? []), each]);
  const asked = [
    ...(await rows.exceptions.list({ state: 'granted' })),
    ...(await rows.exceptions.addressed()).map((each) => each.exception),
  ].filter((each) => isInForce(each, today));
  const exceptions = new Map<string, Set<string>>();
  for (const { policyId, id } of asked)
    if (policyId) exceptions.set(policyId, (exceptions.get(policyId) ?? new Set()).add(id));
  const departures = await rows.departures.list({ nextEditionId: null }, { order: { leftOn: 'asc' } });
  const told = (await rows.register.departuresTold()).filter((each) => !each.wentElsewhere);
  return {
    editions: ofTemplates,
    descents: await readDescents(rows),
    exceptions: new Map([...exceptions].map(([policyId, ids]) => [policyId, ids.size])),
    left: new Map([...told.reverse(), ...departures].map(({ policyId, leftOn }) => [policyId, leftOn])),
  };
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

/** What has come out of a template since the edition that a policy is on. */
function newerThan(
  { editions }: Surroundings,
  templateId: string | null,
  editionNumber: number | null,
): Pick<RegisterEntry, 'latestEditionNumber' | 'behind' | 'adoptByOn'> {
  const known = editions.get(templateId ?? '') ?? [];
  const newer = editionNumber === null ? [] : known.filter(({ number }) => number > editionNumber);
  const dates = newer.flatMap(({ adoptByOn }) => adoptByOn ?? []).sort();
  return { latestEditionNumber: known.at(-1)?.number ?? null, behind: newer.length > 0, adoptByOn: dates[0] ?? null };
}

async function everyRow(rows: UnitOfWork, today: PlainDate, around: Surroundings): Promise<RegisterEntry[]> {
  const found: RegisterRow[] = [];
  for (let after: string | undefined; ;) {
    const page = await rows.register.page({ today, first: 500, ...(after ? { after } : {}) });
    found.push(...page.rows);
    if (!page.next) break;
    after = page.next;
  }
  const entries = await Promise.all(found.map((row) => entryOf(rows, row, around)));
  return [...entries, ...(await boughtRows(rows, today, around))];
}

/** Says of what is in force and was signed on paper that it was, and that the scan is there. */
async function withPaper(rows: UnitOfWork, entries: readonly RegisterEntry[]): Promise<RegisterEntry[]> {
  const ids = entries.flatMap(({ policyId }) => policyId ?? []);
  if (ids.length === 0) return [...entries];
  const policies = await rows.policies.list({ id: ids });
  const revisions = policies.flatMap(({ adoptedRevisionId }) => adoptedRevisionId ?? []);
  const signed = revisions.length > 0 ? await rows.paperSignatures.list({ revisionId: revisions }) : [];
  const onPaper = new Set(signed.map((each) => each.revisionId));
  const isOnPaper = ({ policyId }: RegisterEntry): boolean =>
    policies.some((each) => each.id === policyId && onPaper.has(each.adoptedRevisionId ?? ''));
  return entries.map((entry) => {
    const said = 'signed on paper, scan held';
    return isOnPaper(entry) ? { ...entry, remark: entry.remark ? `${entry.remark}; ${said}` : said } : entry;
  });
}

async function entryOf(rows: UnitOfWork, row: RegisterRow, around: Surroundings): Promise<RegisterEntry> {
  const more = beyond(around, row);
  return {
    ...row,
    ...newerThan(around, row.templateId, row.editionNumber),
    unsigned: row.status === 'unsigned',
    remark: remarkOn(row.status, more),
    ...more,
  };
}

async function boughtRows(rows: UnitOfWork, today: PlainDate, around: Surroundings): Promise<RegisterEntry[]> {
  const bought = await rows.register.bought();
  return Promise.all(
    bought.map(async (each): Promise<RegisterEntry> => {
      const organisation = await rows.organisations.find({ id: each.organisationId });
      const edition = each.editionId ? await rows.editions.find({ id: each.editionId }) : null;
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
        ...newerThan(around, each.templateId, edition?.number ?? null),
        unsigned: false,
        remark: 'buys this service: dates only',
        ...beyond(around, each),
      };
    }),
  );
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
