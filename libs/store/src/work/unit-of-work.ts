import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AuditLine } from '../audit/chain.ts';
import { readAuditLines, verifyAudit, type AuditReport } from '../audit/verify-audit.ts';
import type { AppointedRole, Json, OrganisationKind } from '../entities/index.ts';
import { readPolicyStandings, type PolicyStanding } from '../reads/standing.ts';
import { readRowsToPlan, type RowsToPlan } from '../reads/to-plan.ts';
import {
  readChangedMeetings,
  readPoliciesToRemind,
  type ChangedMeetingRow,
  type PolicyToRemind,
  type SettingToTell,
} from '../reads/to-remind.ts';
import { StoreError } from '../store-error.ts';
import { Repositories } from './repositories.ts';
import { hashToken } from '../scope.ts';
import type { Reach } from './reach.ts';

/** Who is at work, as the entrance answered it. */
export interface Actor {
  /** Null: the service itself, in a job that nobody asked for. */
  readonly personId: string | null;
  readonly personName: string | null;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  /** Empty in a job: a job's permission was settled when it was asked for. */
  readonly roles: readonly AppointedRole[];
}

export interface AuditEntry {
  /** `policy.submitted`, after the journey's verb. */
  readonly action: string;
  /** The entity, `Policy`. */
  readonly subject: string;
  readonly subjectId?: string | null;
  /** Ids, dates, states: never names or secrets. */
  readonly data?: Json;
  /** Names and other personal data: kept apart, erasable. */
  readonly personal?: Json;
  /** For whom, where not for whoever acts: `body:<id>`, `office:chair`. */
  readonly onBehalfOf?: string | undefined;
}

/** A policy that is a fork of one of the acting organisation's templates, whoever's it is. */
export interface Fork {
  readonly organisationId: string;
  readonly policyId: string;
  readonly baseEditionId: string | null;
}

/** An answer that whoever covers the acting organisation set between meetings. */
export interface CoveringValue {
  readonly policyId: string;
  readonly blankId: string;
  readonly items: string[];
  readonly asAt: string;
  readonly setAt: Date;
  /** When the text in force was put forward. */
  readonly putForwardAt: Date;
}

/** Somebody whose reminders do not arrive. */
export interface RefusedReminder {
  readonly personId: string;
  readonly personName: string;
  readonly refusedOn: string;
  /** A sentence. */
  readonly reason: string;
}

/** The account of somebody with a post in the acting organisation. */
export interface AccountHere {
  readonly personId: string;
  readonly email: string;
  readonly canSignIn: boolean;
  readonly hasSecondFactor: boolean;
}

/** Rows of one person, by table, as they stand; long texts by their length. */
export type SubjectRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** How many rows of which table lose a name, and which keep it as records. */
export interface Erasure {
  readonly erased: Readonly<Record<string, number>>;
  readonly kept: Readonly<Record<string, number>>;
  /** `elsewhere`: another organisation still has a post of theirs; `in-post`: so has this one, and nothing was done. */
  readonly account: 'erased' | 'elsewhere' | 'in-post';
}

/** A policy of which its school was reminded by hand. */
export interface ChasedPolicy {
  readonly settingId: string;
  readonly settingName: string;
  readonly title: string;
  readonly reviewDueOn: string | null;
}

/** Whom a mail goes to. */
export interface Recipient {
  readonly name: string;
  readonly address: string;
}

/** One transaction inside an entrance: the only way to tenant rows. */
export class UnitOfWork extends Repositories {
  constructor(
    manager: EntityManager,
    reach: Reach,
    readonly actor: Actor,
  ) {
    super(manager, reach);
  }

  get organisationId(): string {
    return this.actor.organisationId;
  }

  /** Appends an audit row; who and for whom come from the entrance. */
  async audit(entry: AuditEntry): Promise<string> {
    return this.call('app.record_audit($1, $2, $3, $4, $5, $6)', [
      entry.action,
      entry.subject,
      entry.subjectId ?? null,
      JSON.stringify(entry.data ?? {}),
      entry.personal ? JSON.stringify(entry.personal) : null,
      entry.onBehalfOf ?? null,
    ]);
  }

