import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  askForConfirmations,
  askForCurrentCopy,
  askForInspectionPack,
  askForMeetingPack,
  askForPoster,
  findPack,
  listPacks,
  listPackSettings,
  viewPacks,
  type Journey,
  type ReadableRows,
} from '@ratify/journey';
import type { Pack } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { OrganisationType } from '../organisations/organisation.types.ts';
import { PackPayload, PackType } from './pack.types.ts';

const id = { type: () => ID };

@Resolver(() => PackType)
export class PackResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => PackPayload, {
    description:
      'Every policy in force of a setting with its document, and lists of what is missing, reviewed and read.',
  })
  async askForInspectionPack(
    @Args('organisationId', id) organisationId: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { value, refusals } = await run(context, (scope) =>
      askForInspectionPack(this.journey, scope, organisationId),
    );
    return { packId: value?.id ?? null, refusals };
  }

  @Mutation(() => PackPayload, { description: 'The papers of a meeting as one PDF.' })
  async askForMeetingPack(@Args('meetingId', id) meetingId: string, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => askForMeetingPack(this.journey, scope, meetingId));
    return { packId: value?.id ?? null, refusals };
  }

  @Mutation(() => PackPayload, { description: 'The poster of a round of confirmations as a PDF.' })
  async askForPoster(@Args('roundId', id) roundId: string, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => askForPoster(this.journey, scope, roundId));
    return { packId: value?.id ?? null, refusals };
  }

  @Mutation(() => PackPayload, { description: 'Who has confirmed a policy in force, as a PDF.' })
  async askForConfirmations(@Args('policyId', id) policyId: string, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => askForConfirmations(this.journey, scope, policyId));
    return { packId: value?.id ?? null, refusals };
  }

  @Mutation(() => PackPayload, {
    description: 'A policy as it reads now, beside the version that was adopted, as a PDF.',
  })
  async askForCurrentCopy(@Args('policyId', id) policyId: string, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => askForCurrentCopy(this.journey, scope, policyId));
    return { packId: value?.id ?? null, refusals };
  }

  @Query(() => PackType, { nullable: true })
  async pack(@Args('id', id) packId: string, @Context() context: GraphContext): Promise<object | null> {
    const rows = await context.reading();
    const found = rows && (await findPack(rows, packId));
    return found ? ((await this.shown(rows, [found]))[0] ?? null) : null;
  }

  @Query(() => [PackType], {
    description: 'Packs that may be opened, the newest first: of a meeting, or without one those of settings.',
  })
  async packs(
    @Args('meetingId', { type: () => ID, nullable: true }) meetingId: string | null,
    @Args('roundId', { type: () => ID, nullable: true, description: 'Its posters.' }) roundId: string | null,
    @Args('policyId', { type: () => ID, nullable: true, description: 'Lists of who has confirmed it.' })
    policyId: string | null,
    @Context() context: GraphContext,
  ): Promise<object[]> {
    const rows = await context.reading();
    return rows ? this.shown(rows, await listPacks(rows, { meetingId, roundId, policyId })) : [];
  }

  @Query(() => [OrganisationType], { description: 'Settings whose policies may be put into a pack.' })
  async packSettings(@Context() context: GraphContext): Promise<OrganisationType[]> {
    const rows = await context.reading();
    return rows ? listPackSettings(rows) : [];
  }

  private async shown(rows: ReadableRows, found: readonly Pack[]): Promise<object[]> {
    const shown = await viewPacks(rows, found, this.journey.clock.now());
    return shown.map(({ pack, file, ...stands }) => {
      const { policies = null, length = null, expiresAt = null } = file ?? {};
      return { ...pack, ...stands, policies, length, expiresAt };
    });
  }
}
