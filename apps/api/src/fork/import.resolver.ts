import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { importPolicy, type ImporterPort, type Journey } from '@ratify/journey';
import type { Policy, PolicyImport } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { PolicyImportType, type ImportProposalType } from './import.types.ts';
import { IMPORTER } from './importer.token.ts';
import { ImportPayload, PolicyType } from './policy.types.ts';

@Resolver(() => PolicyType)
export class ImportResolver {
  constructor(
    @Inject(JOURNEY) private readonly journey: Journey,
    @Inject(IMPORTER) private readonly importer: ImporterPort,
  ) {}

  @Mutation(() => ImportPayload)
  async importPolicy(
    @Args('text') text: string,
    @Args('fileName') fileName: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const journey = { ...this.journey, importer: this.importer };
    const { value, refusals } = await run(context, (scope) => importPolicy(journey, scope, { text, fileName }));
    return { policy: value?.policy ?? null, report: value?.broughtIn.report.entries ?? [], refusals };
  }

  @ResolveField(() => PolicyImportType, {
    nullable: true,
    description: 'What became of the document it was brought in from.',
  })
  async broughtIn(@Parent() policy: Policy, @Context() context: GraphContext): Promise<object | null> {
    const rows = await context.reading();
    const { organisationId, id: policyId } = policy;
    const found = rows ? await rows.policyImports.find({ organisationId, policyId }) : null;
    return found && shownImport(found);
  }
}

/** A report as the API shows it. */
export function shownImport({ report, ...broughtIn }: PolicyImport): object {
  const proposals = report.proposals.map((each): ImportProposalType => ({ ...each, written: each.written ?? false }));
  return { ...broughtIn, ...report, proposals };
}
