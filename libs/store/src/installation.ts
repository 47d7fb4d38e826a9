import { randomBytes } from 'node:crypto';
import type { KnownOrganisation, LoadPlan, PlainDate } from '@ratify/policy';
import type { DataSource, DeepPartial, EntityManager, ObjectLiteral } from 'typeorm';
import type { AuditLine } from './audit/chain.ts';
import { checkIntegrity, type IntegrityReport } from './audit/integrity.ts';
import { readAuditLines, verifyAudit, type AuditReport } from './audit/verify-audit.ts';
import type { ObjectStore } from './bytes/object-store.ts';
import {
  collectObjects,
  countToRelocate,
  relocateBytes,
  type Collected,
  type FilesAndBytes,
} from './bytes/relocate-bytes.ts';
import { writeOperatorLines } from './audit/write-operator-lines.ts';
import { dataSource } from './connections.ts';
import { readKnownOrganisations, readSight, writeLoad, type Sight } from './directory/load-organisations.ts';
import { retain, type RetentionLine } from './directory/retention.ts';
import { hashPassword } from './directory/passwords.ts';
import {
  Appointment,
  Body,
  BodySetting,
  Organisation,
  OrganisationLink,
  RequiredPolicy,
  type BytesPlace,
  type EntityClass,
} from './entities/index.ts';
import { hashToken } from './scope.ts';
import { TakeIn } from './portability/take-in.ts';
import { TakeOut } from './portability/take-out.ts';
import type { NewRow } from './work/scoped-repository.ts';

export interface Person {
  readonly id: string;
  readonly fullName: string;
  readonly email: string;
}

export interface NewPerson {
  readonly fullName: string;
  readonly email: string;
  readonly password?: string;
  readonly passwordHash?: string;
}

/** What somebody did who runs the installation, who they are by its account, and why as they said. */
export interface OperatorNote {
  readonly action: string;
  /** The person that it is about; left out: the organisation. */
  readonly personId?: string;
  readonly by: string;
  readonly reason: string | null;
}

/** By which account of the machine, and why. */
export type OperatorWord = Pick<OperatorNote, 'by'> & { readonly reason: string };

/** A row whose organisation is said by whoever adds it. */
export type PlacedRow<E> = NewRow<E> & { readonly organisationId: string };

const ONE_WRITER = 6_402_118_537; // any fixed number

/**
 * The installation as its administrator sees it: organisations, people and their appointments come from here, for no session may
 * make them. Opened on the direct address, as the owner of the tables; never by a process that answers requests.
 */
export class Installation {
  private constructor(
    private readonly source: DataSource,
    private readonly objects: ObjectStore | null,
    private readonly manager: EntityManager = source.manager,
  ) {}

  /** `objects`: where bytes are besides the database; the caller's to close. */
  static async open(
    database: { readonly directUrl: string },
    objects: ObjectStore | null = null,
  ): Promise<Installation> {
    return new Installation(await ownerSource(database.directUrl).initialize(), objects);
  }

