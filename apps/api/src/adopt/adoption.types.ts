import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { RevisionType } from '../approve/revision.types.ts';
import { BodyType, DelegationType } from '../organisations/organisation.types.ts';
import { DocumentType, PaperSignatureType } from '../documents/document.types.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';
import { AmendmentInput, DecisionReportType, DecisionType, VotesInput } from './decision.types.ts';

@InputType('RecordDecisionInput')
export class RecordDecisionInput {
  @Field(() => ID) revisionId: string;
  @Field(() => ID, { nullable: true, description: 'With the route "meeting".' }) meetingId?: string;
  @Field(() => ID, { nullable: true, description: 'The deciding body, where there is no meeting.' }) bodyId?: string;
  @Field(() => String, { description: 'meeting, delegated, chairs-action or written-resolution' }) route: string;
  @Field(() => String, { description: 'adopted, adopted-with-changes, not-adopted or deferred' }) outcome: string;
  @Field(() => PlainDateScalar) decidedOn: string;
  @Field(() => Int, { nullable: true }) attendance?: number;
  @Field(() => VotesInput, { nullable: true, description: 'Where the body counts them.' }) votes?: VotesInput | null;
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
  @Field(() => [ID], {
    nullable: true,
    description: 'Other settings it applies to; left out: those that the policy covers.',
  })
  settingIds?: string[];
  @Field(() => String, { nullable: true }) note?: string;
}

@InputType('ItemDecisionInput')
export class ItemDecisionInput {
  @Field(() => ID) revisionId: string;
  @Field(() => String, { description: 'adopted, not-adopted or deferred' }) outcome: string;
  @Field(() => VotesInput, { nullable: true, description: 'Where the body counts them.' }) votes?: VotesInput | null;
  @Field(() => String, { nullable: true }) minuteReference?: string;
  @Field(() => String, { nullable: true, description: 'As the clerk writes it: "Spring term 2028".' })
  reviewDueSaid?: string;
}

@InputType('RecordDecisionsInput')
export class RecordDecisionsInput {
  @Field(() => ID) meetingId: string;
  @Field(() => Int, { nullable: true, description: 'The same for every item.' }) attendance?: number;
  @Field(() => [ID], {
    nullable: true,
    description: 'Other settings that what is adopted applies to; left out: those that each policy covers.',
  })
  settingIds?: string[];
  @Field(() => [ItemDecisionInput]) decisions: ItemDecisionInput[];
}

@InputType('HistoricAdoptionInput')
export class HistoricAdoptionInput {
  @Field(() => ID) policyId: string;
  @Field(() => String, { nullable: true, description: 'As the document says it: "5th July 2018", "June 2017".' })
  adoptedSaid?: string;
  @Field(() => String, { nullable: true }) reviewDueSaid?: string;
  @Field(() => String, { nullable: true, description: 'With the evidence minute: which one, "FGB 12/24".' })
  minuteReference?: string;
  @Field(() => String, { description: 'minute, signed-copy, stated-in-document or none' }) evidence: string;
}

@ObjectType('Adoption')
export class AdoptionType {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) revisionId?: string | null;
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'Of one from before Ratify the first day of what its document states.',
  })
  adoptedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'As a document from before Ratify states it: "June 2017".' })
  adoptedSaid?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) effectiveFrom?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) reviewDueOn?: string | null;
  @Field(() => String, { nullable: true }) reviewDueSaid?: string | null;
  @Field(() => Boolean, { description: 'From before Ratify.' }) historic: boolean;
  @Field(() => String, { nullable: true }) evidence?: string | null;
  @Field(() => String, { nullable: true, description: 'Of the minute that shows one from before Ratify.' })
  minuteReference?: string | null;
}

/** Somebody who holds an office of a body today. */
@ObjectType('OfficeHolder')
export class OfficeHolderType {
  @Field(() => ID) appointmentId: string;
  @Field(() => String) name: string;
  @Field(() => String) role: string;
}

/** Who had another sign in their place, and why. */
@ObjectType('HandedOn')
export class HandedOnType {
  @Field(() => String) byName: string;
  @Field(() => String) reason: string;
}

