import { canDo, type Action, type RatifyAbility, type Row, type Subject } from '@ratify/access';
import {
  StoreError,
  type Actor,
  type ListOptions,
  type ScopedRepository,
  type Template,
  type UnitOfWork,
  type Where,
} from '@ratify/store';
import { abilityOf } from '../shell/writing.ts';

/**
 * The rows of one table that a person may read in their role. Row-level security has settled whose rows they are; this
 * narrows them to what the role reads. What may not be read answers as what is not there.
 */
export class ReadableTable<E extends Row> {
  constructor(
    readonly rows: ScopedRepository<E>,
    private readonly ability: RatifyAbility,
    readonly kind: Subject,
    readonly action: Action = 'read',
  ) {}

  async list(where: Where<E> = {}, options: ListOptions<E> = {}): Promise<E[]> {
    const found = await this.rows.list(where, options);
    return found.filter((row) => canDo(this.ability, this.action, this.kind, conditionsOf(row)));
  }

  async find(where: Where<E>, options: ListOptions<E> = {}): Promise<E | null> {
    const [row] = await this.list(where, { ...options, limit: 1 });
    return row ?? null;
  }

  /** Throws as the store does when there is none to be seen. */
  async get(where: Where<E>, options: ListOptions<E> = {}): Promise<E> {
    const row = await this.find(where, options);
    if (row) return row;
    throw new StoreError('NOT_FOUND', `there is no such ${this.kind}, or the role does not read it`);
  }
}

/** A publisher's templates are there for others from their first edition on; until then they are its own. */
class ReadableTemplates extends ReadableTable<Template> {
  constructor(
    private readonly work: UnitOfWork,
    ability: RatifyAbility,
  ) {
    super(work.templates, ability, 'Template');
  }

  override async list(where: Where<Template> = {}, options: ListOptions<Template> = {}): Promise<Template[]> {
    const shown: Template[] = [];
    for (const template of await super.list(where, options)) if (await this.isThere(template)) shown.push(template);
    return shown;
  }

  private async isThere({ organisationId, id: templateId }: Template): Promise<boolean> {
    if (organisationId === this.work.organisationId) return true;
    return (await this.work.editions.count({ organisationId, templateId })) > 0;
  }
}

/** Only what conditions name: CASL need not walk texts and bytes. */
function conditionsOf({ organisationId, state, role, personId, kind }: Row): Row {
  return {
    organisationId,
    ...(state ? { state } : {}),
    ...(role ? { role } : {}),
    ...(personId ? { personId } : {}),
    ...(kind ? { kind } : {}),
  };
}

/** Everything a request reads, table by table, narrowed to the person's roles. */
export function readableRows(work: UnitOfWork) {
  const ability = abilityOf(work);
  const of = <E extends Row>(rows: ScopedRepository<E>, kind: Subject, action?: Action): ReadableTable<E> =>
    new ReadableTable(rows, ability, kind, action);
  return {
    /** The unit of work itself: for what is derived from rows and shows none of them. */
    work,
    organisationId: work.organisationId,
    actor: work.actor as Actor,
    can: (action: Action, kind: Subject): boolean => ability.can(action, kind),
    canOn: (action: Action, kind: Subject, row: Row): boolean => canDo(ability, action, kind, row),
    organisations: work.organisations,
    bodies: work.bodies,
    agendaItems: work.agendaItems,
    jobs: work.jobs,
    register: work.register,
    templates: new ReadableTemplates(work, ability),
    templateDrafts: of(work.templateDrafts, 'Template', 'author'),
    editions: of(work.editions, 'Edition'),
    policies: of(work.policies, 'Policy'),
    updateOffers: of(work.updateOffers, 'Policy'),
    exceptions: of(work.exceptions, 'Exception'),
    departures: of(work.departures, 'Policy'),
    declinedChanges: of(work.declinedChanges, 'Policy'),
    drafts: of(work.drafts, 'Draft'),
    policyImports: of(work.policyImports, 'Draft'),
    wordCopies: of(work.wordCopies, 'Draft'),
    wordReturns: of(work.wordReturns, 'Draft'),
    revisions: of(work.revisions, 'Revision'),
    meetings: of(work.meetings, 'Meeting'),
    minutesConfirmations: of(work.minutesConfirmations, 'Meeting'),
    decisions: of(work.decisions, 'Decision'),
    decisionReports: of(work.decisionReports, 'Decision'),
    corrections: of(work.corrections, 'Decision'),
    delegations: of(work.delegations, 'Decision'),
    consultations: of(work.consultations, 'Decision'),
    editionConsultations: of(work.editionConsultations, 'Edition'),
    adoptions: of(work.adoptions, 'Adoption'),
    reviews: of(work.reviews, 'Review'),
    notApplicable: of(work.notApplicable, 'NotApplicable'),
    requirementAnswers: of(work.requirementAnswers, 'NotApplicable'),
    signatureRequests: of(work.signatureRequests, 'SignatureRequest'),
    // With the document: whoever sees it may see who signed it, and the page that shows it.
    paperSignatures: of(work.paperSignatures, 'Document'),
    evidenceFiles: of(work.evidenceFiles, 'Document'),
    documents: of(work.documents, 'Document'),
    documentVersions: of(work.documentVersions, 'Document'),
    blobs: of(work.blobs, 'Document'),
    // Their files and bytes are found through them only.
    packs: of(work.packs, 'Pack'),
    acknowledgements: of(work.acknowledgements, 'Acknowledgement'),
    rounds: of(work.rounds, 'Round'),
    // In figures: for whoever sees the register of a setting.
    roundCounts: of(work.roundCounts, 'Register'),
    readingQuestions: of(work.readingQuestions, 'Question'),
    auditEvents: of(work.auditEvents, 'Audit'),
  };
}
export type ReadableRows = ReturnType<typeof readableRows>;
