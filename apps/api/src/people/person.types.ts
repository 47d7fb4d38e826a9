import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';
import { OrganisationType } from '../organisations/organisation.types.ts';

@ObjectType('Person')
export class PersonType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) email: string;
}

@ObjectType('Membership')
export class MembershipType {
  @Field(() => OrganisationType) organisation: OrganisationType;
  @Field(() => [String]) roles: string[];
}

@ObjectType('Me')
export class MeType {
  @Field(() => PersonType) person: PersonType;
  @Field(() => OrganisationType, { nullable: true, description: 'The organisation the person is acting for now.' })
  organisation?: OrganisationType | null;
  @Field(() => [String], { description: 'Roles in the acting organisation.' }) roles: string[];
  @Field(() => Boolean, { description: 'Whether a signature asks for the password, for signing in is a while ago.' })
  needsProof: boolean;
  @Field(() => Boolean, { description: 'Whether a code of an authenticator app proves it as well as the password.' })
  hasSecondFactor: boolean;
  @Field(() => [MembershipType]) memberships: MembershipType[];
}

@ObjectType('SignInPayload')
export class SignInPayload extends Payload {
  @Field(() => MeType, { nullable: true }) me?: MeType | null;
  @Field(() => Boolean, {
    description: 'The password was right, and a code is to be sent next; nobody is signed in yet.',
  })
  needsCode: boolean;
  @Field(() => Int, { nullable: true, description: 'Recovery codes left, where one has just been used up.' })
  codesLeft?: number | null;
}

@ObjectType('ProofPayload')
export class ProofPayload extends Payload {}

@ObjectType('ActForPayload')
export class ActForPayload extends Payload {
  @Field(() => MeType, { nullable: true }) me?: MeType | null;
}
