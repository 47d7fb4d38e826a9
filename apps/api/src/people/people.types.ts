import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('Post', { description: 'A role that somebody holds here, for a term.' })
export class PostType {
  @Field(() => ID, { description: 'Of the appointment.' }) id: string;
  @Field(() => String) role: string;
  @Field(() => ID, { nullable: true, description: 'Null: every body, or the role has none.' }) bodyId?: string | null;
  @Field(() => String, { nullable: true, description: 'Null: every body, or the role has none.' })
  bodyName?: string | null;
  @Field(() => Boolean, { description: 'False: a member of the body without a vote.' }) votes: boolean;
  @Field(() => Boolean, { description: 'A clerk of that body alone.' }) onlyBody: boolean;
  @Field(() => PlainDateScalar) fromOn: string;
  @Field(() => PlainDateScalar, { nullable: true, description: 'Null: until it is ended.' }) untilOn?: string | null;
  @Field(() => Boolean) isOver: boolean;
}

@ObjectType('Told', { description: 'The newest mail by which somebody was invited, or told of a post.' })
export class ToldType {
  @Field(() => String, { description: 'waiting, sent, refused or dropped' }) state: string;
  @Field(() => String, { nullable: true, description: 'Why it did not go out.' }) reason?: string | null;
  @Field(() => Date) createdAt: Date;
}

@ObjectType('RemindersRefused', { description: 'A mail of reminders that nobody took.' })
export class RemindersRefusedType {
  @Field(() => PlainDateScalar) refusedOn: string;
  @Field(() => String, { description: 'A sentence.' }) reason: string;
}

@ObjectType('PersonHere', { description: 'Somebody who holds or held a post in the organisation acted for.' })
export class PersonHereType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) email: string;
  @Field(() => Boolean, { description: 'Whether they have set a password.' }) canSignIn: boolean;
  @Field(() => Boolean, { description: 'Whether signing in asks them for a code too.' }) hasSecondFactor: boolean;
  @Field(() => ToldType, { nullable: true }) told?: ToldType | null;
  @Field(() => RemindersRefusedType, { nullable: true, description: 'Null once a later one arrived.' })
  remindersRefused?: RemindersRefusedType | null;
  @Field(() => [PostType]) posts: PostType[];
}

@ObjectType('ErasureCount')
export class ErasureCountType {
  @Field(() => String, { description: 'Where: appointments, signatures and so on.' }) table: string;
  @Field(() => Int) rows: number;
}

@ObjectType('Erasure', { description: 'What erasing somebody who has left would come to.' })
export class ErasureType {
  @Field(() => String) name: string;
  @Field(() => [ErasureCountType], { description: 'Rows that lose the name.' }) erased: ErasureCountType[];
  @Field(() => [ErasureCountType], { description: 'Records of decisions and signatures, which stand.' })
  kept: ErasureCountType[];
  @Field(() => String, { description: 'erased; elsewhere: another organisation has it; in-post: still here' })
  account: string;
}

@ObjectType('AppointPayload')
export class AppointPayload extends Payload {}
