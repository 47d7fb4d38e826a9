import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { RevisionType } from '../approve/revision.types.ts';
import { DelegationType } from '../organisations/organisation.types.ts';
import { DocumentType } from '../documents/document.types.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';
import { AmendmentInput, DecisionReportType, DecisionType } from './decision.types.ts';

@InputType('RecordDecisionInput')
export class RecordDecisionInput {
  @Field(() => ID) revisionId: string;
  @Field(() => ID, { nullable: true, description: 'With the route "meeting".' }) meetingId?: string;
  @Field(() => ID, { nullable: true, description: 'The deciding body, where there is no meeting.' }) bodyId?: string;
  @Field(() => String, { description: 'meeting, delegated, chairs-action or written-resolution' }) route: string;
  @Field(() => String, { description: 'adopted, adopted-with-changes, not-adopted or deferred' }) outcome: string;
  @Field(() => PlainDateScalar) decidedOn: string;
  @Field(() => Int, { nullable: true }) attendance?: number;
  @Field(() => String, { nullable: true }) minuteReference?: string;
  @Field(() => PlainDateScalar, { nullable: true }) effectiveFrom?: string;
  @Field(() => PlainDateScalar, { nullable: true, description: "Default: by the policy's own review cycle." })
  reviewDueOn?: string;
  @Field(() => String, { nullable: true, description: 'The same as the clerk writes it: "Spring term 2028".' })
  reviewDueSaid?: string;
  @Field(() => [AmendmentInput], { nullable: true, description: 'With adopted-with-changes: each change, as minuted.' })
  amendments?: AmendmentInput[];
  @Field(() => String, {
    nullable: true,
    description: 'Who confirms the changed text: chair (default), governor or head.',
  })
  confirmedBy?: string;
  @Field(() => [ID], { nullable: true, description: 'Settings it applies to; default: the organisation itself.' })
  settingIds?: string[];
  @Field(() => String, { nullable: true }) note?: string;
}

@InputType('HistoricAdoptionInput')
export class HistoricAdoptionInput {
  @Field(() => ID) policyId: string;
  @Field(() => String, { nullable: true, description: 'As the document says it: "5th July 2018", "June 2017".' })
  adoptedSaid?: string;
  @Field(() => String, { nullable: true }) reviewDueSaid?: string;
  @Field(() => String, { description: 'minute, signed-copy, stated-in-document or none' }) evidence: string;
}

@ObjectType('Adoption')
export class AdoptionType {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) revisionId?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) effectiveFrom?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) reviewDueOn?: string | null;
  @Field(() => String, { nullable: true }) reviewDueSaid?: string | null;
  @Field(() => Boolean, { description: 'From before Ratify.' }) historic: boolean;
  @Field(() => String, { nullable: true }) evidence?: string | null;
}

@ObjectType('SignatureRequest')
export class SignatureRequestType {
  @Field(() => ID) id: string;
  @Field(() => String) role: string;
  @Field(() => String) state: string;
  @Field(() => String, { nullable: true }) signedByName?: string | null;
  @Field(() => Date, { nullable: true }) signedAt?: Date | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => RevisionType) revision: RevisionType;
  @Field(() => String) policyTitle: string;
  @Field(() => ID) policyId: string;
  @Field(() => AdoptionType) adoption: AdoptionType;
  @Field(() => DecisionType, { nullable: true }) decision?: DecisionType | null;
  @Field(() => DocumentType, { nullable: true }) document?: DocumentType | null;
}

@ObjectType('DecisionPayload')
export class DecisionPayload extends Payload {
  @Field(() => DecisionType, { nullable: true }) decision?: DecisionType | null;
  @Field(() => AdoptionType, { nullable: true }) adoption?: AdoptionType | null;
}

@ObjectType('AdoptionPayload')
export class AdoptionPayload extends Payload {
  @Field(() => AdoptionType, { nullable: true }) adoption?: AdoptionType | null;
}

@ObjectType('SignaturePayload')
export class SignaturePayload extends Payload {
  @Field(() => SignatureRequestType, { nullable: true }) request?: SignatureRequestType | null;
}

@ObjectType('ConfirmationPayload')
export class ConfirmationPayload extends Payload {
  @Field(() => RevisionType, { nullable: true }) revision?: RevisionType | null;
  @Field(() => AdoptionType, { nullable: true, description: 'Null where the text did not match the minute.' })
  adoption?: AdoptionType | null;
}

@ObjectType('ReportPayload')
export class ReportPayload extends Payload {
  @Field(() => DecisionReportType, { nullable: true }) report?: DecisionReportType | null;
}

@ObjectType('DelegationPayload')
export class DelegationPayload extends Payload {
  @Field(() => DelegationType, { nullable: true }) delegation?: DelegationType | null;
}
