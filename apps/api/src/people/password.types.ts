import { Field, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('AccountLink', { description: 'Whom a link that came by mail lets set a password.' })
export class AccountLinkType {
  @Field(() => String, { description: 'reset or invitation' }) purpose: string;
  @Field(() => String) fullName: string;
  @Field(() => String) email: string;
}

@ObjectType('SetPasswordPayload')
export class SetPasswordPayload extends Payload {}
