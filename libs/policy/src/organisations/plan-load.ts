import { addDays, type PlainDate } from '../dates/plain-date.ts';
import type { LinkKind, OrganisationKind } from '../journey/vocabulary.ts';
import type { Named, SettingRecord } from './setting-record.ts';

export type NumberKind = 'urn' | 'laestab' | 'la-code' | 'trust-uid';

/** An organisation as it stands before a file is loaded, with the numbers it bears now and its open links upwards. */
export interface KnownOrganisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly phase: string | null;
  readonly address: string | null;
  readonly closedOn: PlainDate | null;
  readonly numbers: Readonly<Partial<Record<NumberKind, string>>>;
  readonly links: readonly KnownLink[];
}

/** How one organisation stands to another above it. */
export interface KnownLink {
  readonly upperId: string;
  readonly kind: LinkKind;
  /** Of `member-of`: what was agreed with it. */
  readonly seesAdopted?: boolean;
  readonly governs?: boolean;
}

/** Whether the upper one sees over a link what the lower one has adopted. */
export function showsAdopted({ kind, seesAdopted }: KnownLink): boolean {
  return kind === 'maintained-by' || kind === 'academy-of' || (kind === 'member-of' && seesAdopted === true);
}

/** What one organisation becomes. */
export interface PlannedOrganisation {
  readonly id: string;
  readonly isNew: boolean;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly phase: string | null;
  readonly address: string | null;
  readonly closedOn: PlainDate | null;
  /** Those it bears from now on where they differ; the ones before end, and stay on record. */
  readonly numbers: readonly { readonly kind: NumberKind; readonly number: string }[];
  readonly opens: readonly (KnownLink & { readonly fromOn: PlainDate })[];
  /** With the last day on which each still holds; a link never ends before it began. */
  readonly ends: readonly (KnownLink & { readonly untilOn: PlainDate })[];
}

export type LoadEvent =
  'added' | 'renamed' | 'changed' | 'new-number' | 'converted' | 'moved' | 'closed' | 'opened-again';

/** A line of the report. */
export interface LoadLine {
  readonly event: LoadEvent | 'left-out';
  readonly name: string;
  readonly words: string;
}

export interface LoadPlan {
  readonly organisations: readonly PlannedOrganisation[];
  readonly lines: readonly LoadLine[];
  readonly unchanged: number;
}

export interface LoadInput {
  readonly records: readonly SettingRecord[];
  /** URN of a setting to those it came from, where the register's file of links was given. */
  readonly predecessors?: ReadonlyMap<string, readonly string[]>;
  readonly known: readonly KnownOrganisation[];
  /** Fresh identifiers. */
  readonly newId: () => string;
  readonly today: PlainDate;
}

/** The links that the national register decides; what is bought, agreed or federated is not its business. */
const DECIDED: readonly LinkKind[] = ['maintained-by', 'academy-of', 'lies-in-area-of'];

/**
 * What loading the national register changes. Loaded twice the same file changes nothing the second time. A setting is known by
 * its URN or, where the one it bore has closed, by its number with the local authority: an academy conversion closes one and opens
 * another, and is the same setting with its policies. Nothing is deleted: what closed keeps its history.
 */
export function planLoad({ records, predecessors = new Map(), known, newId, today }: LoadInput): LoadPlan {
  const load = new Load(known, newId, today);
  const lines: LoadLine[] = [];
  const heirs = heirsIn(records, predecessors, known);
  const inherited = new Set(heirs.values());
  for (const record of records) {
    const before = load.find(record.urn) ?? heirs.get(record.urn) ?? null;
    if (record.status === 'proposed')
      lines.push({
        event: 'left-out',
        name: record.name,
        words: `line ${record.line}: URN ${record.urn} is not open yet`,
      });
    // Closed, and never here; or closed, and gone on under another URN whose row says how it stands.
    else if (record.status === 'closed' && (!before || inherited.has(before))) continue;
    else lines.push(...load.settle(record, before));
  }
  return { organisations: load.changed(), lines, unchanged: load.unchanged };
}

