import { addDays, type PlainDate } from '../dates/plain-date.ts';
import { showsAdopted, type KnownLink, type KnownOrganisation, type PlannedOrganisation } from './plan-load.ts';

/** What becomes of organisations beyond what the national register says. It holds from its day on. */
export type OrganisationChange = { readonly on: PlainDate } & (
  | { readonly kind: 'close'; readonly id: string }
  /** A setting goes to another trust or council; a maintained school that goes to a trust converts. */
  | { readonly kind: 'transfer'; readonly id: string; readonly toId: string }
  /** Several become one of them: those below the others go along. */
  | { readonly kind: 'merge'; readonly fromIds: readonly string[]; readonly intoId: string }
  /** Some of those below one go to another. */
  | { readonly kind: 'split'; readonly fromId: string; readonly intoId: string; readonly settingIds: readonly string[] }
  /** One becomes a member of an umbrella trust, a federation or a diocese, which sees what it adopts where that is agreed. */
  | { readonly kind: 'join'; readonly id: string; readonly toId: string; readonly seesAdopted: boolean }
  /** One buys the templates of a publisher that does not run it. */
  | { readonly kind: 'buy'; readonly id: string; readonly fromId: string }
  /** One is no member any more, and buys no longer. */
  | { readonly kind: 'leave'; readonly id: string; readonly fromId: string }
);

export interface ChangePlan {
  readonly organisations: readonly PlannedOrganisation[];
  /** Why it cannot be; then there is nothing to carry out. */
  readonly faults: readonly string[];
}

type Open = PlannedOrganisation['opens'][number];

/** Over these links one is run by another, and one of them at a time. */
const RUN_BY = ['academy-of', 'maintained-by'] as const;

/** Links that both agree on, and either ends. */
const AGREED = ['member-of', 'buys-service-from'] as const;

/**
 * Plans a change of organisations as the links that end the day before and those that begin. Nothing of what they hold is touched: policies,
 * decisions and sealed documents stay with whoever made them. Whoever saw what an organisation that closes had adopted goes on seeing it, and
 * so does the one it becomes part of; nobody else gains sight of it.
 */
export function planChange(known: readonly KnownOrganisation[], change: OrganisationChange): ChangePlan {
  const plan = new Change(known, change.on);
  switch (change.kind) {
    case 'close':
      plan.close(change.id);
      break;
    case 'transfer':
      plan.transfer(change.id, change.toId);
      break;
    case 'merge':
      plan.merge(change.fromIds, change.intoId);
      break;
    case 'split':
      plan.split(change);
      break;
    case 'join':
      plan.join(change);
      break;
    case 'buy':
      plan.buy(change.id, change.fromId);
      break;
    case 'leave':
      plan.leave(change.id, change.fromId);
  }
  return plan.made();
}

class Change {
  readonly #byId: ReadonlyMap<string, KnownOrganisation>;
  readonly #known: readonly KnownOrganisation[];
  readonly #on: PlainDate;
  readonly #opens = new Map<string, Open[]>();
  readonly #ends = new Map<string, KnownLink[]>();
  readonly #closed = new Set<string>();
  readonly #faults: string[] = [];

  constructor(known: readonly KnownOrganisation[], on: PlainDate) {
    this.#known = known;
    this.#byId = new Map(known.map((each) => [each.id, each]));
    this.#on = on;
  }

  close(id: string): void {
    const one = this.#open(id);
    if (!one) return;
    const below = this.#below(id).filter(({ link }) => link.kind !== 'record-kept-by');
    if (below.length > 0) this.#faults.push(`${one.name} still has ${below.length} below it: move them first.`);
    this.#close(one);
  }

