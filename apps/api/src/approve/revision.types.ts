import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DecisionType } from '../adopt/decision.types.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';
import { BodyType } from '../organisations/organisation.types.ts';

@ObjectType('Revision')
export class RevisionType {
  @Field(() => ID) id: string;
  @Field(() => ID) policyId: string;
  @Field(() => String) policyTitle: string;
  @Field(() => ID, { nullable: true, description: 'The meeting on whose agenda it is.' }) meetingId?: string | null;
  @Field(() => DecisionType, { nullable: true, description: 'What was decided on it.' })
  decision?: DecisionType | null;
  @Field(() => Int) number: number;
  @Field(() => String, { description: 'submitted, tabled, adopted, not-adopted, deferred, superseded or withdrawn' })
  state: string;
  @Field(() => String) text: string;
  @Field(() => String) html: string;
  @Field(() => String) textSha256: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => String) submittedByName: string;
  @Field(() => Date) submittedAt: Date;
}

@ObjectType('RevisionPayload')
export class RevisionPayload extends Payload {
  @Field(() => RevisionType, { nullable: true }) revision?: RevisionType | null;
}

@ObjectType('Meeting')
export class MeetingType {
  @Field(() => ID) id: string;
  @Field(() => BodyType) body: BodyType;
  @Field(() => PlainDateScalar) heldOn: string;
  @Field(() => String, { nullable: true }) place?: string | null;
  @Field(() => [RevisionType]) agenda: RevisionType[];
}

@ObjectType('MeetingPayload')
export class MeetingPayload extends Payload {
  @Field(() => MeetingType, { nullable: true }) meeting?: MeetingType | null;
}