  /** Appends several audit rows in their order, in one statement. */
  async auditAll(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.manager.query(
      `select app.record_audit(e ->> 'action', e ->> 'subject', (e ->> 'subjectId')::uuid, coalesce(e -> 'data', '{}'), nullif(e -> 'personal', 'null'), e ->> 'onBehalfOf')
       from jsonb_array_elements($1::jsonb) with ordinality as given(e, at) order by at`,
      [JSON.stringify(entries)],
    );
  }

  /** The organisation's chain, recomputed. */
  async verifyAudit(): Promise<AuditReport> {
    return verifyAudit(this.manager, this.organisationId);
  }

  /** Linked audit rows after a sequence number, as they are hashed. */
  async readAuditLines(after = 0, limit?: number): Promise<AuditLine[]> {
    return readAuditLines(this.manager, this.organisationId, after, limit);
  }

  /** Hands work to the worker, in this transaction. A payload holds ids; a key makes waiting jobs of the same key one. */
  async enqueue(task: string, payload: Json, key?: string): Promise<string> {
    return this.call('app.enqueue($1, $2, $3)', [task, JSON.stringify(payload), key ?? null]);
  }

  /** Covers a setting by an adoption of the acting organisation, or brings its cover up to date. */
  async cover(adoptionId: string, settingId: string): Promise<string> {
    return this.call('app.cover($1, $2)', [adoptionId, settingId]);
  }

  /** Ends the cover of a setting by a policy of the acting organisation; what it was stays in the record. */
  async uncover(policyId: string, settingId: string, endedOn: string | null): Promise<void> {
    await this.call('app.uncover($1, $2, $3)', [policyId, settingId, endedOn]);
  }

  /** Gives the covers of a policy the review date that it has now. */
  async moveCovers(policyId: string, reviewedOn: string): Promise<void> {
    await this.call('app.move_covers($1, $2)', [policyId, reviewedOn]);
  }

  /** Covers settings by an earlier adoption again, as it covered them, once the one that followed it is set aside. */
  async restoreCovers(policyId: string, adoptionId: string): Promise<void> {
    await this.call('app.restore_covers($1, $2)', [policyId, adoptionId]);
  }

  /** The other settings that a policy of the acting organisation covers, and whether it can still adopt for them. */
  async coversOf(policyId: string): Promise<{ readonly settingId: string; readonly isGoverned: boolean }[]> {
    return this.manager.query(
      `select setting_id as "settingId", is_governed as "isGoverned" from app.covers_of($1) order by setting_id`,
      [policyId],
    );
  }

  /** What whoever covers the acting organisation set between meetings of these of its policies, oldest first. */
  async coveringValues(policyIds: readonly string[]): Promise<CoveringValue[]> {
    if (policyIds.length === 0) return [];
    return this.manager.query(
      `select policy_id as "policyId", blank_id as "blankId", items, as_at as "asAt", set_at as "setAt", put_forward_at as "putForwardAt"
       from app.covering_values($1) order by set_at`,
      [policyIds],
    );
  }

  /** Policies forked from one of the acting organisation's templates, of everyone it publishes to. */
  async forksOf(templateId: string): Promise<Fork[]> {
    return this.manager.query(
      `select organisation_id as "organisationId", policy_id as "policyId", base_edition_id as "baseEditionId"
       from app.forks_of($1) order by organisation_id, policy_id`,
      [templateId],
    );
  }

  /** Policies in force, and the meetings that can take their reviews, of organisations in reach. */
  async rowsToPlan(
    organisationIds: readonly string[],
    between: { readonly from: string; readonly until: string },
  ): Promise<RowsToPlan> {
    const { own, below } = this.reach;
    const seen = organisationIds.filter((id) => own.includes(id) || below.includes(id));
    return readRowsToPlan(this.manager, seen, between);
  }

