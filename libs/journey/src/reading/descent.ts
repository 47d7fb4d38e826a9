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

/** The same for every edition in sight and every one that descends from the acting organisation's, by edition. */
export async function readDescents(rows: Repositories): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  for (const { editionId, lineage, ...last } of await rows.register.descents()) {
    const descent = sayDescent(lineage, last);
    if (descent) said.set(editionId, descent);
  }
  const names = new Map((await rows.organisations.list({})).map(({ id, name }) => [id, name]));
  for (const { id, lineage, organisationId, number } of await rows.editions.list({})) {
    const descent = sayDescent(lineage, { publisherName: names.get(organisationId) ?? '', number });
    if (descent) said.set(id, descent);
  }
  return said;
}
