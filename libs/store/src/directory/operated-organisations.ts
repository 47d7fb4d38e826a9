import type { KnownOrganisation, PlainDate, PlannedOrganisation } from '@ratify/policy';
import type pg from 'pg';
import type { Scope } from '../scope.ts';
import type { Sight } from './load-organisations.ts';

/** An organisation as the operator finds it, with those above it and those below. */
export interface FoundOrganisation {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly kind: string;
  readonly urn: string | null;
  readonly closedOn: string | null;
  /** Named in full, or by its number. */
  readonly isExact: boolean;
  readonly above: readonly { readonly name: string; readonly kind: string }[];
  readonly below: readonly { readonly id: string; readonly name: string }[];
}

/** What becomes of organisations, inside one transaction: by the operator's session, or as the administrator. */
export interface OrganisationWork {
  /** These, and those with an open link to one of them. */
  readKnownOrganisations(of: readonly string[]): Promise<KnownOrganisation[]>;
  /** Who sees on a day what these and those below them have adopted. */
  readSight(day: PlainDate, of: readonly string[]): Promise<Sight[]>;
  /** Closes, ends and begins, with a line in the record of each; to be planned from what was read here. */
  write(changed: readonly PlannedOrganisation[]): Promise<void>;
}

/** The same for the operator, by functions of the database that check each time who asks. */
export class OperatedOrganisations implements OrganisationWork {
  constructor(
    private readonly client: pg.ClientBase,
    private readonly scope: Scope,
  ) {}

  async readKnownOrganisations(of: readonly string[]): Promise<KnownOrganisation[]> {
    return this.#ask('select * from app.known_organisations($1, $2, $3)', [of]);
  }

  async readSight(day: PlainDate, of: readonly string[]): Promise<Sight[]> {
    return this.#ask('select * from app.sight_on($1, $2, $3, $4)', [day, of]);
  }

  async write(changed: readonly PlannedOrganisation[]): Promise<void> {
    await this.#ask('select app.change_organisations($1, $2, $3::jsonb)', [JSON.stringify(changed)]);
  }

  /** By a part of the name, or by short name, number or identifier; whoever is named in full comes first. */
  async find(words: string, most: number): Promise<FoundOrganisation[]> {
    return this.#ask(
      `select id, name, slug, kind, urn, closed_on as "closedOn", is_exact as "isExact", above, below
       from app.find_organisations($1, $2, $3, $4)`,
      [words, most],
    );
  }

  async #ask<T extends object>(text: string, parameters: readonly unknown[]): Promise<T[]> {
    const { rows } = await this.client.query<T>(text, [
      ...[this.scope.tokenHash, this.scope.organisationId, ...parameters],
    ]);
    return rows;
  }
}
