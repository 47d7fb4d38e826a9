import type { OrganisationFacts } from '@ratify/document';
import { constitutionOf, type Constitution, type LinkKind } from '@ratify/policy';
import type { Organisation, Repositories } from '@ratify/store';
import { factsOf } from './texts.ts';

/** An organisation with what its texts print and the law its bodies act under. */
export interface KnownOrganisation {
  readonly organisation: Organisation;
  readonly facts: OrganisationFacts;
  readonly constitution: Constitution;
}

const CLOSEST: readonly LinkKind[] = [
  'academy-of',
  'maintained-by',
  'buys-service-from',
  'member-of',
  'lies-in-area-of',
  'record-kept-by',
];

/** Loads an organisation and the one it works with: `council.name` is its trust, its council, or whose templates it buys. */
export async function knowOrganisation(rows: Repositories, organisationId: string): Promise<KnownOrganisation> {
  const organisation = await rows.organisations.get({ id: organisationId });
  const links = await rows.links.list({ organisationId });
  const closest = [...links].sort((a, b) => CLOSEST.indexOf(a.kind) - CLOSEST.indexOf(b.kind))[0];
  const upper = closest ? await rows.organisations.find({ id: closest.upperId }) : null;
  return {
    organisation,
    facts: factsOf(organisation, upper),
    constitution: constitutionOf({ kind: organisation.kind, links: links.map((each) => each.kind) }),
  };
}

/** Whom a body acts for: the settings it lists, or the organisation that constituted it. */
export async function actsFor(
  rows: Repositories,
  body: { readonly id: string; readonly organisationId: string },
): Promise<string[]> {
  const settings = await rows.bodySettings.list({ organisationId: body.organisationId, bodyId: body.id });
  return [...new Set([body.organisationId, ...settings.map((each) => each.settingId)])];
}
