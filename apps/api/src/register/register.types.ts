import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';

/** One policy of one setting in the register. */
@ObjectType('RegisterEntry')
export class RegisterEntryType {
  @Field(() => ID, { nullable: true, description: 'Null where the policy is missing or covered.' }) policyId?:
    string | null;
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => String) title: string;
  @Field(() => String) status: string;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) reviewDueOn?: string | null;
  @Field(() => String, { nullable: true }) reviewDueSaid?: string | null;
  @Field(() => Int, { nullable: true }) editionNumber?: number | null;
  @Field(() => Int, { nullable: true }) latestEditionNumber?: number | null;
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'Of editions that are out and not in it: the earliest date by which adoption is asked for.',
  })
  adoptByOn?: string | null;
  @Field(() => Boolean) behind: boolean;
  @Field(() => Boolean) unsigned: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'What the status does not say: who expects what is not in force, that an adoption is not evidenced, exceptions.',
  })
  remark?: string | null;
  @Field(() => String, { nullable: true, description: 'The root edition it goes back to, and through whose.' })
  descent?: string | null;
  @Field(() => Int, { description: 'Exceptions to fixed clauses that hold.' }) exceptions: number;
  @Field(() => PlainDateScalar, { nullable: true, description: 'When it left its template, if it is on none.' })
  leftTemplateOn?: string | null;
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'When a reason to review it before its date was last noted, while one stands.',
  })
  reasonOn?: string | null;
  @Field(() => String, { nullable: true, description: 'The document or system that holds it, if it is not here.' })
  heldIn?: string | null;
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'When the organisation acted for last had the school reminded of it.',
  })
  chasedOn?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Too lately to do it again.' }) chasedLately: boolean;
}

@InputType('RegisterFilterInput', {
  description:
    'What of the register is wanted; all of it holds of each line. What is missing has no owner, date, edition or signature.',
})
export class RegisterFilterInputType {
  @Field(() => ID, { nullable: true }) settingId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of the setting, as the national register of schools writes it.',
  })
  phase?: string | null;
  @Field(() => String, { nullable: true, description: 'Of the setting: maintained, academy, other' })
  standing?: string | null;
  @Field(() => String, { nullable: true, description: 'The whole title, in whatever letters.' }) title?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Words that stand together in the title or in the name of the setting.',
  })
  words?: string | null;
  @Field(() => ID, { nullable: true }) templateId?: string | null;
  @Field(() => Int, { nullable: true, description: 'The number of the edition it stands on.' }) edition?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether law or statutory guidance asks for it.' })
  isStatutory?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Who approves it: a kind of body, head, or the id of a body.' })
  approver?: string | null;
  @Field(() => String, { nullable: true, description: 'As the text in force names it, in whatever letters.' })
  owner?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'The first day of its next review.' })
  dueFrom?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'The last day of its next review.' })
  dueTo?: string | null;
  @Field(() => String, { nullable: true, description: 'Of what is in force: signed, waiting, not-asked' })
  signed?: string | null;
  @Field(() => String, { nullable: true, description: 'The edition it stands on: newest, older, own-text' })
  base?: string | null;
}

@ObjectType('RegisterPage')
export class RegisterPageType {
  @Field(() => [RegisterEntryType]) entries: RegisterEntryType[];
  @Field(() => String, { nullable: true }) endCursor?: string | null;
  @Field(() => Boolean) hasMore: boolean;
}

@ObjectType('RegisterCounts')
export class RegisterCountsType {
  @Field(() => Int) policies: number;
  @Field(() => Int) missing: number;
  @Field(() => Int, { description: 'Of which there is only a draft: nothing is in force.' }) drafts: number;
  @Field(() => Int, { description: 'Sent for a first decision: nothing is in force.' }) submitted: number;
  @Field(() => Int) overdue: number;
  @Field(() => Int) dueSoon: number;
  @Field(() => Int) unsigned: number;
  @Field(() => Int, {
    description: 'In use, and nothing shows when it was adopted; what is overdue as well is not among them.',
  })
  notEvidenced: number;
  @Field(() => Int) behind: number;
  @Field(() => Int, { description: 'With an exception that holds.' }) exceptions: number;
  @Field(() => Int) leftTemplate: number;
  @Field(() => Int, { description: 'With a reason to review them before their date.' }) reasons: number;
}

@ObjectType('MissingPolicy', { description: 'A policy that others expect of the setting and that is not there.' })
export class MissingPolicyType {
  @Field(() => ID, { description: 'Of the expectation.' }) id: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'By what it is expected.' }) basis: string;
  @Field(() => ID, { nullable: true, description: 'What it can be started from.' }) templateId?: string | null;
  @Field(() => String, { description: 'Who expects it.' }) publisherName: string;
  @Field(() => PlainDateScalar, { nullable: true, description: 'By when it is to be held.' }) dueOn?: string | null;
}

@ObjectType('AuditEvent')
export class AuditEventType {
  @Field(() => ID) id: string;
  @Field(() => Date) at: Date;
  @Field(() => String) action: string;
  @Field(() => String, { description: 'What was done, as the web app says it.' }) words: string;
  @Field(() => String, {
    nullable: true,
    description: 'Who did it, by their post here; null for the service itself and for somebody who has no post here.',
  })
  byName?: string | null;
  @Field(() => Boolean, { description: 'The service did it by itself.' }) isOwnWork: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'For whom it was done, where not for whoever did it: `the chair`, or the name of a body.',
  })
  onBehalfOf?: string | null;
  @Field(() => String, { nullable: true, description: 'Why, as whoever runs this installation said.' })
  reason?: string | null;
  @Field(() => String, { nullable: true, description: 'The request by which it came about.' })
  requestId?: string | null;
  @Field(() => ID, { nullable: true }) policyId?: string | null;
  @Field(() => String, { nullable: true }) policyTitle?: string | null;
  @Field(() => String) subject: string;
  @Field(() => Int, { nullable: true }) sequence?: number | null;
  @Field(() => String, { nullable: true }) hash?: string | null;
}

@ObjectType('RegisterLineThen', { description: 'A line of a register as it stood on a past day.' })
export class RegisterLineThenType {
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'adopted, overdue, not-evidenced, covered, not-applicable or set-aside' })
  status: string;
  @Field(() => Int, { nullable: true }) version?: number | null;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'As a document from before Ratify states it: "June 2017".' })
  adoptedSaid?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) effectiveFrom?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'As it stood then.' }) reviewDueOn?: string | null;
  @Field(() => String, { nullable: true }) reviewDueSaid?: string | null;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the record said on that day, where a decision has been corrected since.',
  })
  believed?: string | null;
}
