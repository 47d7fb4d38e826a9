import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { ChangeType, ConsultationType } from '../approve/change.types.ts';
import { RevisionType, VariationType } from '../approve/revision.types.ts';
import { TemplateType } from '../author/template.types.ts';
import { DraftType } from '../customise/draft.types.ts';
import { DocumentType } from '../documents/document.types.ts';
import { Payload } from '../graph/refusal.types.ts';
import { OrganisationType } from '../organisations/organisation.types.ts';
import { EditionType } from '../publish/edition.types.ts';
import { DecisionType } from '../adopt/decision.types.ts';
import { AdoptionType, SignatureRequestType } from '../adopt/adoption.types.ts';
import { ReviewType } from '../review/review.types.ts';
import { ImportEntryType } from './import.types.ts';

@ObjectType('DeclinedChange', { description: 'A change of one clause that a school does not take, and why.' })
export class DeclinedChangeType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String) reason: string;
  @Field(() => Date) declinedAt: Date;
}

@ObjectType('UpdateOffer')
export class UpdateOfferType {
  @Field(() => ID) id: string;
  @Field(() => EditionType) edition: EditionType;
  @Field(() => String, {
    nullable: true,
    description: 'taken, included in a later one, or declined; null while it waits.',
  })
  answer?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => Date) offeredAt: Date;
  @Field(() => [DeclinedChangeType], {
    description: 'Changes of single clauses that were declined when it was offered.',
  })
  declinedChanges: DeclinedChangeType[];
}

@ObjectType('PendingAmendments')
export class PendingAmendmentsType {
  @Field(() => DecisionType) decision: DecisionType;
  @Field(() => RevisionType, { description: 'The version that was put to the meeting.' }) revision: RevisionType;
  @Field(() => RevisionType, { nullable: true, description: 'The version that holds the changes, once entered.' })
  amended?: RevisionType | null;
}

@ObjectType('Approver', {
  description: 'Who approves a policy, where the scheme of delegation or the text names somebody.',
})
export class ApproverType {
  @Field(() => ID, { nullable: true }) bodyId?: string | null;
  @Field(() => String, { nullable: true }) bodyName?: string | null;
  @Field(() => String, { nullable: true, description: 'head, where no body does' }) office?: string | null;
  @Field(() => String, { description: 'Where it is said.' }) source: string;
}

@ObjectType('EvidenceFile', { description: 'A file that shows an adoption from before Ratify.' })
export class EvidenceFileType {
  @Field(() => ID, { description: 'GET /evidence-files/ID/file answers with it.' }) id: string;
  @Field(() => String) fileName: string;
  @Field(() => String) mime: string;
  @Field(() => Int, { description: 'In bytes.' }) length: number;
  @Field(() => Date) keptAt: Date;
}

@ObjectType('RelatedPolicy', {
  description: 'What a policy is to be read with, as its text says, and where that stands.',
})
export class RelatedPolicyType {
  @Field(() => String, { description: 'The title or short name in the text.' }) said: string;
  @Field(() => String) title: string;
  @Field(() => ID, { nullable: true, description: 'Of a policy of the same organisation.' }) policyId?: string | null;
  @Field(() => String, {
    description: 'in-force, covered (another organisation adopted it for this one), not-in-force, withdrawn or absent',
  })
  standing: string;
}

@ObjectType('Policy')
export class PolicyType {
  @Field(() => ID) id: string;
  @Field(() => String) slug: string;
  @Field(() => String) title: string;
  @Field(() => OrganisationType) organisation: OrganisationType;
  @Field(() => String, { description: 'Derived from the record and today; never stored.' }) status: string;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) effectiveFrom?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) reviewDueOn?: string | null;
  @Field(() => String, { nullable: true, description: 'As it is said: "30 November 2027", "Spring 2027".' })
  reviewDueSaid?: string | null;
  @Field(() => TemplateType, { nullable: true }) template?: TemplateType | null;
  @Field(() => EditionType, { nullable: true }) baseEdition?: EditionType | null;
  @Field(() => EditionType, { nullable: true }) latestEdition?: EditionType | null;
  @Field(() => Boolean, { description: 'A newer edition of its template is offered and not yet taken.' })
  behind: boolean;
  @Field(() => [UpdateOfferType]) updateOffers: UpdateOfferType[];
  @Field(() => String, { nullable: true, description: 'The document or system that holds it, if it is not here.' })
  heldIn?: string | null;
  @Field(() => String, { nullable: true, description: 'Where that is found: an address.' }) heldLink?: string | null;
  @Field(() => ApproverType, { nullable: true, description: 'Null where nobody is named: whoever decided last.' })
  approver?: ApproverType | null;
  @Field(() => [EvidenceFileType], { description: 'What shows its adoption from before Ratify.' })
  evidenceFiles: EvidenceFileType[];
  @Field(() => Boolean, { description: 'Shown on the web to everybody.' }) isPublic: boolean;
  @Field(() => DraftType, { nullable: true }) draft?: DraftType | null;
  @Field(() => [RevisionType]) revisions: RevisionType[];
  @Field(() => RevisionType, { nullable: true }) adoptedRevision?: RevisionType | null;
  @Field(() => [DocumentType]) documents: DocumentType[];
  @Field(() => [SignatureRequestType]) requests: SignatureRequestType[];
  @Field(() => [AdoptionType]) adoptions: AdoptionType[];
  @Field(() => AdoptionType, {
    nullable: true,
    description: 'The adoption from before Ratify that the dates are of; null where it stands on a decision.',
  })
  adoptedBefore?: AdoptionType | null;
  @Field(() => [ReviewType]) reviews: ReviewType[];
  @Field(() => Boolean, {
    description: 'I have confirmed that I read the text in force, or one that only editorial changes led from.',
  })
  acknowledgedByMe: boolean;
  @Field(() => [ChangeType], { description: 'What changed since the version that I confirmed last.' })
  changesSinceConfirmed: ChangeType[];
  @Field(() => [ConsultationType], { description: 'Recorded on the draft, and not yet sent with it.' })
  consultations: ConsultationType[];
  @Field(() => PendingAmendmentsType, {
    nullable: true,
    description: 'A decision to adopt it with changes that are not confirmed yet.',
  })
  pendingAmendments?: PendingAmendmentsType | null;
  @Field(() => [RelatedPolicyType], {
    description: 'What the text in force, or else the draft, says it is to be read with.',
  })
  related: RelatedPolicyType[];
  @Field(() => [VariationType], { description: 'How the adopted text differs from its edition.' })
  variations: VariationType[];
}

@ObjectType('PolicyPayload')
export class PolicyPayload extends Payload {
  @Field(() => PolicyType, { nullable: true }) policy?: PolicyType | null;
}

@ObjectType('ImportPayload')
export class ImportPayload extends Payload {
  @Field(() => PolicyType, { nullable: true }) policy?: PolicyType | null;
  @Field(() => [ImportEntryType]) report: ImportEntryType[];
}
