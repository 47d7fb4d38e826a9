import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

/** One difference between two texts of a policy, with what it weighs and whose it is. */
@ObjectType('Change')
export class ChangeType {
  @Field(() => ID, { description: "The clause's id; term:…, blank:… or fact:… for what is said of the text." })
  key: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String, {
    description: 'reworded, added, left out, moved, term changed, blank changed or fact changed',
  })
  what: string;
  @Field(() => String, { description: "template: the publisher's; own: the organisation's; both." }) of: string;
  @Field(() => String, { description: 'editorial, substantive or legal' }) level: string;
  @Field(() => String) reason: string;
  @Field(() => String) before: string;
  @Field(() => String) after: string;
  @Field(() => String, { description: 'From the one wording to the other, as HTML.' }) redline: string;
  @Field(() => String, { description: 'With whom the wording was agreed; empty where with nobody.' })
  agreedWith: string;
}

/** Who was consulted on a text, and what came of it. */
@ObjectType('Consultation')
export class ConsultationType {
  @Field(() => ID) id: string;
  @Field(() => [String]) consulted: string[];
  @Field(() => PlainDateScalar) fromOn: string;
  @Field(() => PlainDateScalar) untilOn: string;
  @Field(() => String, { description: 'agreed, consulted-not-agreed or noted' }) outcome: string;
  @Field(() => String, { nullable: true }) evidence?: string | null;
  @Field(() => Int, { nullable: true, description: "The edition it was on; null: the organisation's own text." })
  editionNumber?: number | null;
  @Field(() => [String], { description: 'Of one on an edition: the employers that were party to it.' })
  employers: string[];
  @Field(() => String) recordedByName: string;
}

@InputType('ConsultationInput')
export class ConsultationInput {
  @Field(() => [String], { description: 'As it is read: Staff, Parents, Joint committee, the name of a union.' })
  consulted: string[];
  @Field(() => PlainDateScalar) fromOn: string;
  @Field(() => PlainDateScalar) untilOn: string;
  @Field(() => String, { description: 'agreed, consulted-not-agreed or noted' }) outcome: string;
  @Field(() => String, { nullable: true }) evidence?: string | null;
}

@ObjectType('ConsultationPayload')
export class ConsultationPayload extends Payload {
  @Field(() => ID, { nullable: true }) consultationId?: string | null;
}