@ObjectType('SignatureRequest')
export class SignatureRequestType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'The office that is asked.' }) role: string;
  @Field(() => String, { nullable: true, description: 'The office for which it signs, where that is another.' })
  forRole?: string | null;
  @Field(() => String, {
    description: 'open, signed, signed-on-paper, declined, handed-on, replaced (asked again), waived or void',
  })
  state: string;
  @Field(() => String, {
    description: 'Today: waiting, not-their-turn, lapsed, declined, office-vacant or settled.',
  })
  standing: string;
  @Field(() => PlainDateScalar, { description: 'The last day on which it can be signed.' }) lapsesOn: string;
  @Field(() => [String], { description: 'Offices that sign before this one.' }) after: string[];
  @Field(() => Boolean, { description: 'Whether I am asked, now or in my turn.' }) isMine: boolean;
  @Field(() => String, { description: 'The sentence that whoever signs declares.' }) declaration: string;
  @Field(() => String, { nullable: true, description: 'The one holder of the office who is asked, where it is one.' })
  askedPersonName?: string | null;
  @Field(() => [OfficeHolderType], { description: 'Who could sign in place of whoever is asked.' })
  deputies: OfficeHolderType[];
  @Field(() => HandedOnType, { nullable: true, description: 'Where whoever was asked before had another sign.' })
  handedOn?: HandedOnType | null;
  @Field(() => BodyType, { nullable: true, description: 'The body that asks.' }) body?: BodyType | null;
  @Field(() => String, { nullable: true, description: 'Who handed it on, asked again or settled without it.' })
  settledByName?: string | null;
  @Field(() => Date, { nullable: true }) settledAt?: Date | null;
  @Field(() => String, { nullable: true }) settledReason?: string | null;
  @Field(() => String, { nullable: true }) signedByName?: string | null;
  @Field(() => Date, { nullable: true }) signedAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined.' }) reason?: string | null;
  @Field(() => RevisionType) revision: RevisionType;
  @Field(() => String) policyTitle: string;
  @Field(() => ID) policyId: string;
  @Field(() => AdoptionType) adoption: AdoptionType;
  @Field(() => DecisionType, { nullable: true }) decision?: DecisionType | null;
  @Field(() => DocumentType, { nullable: true }) document?: DocumentType | null;
  @Field(() => PaperSignatureType, { nullable: true, description: 'Where it was given on paper.' })
  paper?: PaperSignatureType | null;
}

@ObjectType('DecisionPayload')
export class DecisionPayload extends Payload {
  @Field(() => DecisionType, { nullable: true }) decision?: DecisionType | null;
  @Field(() => AdoptionType, { nullable: true }) adoption?: AdoptionType | null;
}

@ObjectType('DecisionsPayload')
export class DecisionsPayload extends Payload {
  @Field(() => [DecisionType], { description: 'In the order of the items; none while one is refused.' })
  decisions: DecisionType[];
}

@ObjectType('AdoptionPayload')
export class AdoptionPayload extends Payload {
  @Field(() => AdoptionType, { nullable: true }) adoption?: AdoptionType | null;
}

@ObjectType('ScheduleEntry', { description: 'What becomes of one line of a table of policies.' })
export class ScheduleEntryType {
  @Field(() => Int) line: number;
  @Field(() => String) title: string;
  @Field(() => String, {
    description: 'new; held: a policy that is here and not adopted; here: adopted here, and left as it is.',
  })
  standing: string;
  @Field(() => String, {
    nullable: true,
    description: 'What the register will count it as; null where it is left as it is.',
  })
  countsAs?: string | null;
  @Field(() => String) evidence: string;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'As it will be told: "June 2017".' })
  adoptedSaid?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) reviewDueOn?: string | null;
  @Field(() => String, { nullable: true }) reviewDueSaid?: string | null;
}

@ObjectType('EnterSchedulePayload')
export class EnterSchedulePayload extends Payload {
  @Field(() => [ScheduleEntryType]) entries: ScheduleEntryType[];
  @Field(() => [String], { description: 'Headings of columns that nothing is taken from.' }) leftOut: string[];
}

@ObjectType('SignaturePayload')
export class SignaturePayload extends Payload {
  @Field(() => SignatureRequestType, { nullable: true }) request?: SignatureRequestType | null;
}

@ObjectType('BodyPayload')
export class BodyPayload extends Payload {
  @Field(() => BodyType, { nullable: true }) body?: BodyType | null;
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
