import type { KnownOrganisation, LoadPlan, PlainDate, PlannedOrganisation } from '@ratify/policy';
import type { EntityManager } from 'typeorm';
import { writeOperatorLines } from '../audit/write-operator-lines.ts';
import type { OperatorWord } from '../installation.ts';

/** Every organisation with the numbers it bears now and its open links upwards, as `planLoad` takes them. */
export async function readKnownOrganisations(manager: EntityManager): Promise<KnownOrganisation[]> {
  return manager.query('select * from directory.known_organisations()');
}

/** Writes what a plan changes, with a line in the record of each organisation: who, and why. To be called inside a transaction. */
export async function writeLoad(
  manager: EntityManager,
  plan: LoadPlan,
  today: PlainDate,
  operator: OperatorWord,
): Promise<void> {
  const { organisations } = plan;
  const slugs = await freeSlugs(manager, organisations);
  const rows = organisations.map((each) => ({
    ...{ id: each.id, isNew: each.isNew, kind: each.kind, slug: slugs.get(each.id) ?? null, name: each.name },
    ...{ phase: each.phase, address: each.address, closedOn: each.closedOn },
    urn: numberOf(each, 'urn'),
    laestab: numberOf(each, 'laestab'),
  }));
  await manager.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) g (id uuid, "isNew" boolean, kind text, slug text, name text, phase text,
        address text, "closedOn" date, urn text, laestab text)),
      added as (insert into app.organisations (id, kind, slug, name, phase, address, urn, laestab, closed_on)
        select id, kind, slug, name, phase, address, urn, laestab, "closedOn" from given where "isNew")
    update app.organisations o set name = g.name, phase = g.phase, address = g.address, closed_on = g."closedOn",
      urn = coalesce(g.urn, o.urn), laestab = coalesce(g.laestab, o.laestab)
    from given g where o.id = g.id and not g."isNew"`,
    [JSON.stringify(rows)],
  );
  await writeNumbers(manager, organisations, today);
  await writeLinks(manager, organisations);
  await writeRecord(manager, organisations, operator);
}

async function writeNumbers(
  manager: EntityManager,
  organisations: readonly PlannedOrganisation[],
  today: PlainDate,
): Promise<void> {
  const rows = organisations.flatMap(({ id, numbers }) => numbers.map((each) => ({ id, ...each })));
  const given = `select * from jsonb_to_recordset($1::jsonb) g (id uuid, kind text, number text)`;
  await manager.query(
    `with given as (${given}) update directory.organisation_numbers n set until_on = greatest(n.from_on, $2::date - 1)
     from given g where n.organisation_id = g.id and n.kind = g.kind and n.until_on is null`,
    [JSON.stringify(rows), today],
  );
  await manager.query(
    `with given as (${given}) insert into directory.organisation_numbers (kind, number, organisation_id, from_on)
     select kind, number, id, $2 from given`,
    [JSON.stringify(rows), today],
  );
}

async function writeLinks(manager: EntityManager, organisations: readonly PlannedOrganisation[]): Promise<void> {
  await manager.query('select directory.write_links($1::jsonb)', [JSON.stringify(organisations.map(linksOf))]);
}

const linksOf = ({ id, opens, ends }: PlannedOrganisation) => ({ id, opens, ends });

async function writeRecord(
  manager: EntityManager,
  organisations: readonly PlannedOrganisation[],
  { by, reason }: OperatorWord,
): Promise<void> {
  const lines = organisations.map(({ id, isNew, name, closedOn, numbers, opens, ends }) => ({
    ...{ organisationId: id, action: isNew ? 'organisation.added' : 'organisation.changed' },
    ...({ subject: 'Organisation', subjectId: id } as const),
    data: { name, closedOn, numbers, opens, ends, reason },
  }));
  await writeOperatorLines(manager, lines, by);
}

/** Who sees on a day what whom has adopted, beyond their own. */
export interface Sight {
  readonly upper: string;
  readonly lower: string;
  /** `bought`: policies made from its templates alone. */
  readonly what: 'adopted' | 'bought';
}

/** The whole of it, as the entrances will open it on that day. */
export async function readSight(manager: EntityManager, day: PlainDate): Promise<Sight[]> {
  return manager.query('select * from directory.sight_on($1)', [day]);
}

/** A short name for each new organisation: its name, and its number where that is taken. */
async function freeSlugs(
  manager: EntityManager,
  organisations: readonly PlannedOrganisation[],
): Promise<ReadonlyMap<string, string>> {
  const taken = new Set(
    ((await manager.query('select slug from app.organisations')) as { slug: string }[]).map(({ slug }) => slug),
  );
  const slugs = new Map<string, string>();
  for (const each of organisations.filter(({ isNew }) => isNew)) {
    const plain = slugOf(each.name);
    const numbered = slugOf([plain, ...each.numbers.map(({ number }) => number)].join(' '));
    const slug = plain !== '' && !taken.has(plain) ? plain : numbered;
    taken.add(slug);
    slugs.set(each.id, slug);
  }
  return slugs;
}

/** A short name made of a name. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function numberOf({ numbers }: PlannedOrganisation, kind: 'urn' | 'laestab'): string | null {
  return numbers.find((each) => each.kind === kind)?.number ?? null;
}