  transfer(id: string, toId: string): void {
    const [one, upper] = [this.#open(id), this.#open(toId)];
    if (!one || !upper) return;
    if (one.kind === 'council' || one.kind === 'trust') this.#faults.push(`${one.name} is no setting.`);
    if (upper.kind !== 'trust' && upper.kind !== 'council')
      this.#faults.push(`${upper.name} is neither a trust nor a council.`);
    const kind = upper.kind === 'trust' ? 'academy-of' : 'maintained-by';
    if (one.links.some((link) => link.upperId === toId && link.kind === kind))
      this.#faults.push(`${one.name} belongs to ${upper.name} already.`);
    for (const link of one.links.filter((each) => RUN_BY.some((run) => run === each.kind))) {
      this.#end(id, link);
      // The council of a school that converts still has it in its area.
      if (link.kind === 'maintained-by' && kind === 'academy-of') this.#begin(id, { ...link, kind: 'lies-in-area-of' });
    }
    if (kind === 'maintained-by')
      for (const link of one.links.filter((each) => each.kind === 'lies-in-area-of')) this.#end(id, link);
    this.#begin(id, { upperId: toId, kind });
  }

  merge(fromIds: readonly string[], intoId: string): void {
    const into = this.#open(intoId);
    const from = [...new Set(fromIds)].filter((id) => id !== intoId).flatMap((id) => this.#open(id) ?? []);
    if (!into) return;
    if (from.length === 0) this.#faults.push(`Name what becomes part of ${into.name}.`);
    for (const one of from) {
      if (one.kind !== into.kind) this.#faults.push(`${one.name} is not of the same kind as ${into.name}.`);
      this.#close(one);
      for (const { lower, link } of this.#below(one.id)) {
        this.#end(lower.id, link);
        if (lower.id !== intoId && !from.includes(lower)) this.#begin(lower.id, { ...link, upperId: intoId });
      }
      this.#begin(one.id, { upperId: intoId, kind: 'record-kept-by' });
    }
  }

  split({ fromId, intoId, settingIds }: Extract<OrganisationChange, { kind: 'split' }>): void {
    const [from, into] = [this.#open(fromId), this.#open(intoId)];
    if (!from || !into) return;
    if (from.kind !== into.kind || fromId === intoId)
      this.#faults.push(`${into.name} cannot take over from ${from.name}.`);
    const wanted = new Set(settingIds);
    if (wanted.size === 0) this.#faults.push(`Name the settings that go to ${into.name}.`);
    const below = this.#below(fromId);
    for (const id of wanted) {
      const links = below.filter(({ lower }) => lower.id === id);
      if (links.length === 0)
        this.#faults.push(`${this.#byId.get(id)?.name ?? 'One of them'} is not below ${from.name}.`);
      for (const { link } of links) {
        this.#end(id, link);
        this.#begin(id, { ...link, upperId: intoId });
      }
    }
  }

  join({ id, toId, seesAdopted }: Extract<OrganisationChange, { kind: 'join' }>): void {
    const [one, upper] = [this.#open(id), this.#open(toId)];
    if (!one || !upper) return;
    if (upper.kind === 'council') this.#faults.push(`${upper.name} is a council, which has no members.`);
    if (id === toId || this.#isMemberOf(toId, id)) this.#faults.push(`${upper.name} would be a member of itself.`);
    const agreed = one.links.find((link) => link.upperId === toId && link.kind === 'member-of');
    if (agreed && (agreed.seesAdopted ?? false) === seesAdopted)
      this.#faults.push(`${one.name} is a member of ${upper.name} already.`);
    // What was agreed before ends where something else is agreed; whether it governs is not changed here.
    if (agreed) this.#end(id, agreed);
    this.#begin(id, { upperId: toId, kind: 'member-of', seesAdopted, governs: agreed?.governs ?? false });
  }

  buy(id: string, fromId: string): void {
    const [one, upper] = [this.#open(id), this.#open(fromId)];
    if (!one || !upper) return;
    if (upper.kind !== 'trust' && upper.kind !== 'council')
      this.#faults.push(`${upper.name} is neither a trust nor a council.`);
    if (id === fromId) this.#faults.push(`${one.name} cannot buy of itself.`);
    const has = one.links.find((link) => link.upperId === fromId && link.kind !== 'lies-in-area-of');
    if (has)
      this.#faults.push(
        has.kind === 'buys-service-from'
          ? `${one.name} buys of ${upper.name} already.`
          : `${one.name} has the templates of ${upper.name} without buying them.`,
      );
    this.#begin(id, { upperId: fromId, kind: 'buys-service-from' });
  }

  leave(id: string, fromId: string): void {
    const [one, upper] = [this.#open(id), this.#known.find((each) => each.id === fromId)];
    if (!one) return;
    const links = one.links.filter((link) => link.upperId === fromId && AGREED.some((kind) => kind === link.kind));
    if (links.length === 0)
      this.#faults.push(`${one.name} is no member of ${upper?.name ?? 'it'}, and buys nothing of it.`);
    for (const link of links) this.#end(id, link);
  }

  /** Over any number of steps. */
  #isMemberOf(id: string, upperId: string, passed: readonly string[] = []): boolean {
    const uppers = (this.#byId.get(id)?.links ?? []).filter(({ kind }) => kind === 'member-of');
    return uppers.some(
      (link) =>
        link.upperId === upperId ||
        (!passed.includes(link.upperId) && this.#isMemberOf(link.upperId, upperId, [...passed, link.upperId])),
    );
  }

  made(): ChangePlan {
    if (this.#faults.length > 0) return { organisations: [], faults: this.#faults };
    const changed = this.#known.filter(({ id }) => this.#closed.has(id) || this.#ends.has(id) || this.#opens.has(id));
    return {
      faults: [],
      organisations: changed.map((each) => ({
        ...{ id: each.id, isNew: false, kind: each.kind, name: each.name, phase: each.phase, address: each.address },
        ...{ closedOn: this.#closed.has(each.id) ? this.#on : each.closedOn, numbers: [] },
        opens: this.#opens.get(each.id) ?? [],
        ends: (this.#ends.get(each.id) ?? []).map((link) => ({ ...link, untilOn: addDays(this.#on, -1) })),
      })),
    };
  }

  /** Its links end; who saw over them what it adopted keeps the record of it. */
  #close({ id, links }: KnownOrganisation): void {
    this.#closed.add(id);
    for (const link of links) {
      this.#end(id, link);
      if (showsAdopted(link)) this.#begin(id, { upperId: link.upperId, kind: 'record-kept-by' });
    }
  }

  #open(id: string): KnownOrganisation | null {
    const found = this.#byId.get(id);
    if (found && !found.closedOn) return found;
    this.#faults.push(found ? `${found.name} closed on ${found.closedOn}.` : 'There is no such organisation.');
    return null;
  }

  #below(id: string): { readonly lower: KnownOrganisation; readonly link: KnownLink }[] {
    return this.#known.flatMap((lower) =>
      lower.links.filter(({ upperId }) => upperId === id).map((link) => ({ lower, link })),
    );
  }

  #end(id: string, link: KnownLink): void {
    this.#ends.set(id, [...(this.#ends.get(id) ?? []), link]);
  }

  #begin(id: string, link: Omit<Open, 'fromOn'>): void {
    const there = [...(this.#byId.get(id)?.links ?? []), ...(this.#opens.get(id) ?? [])];
    const stands = (each: KnownLink): boolean => each.upperId === link.upperId && each.kind === link.kind;
    const ended = (this.#ends.get(id) ?? []).some(stands);
    if (there.some(stands) && !ended) return;
    this.#opens.set(id, [...(this.#opens.get(id) ?? []), { ...link, fromOn: this.#on }]);
  }
}