  /** Who decides next on policies of the acting organisation, and which versions wait for it. */
  async policyStandings(policyIds: readonly string[]): Promise<PolicyStanding[]> {
    return readPolicyStandings(this.manager, this.organisationId, policyIds);
  }

  /** Whether somebody has this address, and can sign in; in a writing unit of work only. */
  async findPerson(email: string): Promise<{ readonly id: string; readonly canSignIn: boolean } | null> {
    const [row] = await this.manager.query('select id, can_sign_in as "canSignIn" from app.find_person($1)', [email]);
    return row ?? null;
  }

  /** Adds a person, who cannot sign in yet. */
  async addPerson({
    id,
    email,
    name,
  }: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
  }): Promise<void> {
    await this.call('app.add_person($1, $2, $3)', [id, email, name]);
  }

  /** A link to set a first password, for somebody with a post here; null for who has a password. */
  async openInvitation(personId: string): Promise<string | null> {
    return this.call('app.open_invitation($1)', [personId]);
  }

  /** Those who hold or held a post here. */
  async listPeople(): Promise<AccountHere[]> {
    return this.manager.query(
      `select person_id as "personId", email, can_sign_in as "canSignIn", has_second_factor as "hasSecondFactor"
       from app.people_here() order by person_id`,
    );
  }

  /** Those who hold a post here and whose newest mail of reminders was taken by nobody. */
  async listRefusedReminders(): Promise<RefusedReminder[]> {
    return this.manager.query(
      `select person_id as "personId", person_name as "personName", refused_on as "refusedOn", reason from app.reminders_refused()`,
    );
  }

  /** Whether somebody with a post here holds one in another organisation too, today or from a day to come. */
  async worksElsewhere(personId: string): Promise<boolean> {
    const [row] = (await this.manager.query('select app.works_elsewhere($1) as elsewhere', [personId])) as {
      elsewhere: boolean;
    }[];
    return row?.elsewhere ?? false;
  }

  /** Switches off the second factor of somebody who holds a post here, and has mail sent that tells them. */
  async resetSecondFactor(personId: string): Promise<void> {
    await this.manager.query('select app.reset_second_factor($1)', [personId]);
  }

  /** Gives a token that was just added what opens it; only the hash is kept. */
  async armToken(tokenId: string, token: string): Promise<void> {
    await this.call('app.arm_token($1, $2)', [tokenId, hashToken(token)]);
  }

  /** Gives a webhook that was just added what its messages are signed with, sealed. */
  async armWebhook(webhookId: string, sealed: Uint8Array): Promise<void> {
    await this.call('app.arm_webhook($1, $2)', [webhookId, Buffer.from(sealed)]);
  }

  /** What stands of a person in the acting organisation, by table. */
  async subjectRows(personId: string): Promise<SubjectRows> {
    return this.call('app.subject_rows($1)', [personId]);
  }

  /** What erasing somebody who has left comes to here: only weighed, or carried out too in a writing unit of work. */
  async erasePerson(personId: string, { carryOut }: { readonly carryOut: boolean }): Promise<Erasure> {
    return this.call('app.erase_person($1, $2)', [personId, carryOut]);
  }

  /** Keeps bytes under their SHA-256 (again is no change) and returns it. */
  async keepBytes(bytes: Uint8Array, mime: string): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if ((await this.blobs.count({ organisationId: this.organisationId, sha256 })) === 0) {
      await this.blobs.add({ sha256, mime, length: bytes.length, place: 'database', bytes: Buffer.from(bytes) });
    }
    return sha256;
  }

  protected async call<T = string>(call: string, parameters: unknown[]): Promise<T> {
    const [row] = (await this.manager.query(`select ${call} as answer`, parameters)) as { answer: T }[];
    return row?.answer as T;
  }
}

