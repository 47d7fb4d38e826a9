import type { Ancestor, Edition, Repositories } from '@ratify/store';

/** `Northbrook Council edition 2, through Alder Vale Learning Trust edition 1`; null for an edition that descends from none. */
export function sayDescent(
  lineage: readonly Ancestor[],
  last: { readonly publisherName: string; readonly number: number },
): string | null {
  const [root, ...between] = lineage;
  if (!root) return null;
  const through = [
    ...between.map((each) => say(each.organisationName, each.number)),
    say(last.publisherName, last.number),
  ];
  return `${say(root.organisationName, root.number)}, through ${through.join(' and ')}`;
}

function say(publisher: string, number: number): string {
  return `${publisher} edition ${number}`;
}

/** How an edition in sight descends. */
export async function readDescent(rows: Repositories, edition: Edition): Promise<string | null> {
  if (edition.lineage.length === 0) return null;
  const publisher = await rows.organisations.find({ id: edition.organisationId });
  return sayDescent(edition.lineage, { publisherName: publisher?.name ?? '', number: edition.number });
}

/** The same for the editions of a page of the register: those in sight, and those that descend from the acting organisation's. */
export async function readDescents(
  rows: Repositories,
  editionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  for (const { editionId, lineage, ...last } of await rows.register.descents(editionIds)) {
    const descent = sayDescent(lineage, last);
    if (descent) said.set(editionId, descent);
  }
  return said;
}
