import { Logger as WorkerLogger, runMigrations as installWorkerSchema } from 'graphile-worker';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Init1795233600000 } from './1795233600000-init.ts';
import { Sealing1795277700000 } from './1795277700000-sealing.ts';
import { VerifyFiles1795281300000 } from './1795281300000-verify-files.ts';
import { RenewWeekly1795282200000 } from './1795282200000-renew-weekly.ts';
import { SchoolUpdates1795843217000 } from './1795843217000-school-updates.ts';
import { Chains1795843300000 } from './1795843300000-chains.ts';
import { Weight1795868100000 } from './1795868100000-weight.ts';
import { PublishingAtScale1795879200000 } from './1795879200000-publishing-at-scale.ts';
import { PolicyImports1795880500000 } from './1795880500000-policy-imports.ts';
import { OffersInTurn1795886000000 } from './1795886000000-offers-in-turn.ts';
import { SigningRounds1795892000000 } from './1795892000000-signing-rounds.ts';
import { PaperSignatures1795894000000 } from './1795894000000-paper-signatures.ts';
import { WordCopies1795896300000 } from './1795896300000-word-copies.ts';
import { Packs1795897200000 } from './1795897200000-packs.ts';
import { PublicPolicies1795898100000 } from './1795898100000-public-policies.ts';
import { Mail1795900000000 } from './1795900000000-mail.ts';
import { AccountLinks1795901000000 } from './1795901000000-account-links.ts';
import { Appointments1795902000000 } from './1795902000000-appointments.ts';
import { Proofs1795903000000 } from './1795903000000-proofs.ts';
import { Sessions1795904000000 } from './1795904000000-sessions.ts';
import { SecondFactors1795905000000 } from './1795905000000-second-factors.ts';
import { NationalRegister1795910000000 } from './1795910000000-national-register.ts';
import { RegisterPages1795910100000 } from './1795910100000-register-pages.ts';
import { Letterhead1795920000000 } from './1795920000000-letterhead.ts';
import { Measures1795921000000 } from './1795921000000-measures.ts';
import { OrganisationNumbers1795922000000 } from './1795922000000-organisation-numbers.ts';
import { Calendars1795923000000 } from './1795923000000-calendars.ts';
import { WhoseSecondFactor1795924000000 } from './1795924000000-whose-second-factor.ts';
import { Reminders1795925000000 } from './1795925000000-reminders.ts';
import { Chases1795925100000 } from './1795925100000-chases.ts';
import { Duties1795925200000 } from './1795925200000-duties.ts';
import { ReminderMeasures1795925300000 } from './1795925300000-reminder-measures.ts';
import { ReviewReasons1795925400000 } from './1795925400000-review-reasons.ts';
import { Confirmations1795926000000 } from './1795926000000-confirmations.ts';
import { Identities1795927000000 } from './1795927000000-identities.ts';
import { DataProtection1795927100000 } from './1795927100000-data-protection.ts';
import { ApiTokens1795927200000 } from './1795927200000-api-tokens.ts';
import { FormerRoots1795928000000 } from './1795928000000-former-roots.ts';
import { Search1795929000000 } from './1795929000000-search.ts';
import { TermDates1795929100000 } from './1795929100000-term-dates.ts';
import { NotApplicable1795929200000 } from './1795929200000-not-applicable.ts';
import { OneTrip1795930000000 } from './1795930000000-one-trip.ts';
import { RegisterReasons1795930100000 } from './1795930100000-register-reasons.ts';
import { MissingHere1795930200000 } from './1795930200000-missing-here.ts';
import { DutiesFromBefore1795930300000 } from './1795930300000-duties-from-before.ts';
import { PlannedReviews1795931000000 } from './1795931000000-planned-reviews.ts';
import { Corrections1795931100000 } from './1795931100000-corrections.ts';
import { Webhooks1795932000000 } from './1795932000000-webhooks.ts';
import { RetentionOfOrganisations1795932100000 } from './1795932100000-retention-of-organisations.ts';
import { Operating1795934000000 } from './1795934000000-operating.ts';
import { HeldElsewhere1795934100000 } from './1795934100000-held-elsewhere.ts';
import { HeldElsewherePolicies1795935000000 } from './1795935000000-held-elsewhere-policies.ts';
import { VotesAndMinutes1795935100000 } from './1795935100000-votes-and-minutes.ts';
import { RefusedReminders1795935200000 } from './1795935200000-refused-reminders.ts';
import { PrintedConfirmations1795935300000 } from './1795935300000-printed-confirmations.ts';
import { RoundCounts1795935400000 } from './1795935400000-round-counts.ts';
import { StatedApprovers1795935500000 } from './1795935500000-stated-approvers.ts';
import { DraftComments1795936000000 } from './1795936000000-draft-comments.ts';
import { BytesElsewhere1795937000000 } from './1795937000000-bytes-elsewhere.ts';
import { Traces1795937100000 } from './1795937100000-traces.ts';
import { QuickReach1795938000000 } from './1795938000000-quick-reach.ts';
import { KeptRecords1795938200000 } from './1795938200000-kept-records.ts';
import { NightlyCount1795939000000 } from './1795939000000-nightly-count.ts';
import { ReasonsOfAPage1795939100000 } from './1795939100000-reasons-of-a-page.ts';
import { CollectBytes1795940000000 } from './1795940000000-collect-bytes.ts';
import { ToldOfComments1795950000000 } from './1795950000000-told-of-comments.ts';
import { OrganisationsChange1795960000000 } from './1795960000000-organisations-change.ts';
import { ReachAtOnce1795960100000 } from './1795960100000-reach-at-once.ts';
import { SaferEntrances1795970000000 } from './1795970000000-safer-entrances.ts';
import { EndedCovers1795980000000 } from './1795980000000-ended-covers.ts';
import { RegisterWaits1795980100000 } from './1795980100000-register-waits.ts';
import { KeptBodies1795990000000 } from './1795990000000-kept-bodies.ts';
import { ExpectedSettings1795990100000 } from './1795990100000-expected-settings.ts';
import { CancelledMeetings1796000000000 } from './1796000000000-cancelled-meetings.ts';
import { Attendance1796010000000 } from './1796010000000-attendance.ts';
import { MeetingChanges1796010100000 } from './1796010100000-meeting-changes.ts';
import { MembersWithoutVote1796010200000 } from './1796010200000-members-without-vote.ts';
import { RegisterFilters1796030000000 } from './1796030000000-register-filters.ts';
import { RetiredPolicies1796030100000 } from './1796030100000-retired-policies.ts';
import { ChangedRequirements1796030200000 } from './1796030200000-changed-requirements.ts';
import { TemplateReviews1796030300000 } from './1796030300000-template-reviews.ts';
import { SeparateAuthors1796050000000 } from './1796050000000-separate-authors.ts';
import { ClerksOfBodies1796050100000 } from './1796050100000-clerks-of-bodies.ts';
import { RequestsInTheRecord1796050200000 } from './1796050200000-requests-in-the-record.ts';
import { WhoseSecondFactorElsewhere1796050300000 } from './1796050300000-whose-second-factor-elsewhere.ts';
import { Backfills1796070000000 } from './1796070000000-backfills.ts';
import { LeavingObjects1796070100000 } from './1796070100000-leaving-objects.ts';
import { KeptPlans1796080000000 } from './1796080000000-kept-plans.ts';
import { LinkedRequirements1796081000000 } from './1796081000000-linked-requirements.ts';
import { KeyedTemplates1796081100000 } from './1796081100000-keyed-templates.ts';
import { WithdrawnPages1796081200000 } from './1796081200000-withdrawn-pages.ts';
import { ChangedVotes1796081300000 } from './1796081300000-changed-votes.ts';
import { ToldOfMore1796081400000 } from './1796081400000-told-of-more.ts';
import { ReadsByPrograms1796082000000 } from './1796082000000-reads-by-programs.ts';
import { SentDocuments1796082100000 } from './1796082100000-sent-documents.ts';
import { RefusedTokens1796082200000 } from './1796082200000-refused-tokens.ts';
import { IdleSessions1796083000000 } from './1796083000000-idle-sessions.ts';
import { LinkedByParts1796083100000 } from './1796083100000-linked-by-parts.ts';
import { LiveValues1796084000000 } from './1796084000000-live-values.ts';
import { CurrentCopies1796084100000 } from './1796084100000-current-copies.ts';
import { CheckedCopies1796084200000 } from './1796084200000-checked-copies.ts';
import { LinesByNeed1796085000000 } from './1796085000000-lines-by-need.ts';
import { OneWayIn1796085100000 } from './1796085100000-one-way-in.ts';
import { StatedAdoptions1796086000000 } from './1796086000000-stated-adoptions.ts';
import { CheckedAdoptions1796086100000 } from './1796086100000-checked-adoptions.ts';
import { RegisterRemarks1796086200000 } from './1796086200000-register-remarks.ts';
import { PublicAdopter1796086300000 } from './1796086300000-public-adopter.ts';
import { CalendarOfUse1796086400000 } from './1796086400000-calendar-of-use.ts';
import { backfills, type Backfill } from './backfills.ts';
import { planSteps, type MigrationClass, type PlannedStep } from './plan-steps.ts';
import { readLocks, readStep } from './read-sql.ts';
import { runBackfill } from './run-backfill.ts';
import { LOCK_TIMEOUT, untilFree } from './until-free.ts';