/** A unit of work of the worker: the organisation and the actor are those of the job's row. */
export class JobWork extends UnitOfWork {
  constructor(
    manager: EntityManager,
    reach: Reach,
    actor: Actor,
    readonly job: { readonly id: string; readonly task: string; readonly payload: Json },
  ) {
    super(manager, reach, actor);
  }

  /** The job has begun, or begun again after a failure. */
  async start(): Promise<void> {
    const { attempts } = await this.jobs.get({ id: this.job.id }, { lock: true });
    await this.jobs.change({ id: this.job.id }, { state: 'running', attempts: attempts + 1, error: null });
  }

  /** How far the job is, in hundredths. */
  async noteProgress(progress: number, note?: string): Promise<void> {
    await this.jobs.change({ id: this.job.id }, { progress, ...(note === undefined ? {} : { progressNote: note }) });
  }

  /** The job is done. In the transaction of its last change, it is done exactly when that is. */
  async finish(): Promise<void> {
    await this.jobs.change({ id: this.job.id }, { state: 'done', progress: 100, error: null, finishedAt: new Date() });
  }

  /** Bytes of the acting organisation that are in the database, oldest first: their SHA-256. */
  async listBytesHere(limit: number): Promise<string[]> {
    const rows: { sha256: string }[] = await this.manager.query(
      'select sha256 from app.blobs where organisation_id = $1 and bytes is not null order by stored_at, sha256 limit $2',
      [this.organisationId, limit],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  /** Lets go of bytes of the acting organisation that have left the database; again is no change. */
  async letBytesGo(sha256: string): Promise<void> {
    await this.manager.query(
      `update app.blobs set bytes = null where organisation_id = $1 and sha256 = $2 and place = 's3' and bytes is not null`,
      [this.organisationId, sha256],
    );
  }

  /** The job failed, and why. */
  async fail(error: string): Promise<void> {
    await this.jobs.change({ id: this.job.id }, { state: 'failed', error: error.slice(0, 2_000) });
  }

  /**
   * Offers one edition to several policies, each organisation entered in its own name, and says what came of each: `offered`,
   * `there`, or the SQLSTATE of what went wrong in that one alone.
   */
  async offerInTurn(
    edition: { readonly id: string; readonly organisationId: string },
    policies: readonly { readonly organisationId: string; readonly policyId: string }[],
  ): Promise<{ readonly policyId: string; readonly outcome: string }[]> {
    return this.manager.query('select policy_id as "policyId", outcome from app.offer_in_turn($1, $2, $3, $4, $5)', [
      this.job.id,
      edition.organisationId,
      edition.id,
      policies.map((each) => each.organisationId),
      policies.map((each) => each.policyId),
    ]);
  }

  /** Head and clerk of the schools of a batch of reminders. */
  async recipientsOfChase(batchId: string, day: string): Promise<string[]> {
    const found: { id: string }[] = await this.manager.query(
      'select person_id as id from app.recipients_of_chase($1, $2) order by 1',
      [batchId, day],
    );
    return found.map(({ id }) => id);
  }

  /** What one of them is told. */
  async chasedFor(batchId: string, personId: string, day: string): Promise<ChasedPolicy[]> {
    return this.manager.query(
      `select setting_id as "settingId", setting_name as "settingName", title, review_due_on as "reviewDueOn"
       from app.chased_for($1, $2, $3) order by setting_name, setting_id, review_due_on, title`,
      [batchId, personId, day],
    );
  }

  /** What messages of a webhook of the acting organisation are signed with, sealed; null where there is none. */
  async webhookKey(webhookId: string): Promise<Buffer | null> {
    return this.call<Buffer | null>('app.webhook_key($1)', [webhookId]);
  }

  /** Where a message of the acting organisation goes. */
  async recipientOf(messageId: string): Promise<Recipient> {
    const [row] = (await this.manager.query('select full_name as name, email as address from app.recipient_of($1)', [
      messageId,
    ])) as Recipient[];
    if (!row) throw new StoreError('NOT_FOUND', 'there is no such message');
    return row;
  }

  /** A job for another organisation that the acting one publishes to; it enters there by itself. */
  async enqueueFor(organisationId: string, task: string, payload: Json, key?: string): Promise<string> {
    return this.call('app.enqueue_for($1, $2, $3, $4)', [organisationId, task, JSON.stringify(payload), key ?? null]);
  }
}

/** What is one person's across organisations: reads only. */
export class PersonWork extends Repositories {
  constructor(
    manager: EntityManager,
    reach: Reach,
    readonly personId: string,
    readonly personName: string,
  ) {
    super(manager, reach);
  }

  /** What stands of the person in the organisations where they hold a post, by table. */
  async subjectRows(): Promise<SubjectRows> {
    const [row] = await this.manager.query('select app.subject_rows($1) as answer', [this.personId]);
    return row?.answer ?? {};
  }

  /** The same transaction, for one organisation of the person's, as somebody with these roles there sees it. */
  as(actor: Pick<Actor, 'organisationId' | 'organisationKind' | 'roles'>): UnitOfWork {
    const { personId, personName } = this;
    return new UnitOfWork(this.manager, { ...this.reach, writable: undefined }, { ...actor, personId, personName });
  }

  /** Policies in force whose review is due by a day, with the meetings that decide on them. */
  async policiesToRemind(organisationIds: readonly string[], dueUntil: string): Promise<PolicyToRemind[]> {
    return readPoliciesToRemind(this.manager, organisationIds, dueUntil);
  }

  /** Meetings that changed from a day on, and whose day has not passed. */
  async changedMeetings(
    organisationIds: readonly string[],
    days: { readonly since: string; readonly today: string },
  ): Promise<ChangedMeetingRow[]> {
    return readChangedMeetings(this.manager, organisationIds, days);
  }

  /** Since when the person has a calendar that follows the meetings; null where they have none. Worker only. */
  async calendarSince(): Promise<Date | null> {
    const [row] = await this.manager.query('select app.calendar_of_reader() as since');
    return row?.since ?? null;
  }

  /** Settings of one organisation of the person's that it hears of: worker only. */
  async settingsToTell(organisationId: string, day: string, dueUntil: string): Promise<SettingToTell[]> {
    return this.manager.query(
      `select setting_id as "settingId", setting_name as "settingName", overdue, longest_since as "longestSince",
         is_vacant as "isVacant" from app.settings_to_tell($1, $2, $3) order by setting_name, setting_id`,
      [organisationId, day, dueUntil],
    );
  }
}

/** A line of reminders as it is noted. */
export interface NotedLine {
  readonly organisationId: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly step: string;
}

/** What the worker reads to look through one person's reminders, and what it notes at the end. */
export class LookWork extends PersonWork {
  constructor(
    manager: EntityManager,
    reach: Reach,
    person: { readonly id: string; readonly name: string },
    readonly choice: { readonly isOff: boolean; readonly weekday: number | null },
    /** The day of the look before. */
    readonly lookedOn: string | null,
  ) {
    super(manager, reach, person.id, person.name);
  }

  /** What the person has been told of a few subjects, or is about to be. */
  async told(subjectIds: readonly string[]): Promise<Omit<NotedLine, 'subject'>[]> {
    return this.manager.query(
      'select organisation_id as "organisationId", subject_id as "subjectId", step from app.told_lines($1)',
      [subjectIds],
    );
  }

  /** Ends the look of a day; with lines, their mail is asked for, and its id is the answer. */
  async note(day: string, lines: readonly NotedLine[]): Promise<string | null> {
    const noted = lines.map((line) => ({
      ...{ organisation_id: line.organisationId, subject: line.subject },
      ...{ subject_id: line.subjectId, step: line.step },
    }));
    const [row] = (await this.manager.query('select app.note_reminders($1, $2) as id', [
      day,
      JSON.stringify(noted),
    ])) as { id: string | null }[];
    return row?.id ?? null;
  }
}
