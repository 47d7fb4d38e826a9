import type { ClauseIndexEntry, Rule } from '@ratify/document';

/** The effective rule of a clause and the organisation that set it. */
export interface ClauseSetting {
  readonly rule: Rule;
  readonly by: string;
  /** Kept beside the id: those further down a chain may not see that organisation. */
  readonly name: string;
}
export type ClauseSettings = Readonly<Record<string, ClauseSetting>>;

export interface Publisher {
  readonly id: string;
  readonly name: string;
}

/** An edition as its clauses were set: editions from before chains hold no settings, and then all is their publisher's. */
export interface SetEdition {
  readonly publisher: Publisher;
  readonly clauseIndex: readonly Pick<ClauseIndexEntry, 'id' | 'rule'>[];
  readonly clauseRules: ClauseSettings;
}

/** Who set the rule of a clause of an edition. */
export function setterOf(edition: SetEdition, clauseId: string): Publisher {
  const setting = Object.hasOwn(edition.clauseRules, clauseId) ? edition.clauseRules[clauseId] : undefined;
  return setting ? { id: setting.by, name: setting.name } : edition.publisher;
}

/** The settings of a new edition: a rule that stands as the base edition has it stays whoever's it is, any other is the publisher's. */
export function settingsOf(
  clauseIndex: readonly Pick<ClauseIndexEntry, 'id' | 'rule'>[],
  publisher: Publisher,
  base: SetEdition | null,
): ClauseSettings {
  const inherited = new Map(base?.clauseIndex.map(({ id, rule }) => [id, rule]));
  return Object.fromEntries(
    clauseIndex.map(({ id, rule }): [string, ClauseSetting] => {
      const { id: by, name } = base && inherited.get(id) === rule ? setterOf(base, id) : publisher;
      return [id, { rule, by, name }];
    }),
  );
}