/** Every migration, oldest first. */
export const migrations: readonly MigrationClass[] = [
  Init1795233600000,
  Sealing1795277700000,
  VerifyFiles1795281300000,
  RenewWeekly1795282200000,
  SchoolUpdates1795843217000,
  Chains1795843300000,
  Weight1795868100000,
  PublishingAtScale1795879200000,
  PolicyImports1795880500000,
  OffersInTurn1795886000000,
  SigningRounds1795892000000,
  PaperSignatures1795894000000,
  WordCopies1795896300000,
  Packs1795897200000,
  PublicPolicies1795898100000,
  Mail1795900000000,
  AccountLinks1795901000000,
  Appointments1795902000000,
  Proofs1795903000000,
  Sessions1795904000000,
  SecondFactors1795905000000,
  NationalRegister1795910000000,
  RegisterPages1795910100000,
  Letterhead1795920000000,
  Measures1795921000000,
  OrganisationNumbers1795922000000,
  Calendars1795923000000,
  WhoseSecondFactor1795924000000,
  Reminders1795925000000,
  Chases1795925100000,
  Duties1795925200000,
  ReminderMeasures1795925300000,
  ReviewReasons1795925400000,
  Confirmations1795926000000,
  Identities1795927000000,
  DataProtection1795927100000,
  ApiTokens1795927200000,
  FormerRoots1795928000000,
  Search1795929000000,
  TermDates1795929100000,
  NotApplicable1795929200000,
  OneTrip1795930000000,
  RegisterReasons1795930100000,
  MissingHere1795930200000,
  DutiesFromBefore1795930300000,
  PlannedReviews1795931000000,
  Corrections1795931100000,
  Webhooks1795932000000,
  RetentionOfOrganisations1795932100000,
  Operating1795934000000,
  HeldElsewhere1795934100000,
  HeldElsewherePolicies1795935000000,
  VotesAndMinutes1795935100000,
  RefusedReminders1795935200000,
  PrintedConfirmations1795935300000,
  RoundCounts1795935400000,
  StatedApprovers1795935500000,
  DraftComments1795936000000,
  BytesElsewhere1795937000000,
  Traces1795937100000,
  QuickReach1795938000000,
  KeptRecords1795938200000,
  NightlyCount1795939000000,
  ReasonsOfAPage1795939100000,
  CollectBytes1795940000000,
  ToldOfComments1795950000000,
  OrganisationsChange1795960000000,
  ReachAtOnce1795960100000,
  SaferEntrances1795970000000,
  EndedCovers1795980000000,
  RegisterWaits1795980100000,
  KeptBodies1795990000000,
  ExpectedSettings1795990100000,
  CancelledMeetings1796000000000,
  Attendance1796010000000,
  MeetingChanges1796010100000,
  MembersWithoutVote1796010200000,
  RegisterFilters1796030000000,
  RetiredPolicies1796030100000,
  ChangedRequirements1796030200000,
  TemplateReviews1796030300000,
  SeparateAuthors1796050000000,
  ClerksOfBodies1796050100000,
  RequestsInTheRecord1796050200000,
  WhoseSecondFactorElsewhere1796050300000,
  Backfills1796070000000,
  LeavingObjects1796070100000,
  KeptPlans1796080000000,
  LinkedRequirements1796081000000,
  KeyedTemplates1796081100000,
  WithdrawnPages1796081200000,
  ChangedVotes1796081300000,
  ToldOfMore1796081400000,
  ReadsByPrograms1796082000000,
  SentDocuments1796082100000,
  RefusedTokens1796082200000,
  IdleSessions1796083000000,
  LinkedByParts1796083100000,
  LiveValues1796084000000,
  CurrentCopies1796084100000,
  CheckedCopies1796084200000,
  LinesByNeed1796085000000,
  OneWayIn1796085100000,
  StatedAdoptions1796086000000,
  CheckedAdoptions1796086100000,
  RegisterRemarks1796086200000,
  PublicAdopter1796086300000,
  CalendarOfUse1796086400000,
];

