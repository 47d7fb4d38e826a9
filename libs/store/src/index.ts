import 'reflect-metadata';

export * from './entities/index.ts';
export { CHAIN_START, checkChain, hashLine, type AuditLine, type ChainFault } from './audit/chain.ts';
export type { IntegrityFault, IntegrityReport } from './audit/integrity.ts';
export { keyOf, nameOf, type BytesName, type ListedObject, type ObjectStore } from './bytes/object-store.ts';
export { openS3, type S3Settings } from './bytes/open-s3.ts';
export type { CalendarEvent } from './directory/calendars.ts';
export type { AuditReport } from './audit/verify-audit.ts';
export { roleUrl, type DatabaseRole } from './connections.ts';
export type { Authority, AuthorityKind, Certificate } from './directory/authorities.ts';
export type { RevocationIssuer, RevocationListRow, RevokedRow } from './directory/revocations.ts';
export { Installation, type NewPerson, type OperatorWord, type Person, type PlacedRow } from './installation.ts';
export { migrateDatabase, openDatabase, tellMigration, type Database, type OpenOptions } from './open-database.ts';
export { startEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from './embedded/index.ts';
export { Directory, type OpenSession, type SignInAnswer } from './directory/directory.ts';
export type { AccountLink, AccountMessage } from './directory/account-links.ts';
export { slugOf, type Sight } from './directory/load-organisations.ts';
export type { FoundOrganisation, OrganisationWork } from './directory/operated-organisations.ts';
export { isGuessable } from './directory/guessable.ts';
export type { Attempt, SecondFactor } from './directory/second-factors.ts';
export type { ChosenDigest, DigestWork } from './directory/reminders.ts';
export type { MeetingRowToPlan, PolicyRowToPlan, RowsToPlan } from './reads/to-plan.ts';
export type { PolicyStanding } from './reads/standing.ts';
export type { ChangedMeetingRow, PolicyToRemind, SettingToTell } from './reads/to-remind.ts';
export type { Identities, Identity, LinkAnswer, OwnIdentity } from './directory/identities.ts';
export type { RetentionLine } from './directory/retention.ts';
export type { KeptMail } from './directory/kept-mail.ts';
export { hashPassword, isPassword } from './directory/passwords.ts';
export type {
  KnownState,
  PublicDocument,
  PublicPolicy,
  PublicPolicyLine,
  WithdrawnPolicy,
  PublicWork,
} from './reads/public-document.ts';
export { Timeline, type TimelineEvent, type TimelineQuestion } from './reads/timeline.ts';
export { Search, type Found, type FoundClause, type SearchedKind, type SearchQuestion } from './reads/search.ts';
export { Holders, type AdoptedText, type EditionHead, type Holder, type HolderOffer } from './reads/holders.ts';
export {
  Register,
  type BoughtPolicy,
  type Descent,
  type ToldDeparture,
  type RegisterCounts,
  type RegisterPage,
  type RegisterRemark,
  type RegisterRow,
} from './reads/register.ts';
export type { RegisterAcross, RegisterFilter, RegisterQuestion } from './reads/register-question.ts';
export { registerCountsStatement, registerPageStatement } from './reads/register-statements.ts';
export type {
  NationalCounts,
  NationalName,
  NationalPage,
  NationalQuestion,
  NationalRow,
  NationalStandings,
  NationalWork,
} from './reads/national.ts';
export type { OperatedJob, OperatingFacts, OperatingFailure, OperatingQueue } from './reads/operating.ts';
export { LEFT_BEHIND, type TableShape } from './portability/table-shapes.ts';
export type { TakeIn } from './portability/take-in.ts';
export type { PersonalPart, TakenBytes, TakenNumber, TakenPerson, TakenRow, TakeOut } from './portability/take-out.ts';
export { WorkerPresence } from './queue/worker-presence.ts';
export { Scope, hashToken, scopeFromSession, type Session } from './scope.ts';
export { contextOf, inSpan, type SpanFacts } from './trace/in-span.ts';
export { inRequest } from './trace/request.ts';
export { Store, type StoreOptions, type Writing } from './store.ts';
export { StoreError, type StoreErrorCode } from './store-error.ts';
export type { AddressedException, ExceptionAnswer, ExceptionRepository } from './work/exception-repository.ts';
export type { ShownComment, ShownDraft, ShownLook } from './work/shown-drafts.ts';
export type { Where } from './work/conditions.ts';
export type { Reach } from './work/reach.ts';
export type { Repositories } from './work/repositories.ts';
export type { Changes, ListOptions, NewRow, ScopedRepository } from './work/scoped-repository.ts';
export {
  JobWork,
  LookWork,
  PersonWork,
  UnitOfWork,
  type AccountHere,
  type RefusedReminder,
  type Actor,
  type AuditEntry,
  type Erasure,
  type SubjectRows,
  type CoveringValue,
  type Fork,
  type NotedLine,
  type Recipient,
} from './work/unit-of-work.ts';
export type { Statement } from './work/transaction.ts';
export type { VersionedRepository } from './work/versioned-repository.ts';
