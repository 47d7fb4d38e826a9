import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';
import { MeType } from './person.types.ts';

@ObjectType('SignInProvider', { description: 'A service by which people may sign in, such as Microsoft.' })
export class SignInProviderType {
  @Field(() => String) name: string;
  @Field(() => String) label: string;
}

@ObjectType('Identity', { description: 'An account of such a service that signs the person in.' })
export class IdentityType {
  @Field(() => ID) id: string;
  @Field(() => SignInProviderType) provider: SignInProviderType;
  @Field(() => Boolean, { description: 'Whether people can sign in by it at present.' }) isOffered: boolean;
  @Field(() => Date) linkedAt: Date;
  @Field(() => Date) lastUsedAt: Date;
}

@ObjectType('SignOutElsewhere', { description: 'The service by which the session was opened stays signed in.' })
export class SignOutElsewhereType {
  @Field(() => String) label: string;
  @Field(() => String, { nullable: true, description: 'Where to sign out of it too, if it has such a page.' })
  address?: string | null;
}

@ObjectType('BeginProviderSignInPayload')
export class BeginProviderSignInPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Where the browser has to go.' }) address?: string | null;
}

@ObjectType('FinishProviderSignInPayload')
export class FinishProviderSignInPayload extends Payload {
  @Field(() => MeType, { nullable: true }) me?: MeType | null;
  @Field(() => Boolean, { description: 'A code of their authenticator app is to be sent next.' }) needsCode: boolean;
  @Field(() => String, { nullable: true, description: 'The page that was asked for when it began.' })
  next?: string | null;
  @Field(() => Boolean, { description: 'It was to prove anew who they are.' }) proves: boolean;
}

@ObjectType('EndIdentityPayload')
export class EndIdentityPayload extends Payload {}
