import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  deriveTemplate,
  previewTemplateUpdate,
  readDerivedFrom,
  readEditionRules,
  readTemplateBreaches,
  takeTemplateUpdate,
  type Journey,
} from '@ratify/journey';
import { StoreError, type Edition, type Exception, type Template, type TemplateDraft } from '@ratify/store';
import { ANSWERS } from '../customise/update.resolver.ts';
import { ChoiceAnswerInput, UpdatePreviewType } from '../customise/update.types.ts';
import { ExceptionType } from '../customise/exception.types.ts';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { EditionType } from '../publish/edition.types.ts';
import { ClauseRuleType, DerivedBreachType, DerivedFromType } from './derived-template.types.ts';
import { TemplateDraftPayload, TemplateDraftType, TemplatePayload, TemplateType } from './template.types.ts';

const id = { type: () => ID };

/** Templates made from templates: a trust's from a council's. */
@Resolver(() => TemplateType)
export class DerivedTemplateResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => UpdatePreviewType, {
    nullable: true,
    description: 'What taking an edition would do to the draft of a template made from it.',
  })
  async templateUpdatePreview(
    @Args('templateId', id) templateId: string,
    @Args('editionId', id) editionId: string,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const rows = await context.reading();
    if (!rows?.can('author', 'Template')) return null; // its choices quote the draft
    const today = this.journey.clock.today();
    return previewTemplateUpdate(rows.work, rows.organisationId, { templateId, editionId }, today).catch(
      (error: unknown) => {
        if (error instanceof StoreError && error.code === 'NOT_FOUND') return null;
        throw error;
      },
    );
  }

  @Mutation(() => TemplatePayload)
  async deriveTemplate(@Args('templateId', id) templateId: string, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => deriveTemplate(this.journey, scope, { templateId }));
    return { template: value, refusals };
  }

  @Mutation(() => TemplateDraftPayload)
  async takeTemplateUpdate(
    @Args('templateId', id) templateId: string,
    @Args('editionId', id) editionId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('answers', { type: () => [ChoiceAnswerInput] }) given: ChoiceAnswerInput[],
    @Context() context: GraphContext,
  ): Promise<object> {
    const answers = given.map((each) => ({ ...each, answer: oneOf(ANSWERS, each.answer, 'answer') }));
    const input = { templateId, editionId, version, answers };
    const { refusals } = await run(context, (scope) => takeTemplateUpdate(this.journey, scope, input));
    const rows = await context.reading();
    const template = rows ? await rows.templates.find({ id: templateId, organisationId: rows.organisationId }) : null;
    const stale = refusals.some((each) => each.code === 'STALE_DRAFT');
    const current = stale && rows ? await rows.templateDrafts.find({ templateId }) : null;
    return { template, current, refusals };
  }

  @ResolveField(() => DerivedFromType, { nullable: true })
  async derivedFrom(@Parent() template: Template, @Context() context: GraphContext): Promise<object | null> {
    const rows = await context.reading();
    return rows && template.organisationId === rows.organisationId ? readDerivedFrom(rows.work, template) : null;
  }

  @ResolveField(() => [ExceptionType], { description: 'Asked for by those who write this template, of those above.' })
  async exceptions(@Parent() template: Template, @Context() context: GraphContext): Promise<Exception[]> {
    const rows = await context.reading();
    const { organisationId, id: templateId } = template;
    return rows ? rows.exceptions.list({ organisationId, templateId }, { order: { askedAt: 'desc' } }) : [];
  }
}

@Resolver(() => TemplateDraftType)
export class DerivedDraftResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @ResolveField(() => EditionType, { nullable: true, description: 'The edition of another template it stands on.' })
  async baseEdition(@Parent() draft: TemplateDraft, @Context() context: GraphContext): Promise<Edition | null> {
    const rows = await context.reading();
    return rows && draft.baseEditionId ? rows.editions.find({ id: draft.baseEditionId }) : null;
  }

  @ResolveField(() => [DerivedBreachType], { description: 'What it does to the template above that it may not.' })
  async breaches(@Parent() draft: TemplateDraft, @Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readTemplateBreaches(rows.work, draft, this.journey.clock.today()) : [];
  }
}

@Resolver(() => EditionType)
export class EditionRulesResolver {
  @ResolveField(() => [ClauseRuleType], { description: 'Each clause with its rule and who set it.' })
  async clauseRules(@Parent() edition: Edition, @Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readEditionRules(rows.work, edition) : [];
  }
}
