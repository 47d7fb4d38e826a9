import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ClauseIndex } from '@ratify/document';
import {
  draftTarget,
  readHolders,
  readRollOut,
  type HolderView,
  type HoldersView,
  type Journey,
  type ReadableRows,
  type RollOut,
} from '@ratify/journey';
import { adviceSoFar } from '@ratify/policy';
import type { Edition, PreparedEdition, Template, TemplateDraft } from '@ratify/store';
import { TemplateDraftType, TemplateType } from '../author/template.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { EditionType, PreparedEditionType } from './edition.types.ts';
import {
  HoldersArgs,
  RollOutType,
  StandingCountType,
  TemplateHolderType,
  TemplateHoldersType,
} from './holders.types.ts';

/** Most holders of one answer. */
const MOST_HOLDERS = 500;

/** What a publisher may know of its own template's holders; null for everybody else. */
async function asPublisher(context: GraphContext, organisationId: string): Promise<ReadableRows | null> {
  const rows = await context.reading();
  return rows && rows.organisationId === organisationId && rows.can('publish', 'Edition') ? rows : null;
}

@Resolver(() => TemplateType)
export class TemplateHoldersOfResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @ResolveField(() => TemplateHoldersType, {
    nullable: true,
    description: 'Who holds it and where each stands towards the newest edition. Only for those who publish it.',
  })
  async holders(@Parent() template: Template, @Context() context: GraphContext): Promise<HoldersView | null> {
    const rows = await asPublisher(context, template.organisationId);
    const { organisationId, id: templateId } = template;
    const latest = rows
      ? await rows.editions.find({ organisationId, templateId }, { order: { number: 'desc' } })
      : null;
    if (!rows || !latest) return null;
    const target = { ...latest, clauseIndex: latest.clauseIndex as ClauseIndex };
    return readHolders(rows.work, { target, editionNumber: latest.number, today: this.journey.clock.today() });
  }
}

@Resolver(() => TemplateDraftType)
export class DraftEffectResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @ResolveField(() => TemplateHoldersType, {
    nullable: true,
    description: 'What publishing it would do to everyone who holds the template. Only for those who publish it.',
  })
  async effect(@Parent() draft: TemplateDraft, @Context() context: GraphContext): Promise<HoldersView | null> {
    const rows = await asPublisher(context, draft.organisationId);
    if (!rows) return null;
    const { organisationId, templateId } = draft;
    const latest = await rows.editions.find({ organisationId, templateId }, { order: { number: 'desc' } });
    const editionNumber = (latest?.number ?? 0) + 1;
    const entered = await rows.work.preparedEditions.find({ templateId });
    const prepared = adviceSoFar(entered?.materiality ?? {});
    const today = this.journey.clock.today();
    return readHolders(rows.work, { target: draftTarget(draft), editionNumber, prepared, today });
  }

  @ResolveField(() => PreparedEditionType, {
    nullable: true,
    description: 'What is entered for the next edition. Only for those who publish it.',
  })
  async prepared(@Parent() draft: TemplateDraft, @Context() context: GraphContext): Promise<PreparedEdition | null> {
    const rows = await asPublisher(context, draft.organisationId);
    return rows ? rows.work.preparedEditions.find({ templateId: draft.templateId }) : null;
  }
}

@Resolver(() => EditionType)
export class RollOutResolver {
  @ResolveField(() => RollOutType, {
    nullable: true,
    description: 'How far it is offered. Only for those who publish it.',
  })
  async rollOut(@Parent() edition: Edition, @Context() context: GraphContext): Promise<RollOut | null> {
    const rows = await asPublisher(context, edition.organisationId);
    return rows ? readRollOut(rows.work, edition) : null;
  }
}

@Resolver(() => TemplateHoldersType)
export class TemplateHoldersResolver {
  @ResolveField(() => [StandingCountType])
  counts(@Parent() view: HoldersView): StandingCountType[] {
    return [...view.counts].map(([standing, count]) => ({ standing, count }));
  }

  @ResolveField(() => [TemplateHolderType])
  holders(@Parent() view: HoldersView, @Args() { standing, first, after }: HoldersArgs): readonly HolderView[] {
    const from = Math.max(0, after);
    return view.holders
      .filter((each) => !standing || each.standing === standing)
      .slice(from, from + Math.min(Math.max(0, first), MOST_HOLDERS));
  }
}
