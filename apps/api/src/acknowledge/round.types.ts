import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('RoundPolicy')
export class RoundPolicyType {
  @Field(() => ID) policyId: string;
  @Field(() => String) title: string;
  @Field(() => Int, { description: 'How many of those who are asked have confirmed it.' }) confirmed: number;
}

@ObjectType('RoundPerson')
export class RoundPersonType {
  @Field(() => ID, { description: 'One of their posts here.' }) appointmentId: string;
  @Field(() => String) name: string;
  @Field(() => [String]) roles: string[];
  @Field(() => [String], { description: 'Titles of what they have not confirmed.' }) open: string[];
  @Field(() => Date, { nullable: true, description: 'When they had confirmed all of it.' }) doneAt?: Date | null;
  @Field(() => Boolean, { description: 'Entered from a sheet of paper.' }) isOnPaper: boolean;
}

@ObjectType('ConfirmationRound', { description: 'That an audience is asked to confirm some policies by a day.' })
export class ConfirmationRoundType {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => [String], { description: 'staff, governors, clerks' }) audience: string[];
  @Field(() => Boolean, { description: 'Everybody confirms anew, whatever they confirmed before.' })
  isRenewal: boolean;
  @Field(() => PlainDateScalar) dueOn: string;
  @Field(() => PlainDateScalar) openedOn: string;
  @Field(() => String) openedByName: string;
  @Field(() => Date, { nullable: true }) closedAt?: Date | null;
  @Field(() => String, { nullable: true }) closedByName?: string | null;
  @Field(() => Int) asked: number;
  @Field(() => Int, { description: 'How many have confirmed all of it.' }) confirmed: number;
  @Field(() => PlainDateScalar, { nullable: true, description: 'When those who had not were reminded last.' })
  remindedOn?: string | null;
  @Field(() => [RoundPolicyType]) policies: RoundPolicyType[];
  @Field(() => [RoundPersonType]) people: RoundPersonType[];
}

@ObjectType('RoundFigures', { description: 'A round of a setting below in figures, without a name.' })
export class RoundFiguresType {
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => String) title: string;
  @Field(() => PlainDateScalar) dueOn: string;
  @Field(() => PlainDateScalar, { nullable: true }) closedOn?: string | null;
  @Field(() => Int) asked: number;
  @Field(() => Int, { description: 'How many have confirmed all of it.' }) confirmed: number;
  @Field(() => PlainDateScalar, { description: 'The day for which it was counted last.' }) countedFor: string;
}

@ObjectType('TextToConfirm', { description: 'A policy in force that people here can be asked to confirm.' })
export class TextToConfirmType {
  @Field(() => ID) policyId: string;
  @Field(() => String) title: string;
  @Field(() => Int) version: number;
  @Field(() => [String], { description: 'Whom it says that it applies to.' }) audience: string[];
  @Field(() => Boolean, { description: 'Whoever is new reads it by itself.' }) isInduction: boolean;
}

@ObjectType('ConfirmingPerson')
export class ConfirmingPersonType {
  @Field(() => ID, { description: 'One of their posts here.' }) appointmentId: string;
  @Field(() => String) name: string;
  @Field(() => [String]) roles: string[];
  @Field(() => String, { description: 'confirmed, changed (an earlier version, and more than words since) or none' })
  state: string;
  @Field(() => Int, { nullable: true, description: 'The version they confirmed last.' }) version?: number | null;
  @Field(() => Date, { nullable: true }) at?: Date | null;
}

@ObjectType('PolicyConfirmations', {
  description: 'Who has confirmed a policy, in force or withdrawn from use, whatever asked them to.',
})
export class PolicyConfirmationsType {
  @Field(() => ID) policyId: string;
  @Field(() => String) title: string;
  @Field(() => Boolean, { description: 'Not one of another organisation that covers this one.' }) isOwn: boolean;
  @Field(() => Int, { description: 'The one in force, or that was last.' }) version: number;
  @Field(() => Int) confirmed: number;
  @Field(() => [ConfirmingPersonType]) people: ConfirmingPersonType[];
  @Field(() => [ConfirmingPersonType], { description: 'Who held a post here and holds none today.' })
  former: ConfirmingPersonType[];
  @Field(() => PlainDateScalar, { nullable: true, description: 'Of one that is withdrawn from use.' })
  retiredOn?: string | null;
}

@ObjectType('TextThen', { description: 'The version of a policy that was in force on a day.' })
export class TextThenType {
  @Field(() => Int) number: number;
  @Field(() => String) sha256: string;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) effectiveFrom?: string | null;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
}

@ObjectType('ConfirmationEvidence', {
  description: 'What was in force on a day, and whether one person had confirmed it by then.',
})
export class ConfirmationEvidenceType {
  @Field(() => String) policyTitle: string;
  @Field(() => String) personName: string;
  @Field(() => [String], { description: 'What they held here on the day.' }) roles: string[];
  @Field(() => PlainDateScalar) on: string;
  @Field(() => TextThenType, { nullable: true }) inForce?: TextThenType | null;
  @Field(() => String, { description: 'confirmed, changed (an earlier version, and more than words since) or none' })
  state: string;
  @Field(() => Int, { nullable: true, description: 'The version they had confirmed last.' }) version?: number | null;
  @Field(() => Date, { nullable: true }) confirmedAt?: Date | null;
  @Field(() => String, { nullable: true }) confirmedSha256?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'On paper: the day on the sheet.' })
  signedOn?: string | null;
  @Field(() => String, { nullable: true }) collectedBy?: string | null;
  @Field(() => String, { nullable: true }) recordedByName?: string | null;
}

@InputType('OpenRoundInput')
export class OpenRoundInput {
  @Field(() => String, { description: 'May be empty for a single policy.' }) title: string;
  @Field(() => [ID]) policyIds: string[];
  @Field(() => [String], { description: 'staff, governors, clerks' }) audience: string[];
  @Field(() => [ID], { description: 'People asked by name, by one of their posts.' }) appointmentIds: string[];
  @Field(() => Boolean) isRenewal: boolean;
  @Field(() => PlainDateScalar) dueOn: string;
}

@ObjectType('RoundPayload')
export class RoundPayload extends Payload {
  @Field(() => ID, { nullable: true }) roundId?: string | null;
}
