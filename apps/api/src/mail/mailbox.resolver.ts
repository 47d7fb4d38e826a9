import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { Journey } from '@ratify/journey';
import { JOURNEY } from '../graph/journey.token.ts';
import { KEEPS_MAIL } from './keeps-mail.token.ts';
import { KeptMailType } from './mailbox.types.ts';

@Resolver(() => KeptMailType)
export class MailboxResolver {
  constructor(
    @Inject(JOURNEY) private readonly journey: Journey,
    @Inject(KEEPS_MAIL) private readonly keepsMail: boolean,
  ) {}

  @Query(() => [KeptMailType], {
    description:
      'The mail of a demonstration that sends none, newest first: for everybody. Empty in any other installation.',
  })
  async mailbox(): Promise<object[]> {
    return this.keepsMail ? this.journey.store.listKeptMail() : [];
  }
}