export interface MigrateOptions {
  /** A direct connection (no transaction pooler) that may create roles and schemas. */
  readonly url: string;
  /** Password of the login roles; left as it is when absent. */
  readonly rolePassword?: string;
  /** Nobody but this version is at work on the database: nothing is held back for processes of the one before. */
  readonly isAlone?: boolean;
  /** Only what the processes of this version need before they start, or only what is filled while they are at work. */
  readonly only?: 'schema' | 'backfill' | undefined;
  readonly log?: (line: string) => void;
}

/** What there is to run; a test gives its own. */
export interface Steps {
  readonly migrations: readonly MigrationClass[];
  readonly backfills: readonly Backfill[];
}

const STEPS: Steps = { migrations, backfills };
const ONE_AT_A_TIME = 7_246_839_201; // any fixed number: two starts at once must not migrate together

/**
 * Brings a database to the present schema and returns the names of the steps that ran. Safe to call at every start, and while processes
 * of the version before are at work: each step lets go of what it cannot lock at once, and tries again.
 */
export async function migrate(options: MigrateOptions, steps: Steps = STEPS): Promise<string[]> {
  const { url, rolePassword, isAlone = false, only, log = () => undefined } = options;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    await client.query("select set_config('ratify.role_password', $1, false)", [rolePassword ?? '']);
    await client.query(readStep('ground'));
    await installQueue(url);
    const planned = (await planOn(client, steps, isAlone)).filter(({ isHeld }) => !isHeld);
    if (only === 'backfill' && planned.some(({ kind }) => kind === 'schema'))
      throw new Error('the schema step comes first: `ratify migrate --only schema`');
    const chosen = planned.filter(({ kind }) => only === undefined || kind === only);
    await client.query('set role ratify_owner');
    for (const group of inGroups(chosen)) {
      if (group[0]?.kind === 'backfill')
        for (const { name } of group) await runBackfill(client, backfillOf(steps, name), log);
      else await untilFree(() => runOwn(url, classesOf(steps, group)), log);
    }
    await client.query(`set lock_timeout = '${LOCK_TIMEOUT}'`);
    await untilFree(() => client.query(readStep('worker')), log);
    return chosen.map(({ name }) => name);
  } finally {
    await client.end(); // and with it the lock
  }
}

