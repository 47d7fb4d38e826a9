import type { EntityManager, ObjectLiteral } from 'typeorm';
import * as rows from '../entities/index.ts';
import { Holders } from '../reads/holders.ts';
import { Register } from '../reads/register.ts';
import { ExceptionRepository } from './exception-repository.ts';
import type { Reach } from './reach.ts';
import { ScopedRepository } from './scoped-repository.ts';
import { VersionedRepository } from './versioned-repository.ts';

/** Every tenant table, scoped to one entrance. */
export class Repositories {
  readonly organisations: ScopedRepository<rows.Organisation>;
  readonly links: ScopedRepository<rows.OrganisationLink>;
  readonly bodies: ScopedRepository<rows.Body>;
  readonly bodySettings: ScopedRepository<rows.BodySetting>;
  readonly appointments: ScopedRepository<rows.Appointment>;
  readonly templates: ScopedRepository<rows.Template>;
  readonly templateDrafts: VersionedRepository<rows.TemplateDraft>;
  readonly editions: ScopedRepository<rows.Edition>;
  readonly preparedEditions: ScopedRepository<rows.PreparedEdition>;
  readonly editionEffects: ScopedRepository<rows.EditionEffect>;
  readonly requiredPolicies: ScopedRepository<rows.RequiredPolicy>;
  readonly policies: ScopedRepository<rows.Policy>;
  readonly policyImports: ScopedRepository<rows.PolicyImport>;
  readonly wordCopies: ScopedRepository<rows.WordCopy>;
  readonly wordReturns: ScopedRepository<rows.WordReturn>;
  readonly packs: ScopedRepository<rows.Pack>;
  readonly packFiles: ScopedRepository<rows.PackFile>;
  readonly packParts: ScopedRepository<rows.PackPart>;
  readonly drafts: VersionedRepository<rows.Draft>;
  readonly updateOffers: ScopedRepository<rows.UpdateOffer>;
  readonly choices: ScopedRepository<rows.Choice>;
  readonly exceptions: ExceptionRepository;
  readonly departures: ScopedRepository<rows.Departure>;
  readonly declinedChanges: ScopedRepository<rows.DeclinedChange>;
  readonly takenUpdates: ScopedRepository<rows.TakenUpdate>;
  readonly revisions: ScopedRepository<rows.Revision>;
  readonly meetings: ScopedRepository<rows.Meeting>;
  readonly agendaItems: ScopedRepository<rows.AgendaItem>;
  readonly decisions: ScopedRepository<rows.Decision>;
  readonly decisionReports: ScopedRepository<rows.DecisionReport>;
  readonly delegations: ScopedRepository<rows.Delegation>;
  readonly consultations: ScopedRepository<rows.Consultation>;
  readonly editionConsultations: ScopedRepository<rows.EditionConsultation>;
  readonly adoptions: ScopedRepository<rows.Adoption>;
  readonly coverages: ScopedRepository<rows.Coverage>;
  readonly coveredTexts: ScopedRepository<rows.CoveredText>;
  readonly reviews: ScopedRepository<rows.Review>;
  readonly signatureRequests: ScopedRepository<rows.SignatureRequest>;
  readonly signatures: ScopedRepository<rows.Signature>;
  readonly paperSignatures: ScopedRepository<rows.PaperSignature>;
  readonly documents: ScopedRepository<rows.Document>;
  readonly documentVersions: ScopedRepository<rows.DocumentVersion>;
  readonly blobs: ScopedRepository<rows.StoredBlob>;
  readonly acknowledgements: ScopedRepository<rows.Acknowledgement>;
  readonly messages: ScopedRepository<rows.Message>;
  readonly jobs: ScopedRepository<rows.Job>;
  readonly auditEvents: ScopedRepository<rows.AuditEvent>;
  readonly register: Register;
  readonly holders: Holders;

  constructor(
    protected readonly manager: EntityManager,
    readonly reach: Reach,
  ) {
    const of = <E extends ObjectLiteral>(entity: rows.EntityClass<E>): ScopedRepository<E> =>
      new ScopedRepository(manager, entity, reach);
    this.organisations = of(rows.Organisation);
    this.links = of(rows.OrganisationLink);
    this.bodies = of(rows.Body);
    this.bodySettings = of(rows.BodySetting);
    this.appointments = of(rows.Appointment);
    this.templates = of(rows.Template);
    this.templateDrafts = new VersionedRepository(manager, rows.TemplateDraft, reach);
    this.editions = of(rows.Edition);
    this.preparedEditions = of(rows.PreparedEdition);
    this.editionEffects = of(rows.EditionEffect);
    this.requiredPolicies = of(rows.RequiredPolicy);
    this.policies = of(rows.Policy);
    this.policyImports = of(rows.PolicyImport);
    this.wordCopies = of(rows.WordCopy);
    this.wordReturns = of(rows.WordReturn);
    this.packs = of(rows.Pack);
    this.packFiles = of(rows.PackFile);
    this.packParts = of(rows.PackPart);
    this.drafts = new VersionedRepository(manager, rows.Draft, reach);
    this.updateOffers = of(rows.UpdateOffer);
    this.choices = of(rows.Choice);
    this.exceptions = new ExceptionRepository(manager, reach);
    this.departures = of(rows.Departure);
    this.declinedChanges = of(rows.DeclinedChange);
    this.takenUpdates = of(rows.TakenUpdate);
    this.revisions = of(rows.Revision);
    this.meetings = of(rows.Meeting);
    this.agendaItems = of(rows.AgendaItem);
    this.decisions = of(rows.Decision);
    this.decisionReports = of(rows.DecisionReport);
    this.delegations = of(rows.Delegation);
    this.consultations = of(rows.Consultation);
    this.editionConsultations = of(rows.EditionConsultation);
    this.adoptions = of(rows.Adoption);
    this.coverages = of(rows.Coverage);
    this.coveredTexts = of(rows.CoveredText);
    this.reviews = of(rows.Review);
    this.signatureRequests = of(rows.SignatureRequest);
    this.signatures = of(rows.Signature);
    this.paperSignatures = of(rows.PaperSignature);
    this.documents = of(rows.Document);
    this.documentVersions = of(rows.DocumentVersion);
    this.blobs = of(rows.StoredBlob);
    this.acknowledgements = of(rows.Acknowledgement);
    this.messages = of(rows.Message);
    this.jobs = of(rows.Job);
    this.auditEvents = of(rows.AuditEvent);
    this.register = new Register(manager, reach);
    this.holders = new Holders(manager);
  }
}