/** Open URNs that nobody bears yet, and the known setting that goes on under each. */
function heirsIn(
  records: readonly SettingRecord[],
  predecessors: ReadonlyMap<string, readonly string[]>,
  known: readonly KnownOrganisation[],
): ReadonlyMap<string, KnownOrganisation> {
  const bearers = new Map(known.flatMap((each) => (each.numbers.urn ? [[each.numbers.urn, each] as const] : [])));
  const byLaestab = new Map(
    known.flatMap((each) => (each.numbers.laestab ? [[each.numbers.laestab, each] as const] : [])),
  );
  const closed = new Set(records.flatMap(({ status, urn }) => (status === 'closed' ? [urn] : [])));
  const heirs = new Map<string, KnownOrganisation>();
  for (const { status, urn, laestab } of records) {
    if (status !== 'open' || bearers.has(urn)) continue;
    // Several that became one are closed, and the one is new: whose policies go on is for people to say.
    const [only, ...others] = (predecessors.get(urn) ?? []).flatMap((each) => bearers.get(each) ?? []);
    const linked = others.length === 0 ? only : undefined;
    const numbered = laestab ? byLaestab.get(laestab) : undefined;
    const former = linked ?? numbered;
    if (former && (former.numbers.urn === undefined || closed.has(former.numbers.urn))) heirs.set(urn, former);
  }
  return heirs;
}

class Load {
  readonly #known: readonly KnownOrganisation[];
  readonly #newId: () => string;
  readonly #today: PlainDate;
  readonly #byNumber = new Map<string, KnownOrganisation>();
  readonly #planned = new Map<string, PlannedOrganisation>();
  unchanged = 0;

  constructor(known: readonly KnownOrganisation[], newId: () => string, today: PlainDate) {
    this.#known = known;
    this.#newId = newId;
    this.#today = today;
    for (const each of known)
      for (const [kind, number] of Object.entries(each.numbers)) this.#byNumber.set(`${kind} ${number}`, each);
  }

  find(urn: string): KnownOrganisation | undefined {
    return this.#byNumber.get(`urn ${urn}`);
  }

  settle(record: SettingRecord, before: KnownOrganisation | null): LoadLine[] {
    const closedOn = record.status === 'closed' ? (record.closedOn ?? this.#today) : null;
    const numbers = this.#newNumbers(record, before);
    const links = closedOn ? [] : this.#linksOf(record);
    const { opens, ends } = this.#linkChanges(before, links, record, closedOn);
    const plan: PlannedOrganisation = {
      id: before?.id ?? this.#newId(),
      isNew: before === null,
      kind: 'school',
      name: record.name,
      phase: record.phase ?? before?.phase ?? null,
      address: record.address ?? before?.address ?? null,
      ...{ closedOn, numbers, opens, ends },
    };
    const lines = this.#tell(plan, before);
    if (lines.length === 0) this.unchanged += 1;
    else this.#planned.set(plan.id, plan);
    return lines;
  }

  /** Organisations that are new or change, those above first. */
  changed(): PlannedOrganisation[] {
    const upper = [...this.#planned.values()].filter(({ kind }) => kind !== 'school');
    return [...upper, ...[...this.#planned.values()].filter(({ kind }) => kind === 'school')];
  }

  #newNumbers({ urn, laestab }: SettingRecord, before: KnownOrganisation | null): PlannedOrganisation['numbers'] {
    const now: [NumberKind, string | null][] = [
      ['urn', urn],
      ['laestab', laestab],
    ];
    return now.flatMap(([kind, number]) => (number && before?.numbers[kind] !== number ? [{ kind, number }] : []));
  }

  #linksOf({ standing, authority, trust }: SettingRecord): KnownLink[] {
    const area = authority ? this.#upper('council', 'la-code', authority) : null;
    const owner = trust && standing === 'academy' ? this.#upper('trust', 'trust-uid', trust) : null;
    return [
      ...(area
        ? [{ upperId: area, kind: standing === 'maintained' ? 'maintained-by' : 'lies-in-area-of' } as const]
        : []),
      ...(owner ? [{ upperId: owner, kind: 'academy-of' } as const] : []),
    ];
  }

  /** The council or trust of a code, known, planned already, or planned now. */
  #upper(kind: 'council' | 'trust', numberKind: NumberKind, { code, name }: Named): string {
    const key = `${numberKind} ${code}`;
    const known = this.#byNumber.get(key) ?? this.#byName(kind, name);
    if (known?.numbers[numberKind] === code) return known.id;
    const upper: PlannedOrganisation = {
      ...{ id: known?.id ?? this.#newId(), isNew: !known, kind, name: known?.name ?? name },
      ...{ phase: null, address: known?.address ?? null, closedOn: null },
      ...{ numbers: [{ kind: numberKind, number: code }], opens: [], ends: [] },
    };
    this.#planned.set(upper.id, upper);
    this.#byNumber.set(key, {
      ...upper,
      numbers: { ...known?.numbers, [numberKind]: code },
      links: known?.links ?? [],
    });
    return upper.id;
  }