/** A step that `migrate` would run, and what that means for whoever is at work. */
export interface ToldStep extends PlannedStep {
  /** Of a migration: each table that is there already and what its users wait for; null where nobody has measured it. */
  readonly locks: readonly string[] | null;
  /** Of a backfill: about how many rows there are, how many are done, and how many it does at once. */
  readonly rows: {
    readonly table: string;
    readonly about: number;
    readonly done: number;
    readonly atOnce: number;
  } | null;
}

/** The steps that `migrate` would run, in their order; all of them on a database that has none. */
export async function tellSteps(url: string, isAlone: boolean, steps: Steps = STEPS): Promise<ToldStep[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const told: ToldStep[] = [];
    for (const step of await planOn(client, steps, isAlone))
      told.push({
        ...step,
        locks: step.kind === 'backfill' ? null : readLocks(step.name),
        rows: step.kind === 'backfill' ? await rowsOf(client, backfillOf(steps, step.name)) : null,
      });
    return told;
  } finally {
    await client.end();
  }
}

async function planOn(client: pg.Client, steps: Steps, isAlone: boolean): Promise<PlannedStep[]> {
  const ran = await namesIn(client, 'directory.schema_migrations', 'true');
  const finished = await namesIn(client, 'directory.backfills', 'finished_at is not null');
  return planSteps({ ...steps, ran, finished, isAlone });
}

