import { parseTermCalendar, type LinkKind, type TermCalendar } from '@ratify/policy';
import type { Organisation, Repositories } from '@ratify/store';

/** Over these links an organisation keeps the terms of the other end, the nearest first. */
const TERMS_FROM: readonly LinkKind[] = ['academy-of', 'maintained-by'];

/** When the terms of an organisation end: as it says itself, as its trust or its council says, or as usual. */
export async function readTermCalendar(rows: Repositories, organisationId: string): Promise<TermCalendar> {
  const own = await rows.organisations.get({ id: organisationId });
  const upper = await readTermSetter(rows, organisationId);
  return parseTermCalendar(own.termDates, upper?.termDates);
}

/** Whose term dates an organisation keeps where it has set none itself. */
export async function readTermSetter(rows: Repositories, organisationId: string): Promise<Organisation | null> {
  const links = (await rows.links.list({ organisationId })).filter(({ kind }) => TERMS_FROM.includes(kind));
  const [nearest] = links.sort((a, b) => TERMS_FROM.indexOf(a.kind) - TERMS_FROM.indexOf(b.kind));
  return nearest ? rows.organisations.find({ id: nearest.upperId }) : null;
}
