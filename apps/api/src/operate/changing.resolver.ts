import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { changeOrganisations, findOrganisations, refused, type ChangeReport, type Journey } from '@ratify/journey';
import { parsePlainDate, refuse, type OrganisationChange } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { ChangeOrganisationsPayload, FoundOrganisationType } from './changing.types.ts';

/** What becomes of organisations, for the operator: they close, go to another, become part of another. */
@Resolver(() => FoundOrganisationType)
export class ChangingResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [FoundOrganisationType], {
    description:
      'Organisations by a part of the name, or by short name, number or identifier; none for whoever does not look after the service.',
  })
  async findOrganisations(
    @Args('words', { type: () => String }) words: string,
    @Context() context: GraphContext,
  ): Promise<FoundOrganisationType[]> {
    const rows = await context.reading();
    const scope = rows?.can('operate', 'Nation') ? await context.scope() : null;
    if (!scope) return [];
    const found = await findOrganisations(this.journey, scope, words);
    return found.map((each) => ({ ...each, above: [...each.above], below: [...each.below] }));
  }

  @Mutation(() => ChangeOrganisationsPayload, {
    description:
      'Says what a change of an organisation comes to, or carries it out. kind: close; transfer, to the other; merge, into the other; split, of which some go to the other; join, a member of the other, or join-seen, which then sees what it adopts; buy, of the other; leave it.',
  })
  async changeOrganisations(
    @Args('kind', { type: () => String }) kind: string,
    @Args('on', { type: () => PlainDateScalar }) on: string,
    @Args('organisationId', { type: () => ID }) organisationId: string,
    @Args('otherId', { type: () => ID, nullable: true }) otherId: string | null,
    @Args('settingIds', { type: () => [ID], nullable: true }) settingIds: string[] | null,
    @Args('carryOut', { type: () => Boolean }) carryOut: boolean,
    @Context() context: GraphContext,
  ): Promise<ChangeOrganisationsPayload> {
    const change = changeOf({ kind, on, id: organisationId, otherId: otherId ?? '', settingIds: settingIds ?? [] });
    const { value, refusals } = await run(context, async (scope) =>
      change
        ? changeOrganisations(this.journey, scope, change, carryOut)
        : refused<ChangeReport>(refuse('INPUT_NOT_VALID', { where: 'kind' })),
    );
    if (!value) return { report: null, refusals };
    const { organisations, gained, lost } = value;
    const report = { ...value, organisations: [...organisations], gained: [...gained], lost: [...lost] };
    return { report, refusals };
  }
}

interface Asked {
  readonly kind: string;
  readonly on: string;
  readonly id: string;
  readonly otherId: string;
  readonly settingIds: readonly string[];
}

function changeOf({ kind, on: said, id, otherId, settingIds }: Asked): OrganisationChange | null {
  const on = parsePlainDate(said);
  if (!on) return null;
  switch (kind) {
    case 'close':
      return { kind, on, id };
    case 'transfer':
      return { kind, on, id, toId: otherId };
    case 'merge':
      return { kind, on, fromIds: [id], intoId: otherId };
    case 'split':
      return { kind, on, fromId: id, intoId: otherId, settingIds };
    case 'join':
    case 'join-seen':
      return { kind: 'join', on, id, toId: otherId, seesAdopted: kind === 'join-seen' };
    case 'buy':
    case 'leave':
      return { kind, on, id, fromId: otherId };
    default:
      return null;
  }
}