async function namesIn(client: pg.Client, table: string, condition: string): Promise<Set<string>> {
  if (!(await isThere(client, table))) return new Set();
  const { rows } = await client.query<{ name: string }>(`select name from ${table} where ${condition}`);
  return new Set(rows.map(({ name }) => name));
}

async function isThere(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
  return rows[0]?.there ?? false;
}

async function rowsOf(client: pg.Client, { name, table, rows: atOnce }: Backfill): Promise<ToldStep['rows']> {
  const { rows: counted } = await client.query<{ about: number }>(
    'select greatest(0, reltuples)::int as about from pg_class where oid = to_regclass($1)',
    [table],
  );
  const { rows: known } = (await isThere(client, 'directory.backfills'))
    ? await client.query<{ done: number }>('select rows_done::int as done from directory.backfills where name = $1', [
        name,
      ])
    : { rows: [] };
  return { table, about: counted[0]?.about ?? 0, done: known[0]?.done ?? 0, atOnce };
}

/** Migrations that stand side by side run over one connection; a backfill stands between two of them. */
function inGroups(steps: readonly PlannedStep[]): PlannedStep[][] {
  const groups: PlannedStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last && (last[0]?.kind === 'backfill') === (step.kind === 'backfill')) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

function backfillOf({ backfills: all }: Steps, name: string): Backfill {
  const found = all.find((each) => each.name === name);
  if (!found) throw new Error(`there is no backfill ${name}`);
  return found;
}

function classesOf({ migrations: all }: Steps, group: readonly PlannedStep[]): MigrationClass[] {
  return all.filter(({ name }) => group.some((step) => step.name === name));
}

/** graphile-worker's own schema, owned by ratify_owner so that `app.enqueue` may add to it. */
export async function installQueue(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2, options: '-c role=ratify_owner' });
  pool.on('error', () => undefined);
  pool.on('connect', (connection) => connection.on('error', () => undefined));
  try {
    await installWorkerSchema({ pgPool: pool, logger: new WorkerLogger(() => () => undefined) });
  } finally {
    await pool.end();
  }
}

/** A connection for migrations, as the owner of everything. */
export function migrationSource(url: string, classes: readonly MigrationClass[]): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'directory',
    migrations: [...classes],
    migrationsTableName: 'schema_migrations',
    installExtensions: false,
    poolSize: 1,
    extra: { options: `-c role=ratify_owner -c lock_timeout=${LOCK_TIMEOUT}` },
  });
}

/** Each in a transaction of its own: what has run stays when a later one cannot. */
async function runOwn(url: string, classes: readonly MigrationClass[]): Promise<void> {
  const source = await migrationSource(url, classes).initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
