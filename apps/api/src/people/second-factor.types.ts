import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('SetUp', { description: 'What an authenticator app is set up with.' })
export class SetUpType {
  @Field(() => String, { description: 'To be typed: base 32.' }) secret: string;
  @Field(() => String, { description: 'To be shown as a QR code: otpauth://totp/…' }) address: string;
}

@ObjectType('SecondFactor', { description: 'How the two-step sign-in of the person stands.' })
export class SecondFactorType {
  @Field(() => Boolean) isOn: boolean;
  @Field(() => Int, { description: 'Recovery codes that have not been used.' }) codesLeft: number;
  @Field(() => SetUpType, { nullable: true, description: 'While it is being set up, and never afterwards.' })
  setUp?: SetUpType | null;
}

@ObjectType('SecondFactorPayload')
export class SecondFactorPayload extends Payload {}

@ObjectType('RecoveryCodesPayload')
export class RecoveryCodesPayload extends Payload {
  @Field(() => [String], { description: 'Shown this once; each is good once.' }) recoveryCodes: readonly string[];
}