  /**
   * Writes everything or nothing, one writer at a time: an installation that is set up twice at once, or cut off half-way, is
   * set up once.
   */
  async inTransaction<T>(inside: (installation: Installation) => Promise<T>): Promise<T> {
    return this.source.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [ONE_WRITER]);
      return inside(new Installation(this.source, this.objects, manager));
    });
  }

  /** How many organisations there are; none at the first start. */
  async countOrganisations(): Promise<number> {
    return this.manager.getRepository(Organisation).count();
  }

  async addOrganisation(row: NewRow<Organisation>): Promise<Organisation> {
    return this.#add(Organisation, row);
  }

  async addLink(
    row: Omit<PlacedRow<OrganisationLink>, 'seesAdopted' | 'governs'> & Partial<OrganisationLink>,
  ): Promise<OrganisationLink> {
    return this.#add(OrganisationLink, row);
  }

  /** Adds a body and the settings it acts for. */
  async addBody(row: PlacedRow<Body>, settingIds: readonly string[] = [row.organisationId]): Promise<Body> {
    const body = await this.#add(Body, row);
    for (const settingId of settingIds) {
      await this.manager
        .getRepository(BodySetting)
        .insert({ organisationId: body.organisationId, bodyId: body.id, settingId });
    }
    return body;
  }

  async requirePolicy(row: PlacedRow<RequiredPolicy>): Promise<RequiredPolicy> {
    return this.#add(RequiredPolicy, row);
  }

  /** Adds a person, who can sign in when there is a password or the hash of one (`hashPassword`). */
  async addPerson(person: NewPerson): Promise<Person> {
    const passwordHash =
      person.passwordHash ?? (person.password === undefined ? null : await hashPassword(person.password));
    const [added] = (await this.manager.query(
      `with person as (insert into directory.people (full_name, email) values ($1, $2) returning id, full_name, email),
         credentials as (insert into directory.credentials (person_id, password_hash)
           select id, $3 from person where $3::text is not null)
       select id, full_name as "fullName", email from person`,
      [person.fullName, person.email, passwordHash],
    )) as Person[];
    return added as Person;
  }

  /** Appoints a person to a role, for a term. */
  async appoint(row: Omit<PlacedRow<Appointment>, 'personName'>): Promise<Appointment> {
    const [person] = (await this.manager.query('select full_name as name from directory.people where id = $1', [
      row.personId,
    ])) as { name: string }[];
    return this.#add(Appointment, { ...row, personName: person?.name ?? '' });
  }

  /** Makes a link by which a person sets their password, once, within a week; only the hash of its token is kept. */
  async openInvitation(personId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.manager.query(
      `insert into directory.account_links (person_id, purpose, token_hash, expires_at)
       values ($1, 'invitation', $2, clock_timestamp() + interval '7 days')`,
      [personId, hashToken(token)],
    );
    return token;
  }

  /**
   * Switches off the two-step sign-in of whoever has an address, in a transaction; they are told by mail, and it stands in the record of
   * every organisation where they hold a post. `none`: it is not on; null: nobody has the address.
   */
  async resetSecondFactor(email: string, by: string): Promise<'reset' | 'none' | null> {
    const [person] = (await this.manager.query('select id from directory.people where lower(email) = lower($1)', [
      email,
    ])) as { id: string }[];
    if (!person) return null;
    await this.manager.query("select set_config('ratify.behalf', 'operator', true)");
    const [{ done }] = (await this.manager.query('select directory.end_factor_of($1) as done', [person.id])) as [
      { done: boolean },
    ];
    if (!done) return 'none';
    const posts: { id: string }[] = await this.manager.query(
      `select distinct a.organisation_id as id from app.appointments a
       where a.person_id = $1 and directory.today() between a.from_on and coalesce(a.until_on, 'infinity')`,
      [person.id],
    );
    const note = { action: 'second-factor.reset', personId: person.id, by, reason: null };
    await this.noteOperator(
      posts.map(({ id }) => id),
      note,
    );
    return 'reset';
  }

  /**
   * Notes in the record of organisations what whoever runs the installation did with all that they have: what and why in the line, by whom
   * in its personal part.
   */
  async noteOperator(
    organisationIds: readonly string[],
    { action, personId, by, reason }: OperatorNote,
  ): Promise<void> {
    const about = personId ? ({ subject: 'Person', subjectId: personId } as const) : null;
    await writeOperatorLines(
      this.manager,
      organisationIds.map((organisationId) => ({
        ...{ organisationId, action, subject: 'Organisation', subjectId: organisationId },
        ...about,
        data: reason === null ? {} : { reason },
      })),
      by,
    );
  }

  /** Organisations whose people run the service: what is done with all of the installation stands in their record. */
  async listOperating(): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `select distinct a.organisation_id as id from app.appointments a
       where a.role = 'operator' and directory.today() between a.from_on and coalesce(a.until_on, 'infinity')`,
    );
    return rows.map(({ id }) => id);
  }

  /** What is known of every organisation, as `planLoad` takes it. */
  async readKnownOrganisations(): Promise<KnownOrganisation[]> {
    return readKnownOrganisations(this.manager);
  }

  /** Writes what a plan changes; to be called in a transaction, with what was read in it. */
  async writeLoad(plan: LoadPlan, today: PlainDate, operator: OperatorWord): Promise<void> {
    return writeLoad(this.manager, plan, today, operator);
  }

  /** Who sees on a day what whom has adopted. */
  async readSight(day: PlainDate): Promise<Sight[]> {
    return readSight(this.manager, day);
  }

  /** Every organisation, by name. */
  async listOrganisations(): Promise<Organisation[]> {
    return this.manager.getRepository(Organisation).find({ order: { name: 'asc' } });
  }

  /** The audit chain of one organisation, recomputed. */
  async verifyAudit(organisationId: string): Promise<AuditReport> {
    return verifyAudit(this.manager, organisationId);
  }

  /** What the rules of retention come to now; deleted too where it is to be carried out. */
  async retain(now: Date, { carryOut }: { readonly carryOut: boolean }): Promise<RetentionLine[]> {
    return retain(this.manager, now, carryOut);
  }

  /** Sets for how many days something is kept; false where there is no such rule. */
  async setRetention(name: string, days: number): Promise<boolean> {
    const [rows] = await this.manager.query('update directory.retention set days = $2 where name = $1 returning name', [
      ...[name, days],
    ]);
    return rows.length > 0;
  }

  /** Every digest and every record of the installation, computed anew. */
  async checkIntegrity(): Promise<IntegrityReport> {
    return checkIntegrity(this.manager, this.objects);
  }

  /** How many files a relocation would take. */
  async countToRelocate(to: BytesPlace): Promise<FilesAndBytes> {
    return countToRelocate(this.manager, to);
  }

  /** Takes the bytes of all files to one place; yields the length of each that has arrived. Broken off, it goes on when called again. */
  relocateBytes(to: BytesPlace): AsyncGenerator<number> {
    return relocateBytes(this.manager, this.#elsewhere(), to);
  }

  /** Removes objects that no row refers to and that were stored before a moment, or only counts them. */
  async collectObjects(what: { readonly before: Date; readonly carryOut: boolean }): Promise<Collected> {
    return collectObjects(
      (inside) => this.manager.transaction((manager) => inside((sql, parameters) => manager.query(sql, parameters))),
      this.#elsewhere(),
      what,
    );
  }

  #elsewhere(): ObjectStore {
    if (this.objects) return this.objects;
    throw new Error('this installation was opened without a store for bytes');
  }

  /** The linked lines of one organisation's record, in their order. */
  async *auditLines(organisationId: string): AsyncGenerator<AuditLine> {
    let after = 0;
    for (;;) {
      const lines = await readAuditLines(this.manager, organisationId, after);
      yield* lines;
      const last = lines.at(-1);
      if (!last) return;
      after = last.sequence;
    }
  }

  /** Reads what an organisation takes along, all of it as it is at one moment; its record is linked to the end before. */
  async takeOut<T>(organisationId: string, inside: (out: TakeOut) => Promise<T>): Promise<T> {
    await this.manager.query('select app.link_audit($1)', [organisationId]);
    return this.source.transaction('REPEATABLE READ', async (manager) =>
      inside(await TakeOut.begin(manager, organisationId, this.objects)),
    );
  }

  /** Takes in what an organisation has brought along: all of it or nothing. */
  async takeIn<T>(organisationId: string, inside: (taken: TakeIn) => Promise<T>): Promise<T> {
    return this.source.transaction(async (manager) => inside(await TakeIn.begin(manager, organisationId)));
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await this.source.destroy();
  }

  async #add<E extends ObjectLiteral>(entity: EntityClass<E>, row: object): Promise<E> {
    const rows = this.manager.getRepository(entity);
    const { identifiers } = await rows.insert(row as never);
    return rows.findOneByOrFail(identifiers[0] as DeepPartial<E> as never);
  }
}

/** Entities over a connection of the owner of the tables, who sees every row. */
export function ownerSource(directUrl: string): DataSource {
  const address = new URL(directUrl);
  address.searchParams.set('options', '-c role=ratify_owner');
  return dataSource(address.href, 2, 'ratify-owner');
}