  /** One that was set up by hand before any file was loaded. */
  #byName(kind: OrganisationKind, name: string): KnownOrganisation | undefined {
    const plain = plainName(name);
    const found = this.#known.filter(
      (each) =>
        each.kind === kind && plainName(each.name) === plain && !each.numbers['la-code'] && !each.numbers['trust-uid'],
    );
    return found.length === 1 ? found[0] : undefined;
  }

  #linkChanges(
    before: KnownOrganisation | null,
    links: readonly KnownLink[],
    { urn, opensOn }: SettingRecord,
    closedOn: PlainDate | null,
  ): Pick<PlannedOrganisation, 'opens' | 'ends'> {
    // The record of one that has closed stays with who stood above it; one that has opened again keeps its own.
    const standing = (before?.links ?? []).filter(({ kind }) =>
      closedOn === null ? DECIDED.includes(kind) || kind === 'record-kept-by' : kind !== 'record-kept-by',
    );
    const keeps = closedOn === null ? [] : standing.filter(showsAdopted);
    const isSame = (one: KnownLink) => (other: KnownLink) => one.kind === other.kind && one.upperId === other.upperId;
    // A new setting, and one that goes on under a new URN, begins when the register says; any other changes hands today.
    const isNewUrn = before?.numbers.urn !== urn;
    const fromOn = isNewUrn && opensOn && opensOn <= this.#today ? opensOn : this.#today;
    return {
      opens: [
        ...links.filter((link) => !standing.some(isSame(link))).map((link) => ({ ...link, fromOn })),
        ...keeps.map(({ upperId }) => ({
          ...{ upperId, kind: 'record-kept-by' as const },
          fromOn: addDays(closedOn ?? fromOn, 1),
        })),
      ],
      ends: standing
        .filter((link) => !links.some(isSame(link)))
        .map((link) => ({ ...link, untilOn: closedOn ?? addDays(fromOn, -1) })),
    };
  }

  #tell(plan: PlannedOrganisation, before: KnownOrganisation | null): LoadLine[] {
    const { name } = plan;
    if (!before) return [{ event: 'added', name, words: `URN ${numberOf(plan, 'urn')}` }];
    const line = (event: LoadEvent, words: string): LoadLine => ({ event, name, words });
    const lines: LoadLine[] = [];
    const urn = numberOf(plan, 'urn');
    if (urn && before.numbers.urn) lines.push(line('converted', `URN ${before.numbers.urn} is now ${urn}`));
    else if (plan.numbers.length > 0)
      lines.push(line('new-number', plan.numbers.map(({ kind, number }) => `${kind} ${number}`).join(', ')));
    if (name !== before.name) lines.push(line('renamed', `was ${before.name}`));
    if (plan.closedOn && !before.closedOn) lines.push(line('closed', `on ${plan.closedOn}`));
    if (!plan.closedOn && before.closedOn) lines.push(line('opened-again', `had closed on ${before.closedOn}`));
    if (!plan.closedOn && plan.opens.length + plan.ends.length > 0)
      lines.push(line('moved', plan.opens.map(({ kind }) => kind).join(', ') || 'a link ended'));
    if (plan.phase !== before.phase || plan.address !== before.address) lines.push(line('changed', 'phase or address'));
    return lines;
  }
}

const numberOf = ({ numbers }: PlannedOrganisation, kind: NumberKind): string | undefined =>
  numbers.find((each) => each.kind === kind)?.number;

/** Councils are named with and without what they are. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(
      /\b(?:the|city of|royal borough of|london borough of|county|city|borough|metropolitan|district|council|of)\b/g,
      ' ',
    )
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
