import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  createTemplate,
  lintStored,
  readStored,
  saveTemplateDraft,
  weighChanges,
  type Journey,
  type WeighedChange,
} from '@ratify/journey';
import type { Edition, Template, TemplateDraft } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { problemOf } from '../graph/problem-of.ts';
import { run } from '../graph/run.ts';
import { OrganisationType } from '../organisations/organisation.types.ts';
import { EditionType } from '../publish/edition.types.ts';
import { TemplateDraftPayload, TemplateDraftType, TemplatePayload, TemplateType } from './template.types.ts';

@Resolver(() => TemplateType)
export class TemplateResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [TemplateType])
  async templates(@Context() context: GraphContext): Promise<Template[]> {
    const rows = await context.reading();
    return rows ? rows.templates.list({}, { order: { title: 'asc' } }) : [];
  }

  @Query(() => TemplateType, { nullable: true })
  async template(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphContext,
  ): Promise<Template | null> {
    const rows = await context.reading();
    return rows ? rows.templates.find({ id }) : null;
  }

  @Mutation(() => TemplatePayload)
  async createTemplate(@Args('text') text: string, @Context() context: GraphContext): Promise<object> {
    const { value, refusals } = await run(context, (scope) => createTemplate(this.journey, scope, { text }));
    return { template: value, refusals };
  }

  @Mutation(() => TemplateDraftPayload)
  async saveTemplateDraft(
    @Args('templateId', { type: () => ID }) templateId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('text') text: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const { refusals } = await run(context, (scope) =>
      saveTemplateDraft(this.journey, scope, { templateId, version, text }),
    );
    const rows = await context.reading();
    const template = rows ? await rows.templates.find({ id: templateId, organisationId: rows.organisationId }) : null;
    const stale = refusals.some((each) => each.code === 'STALE_DRAFT');
    const current = stale && rows ? await rows.templateDrafts.find({ templateId }) : null;
    return { template, current, refusals };
  }

  @ResolveField(() => OrganisationType)
  async publisher(@Parent() template: Template, @Context() context: GraphContext): Promise<OrganisationType | null> {
    const rows = await context.reading();
    return rows ? rows.organisations.get({ id: template.organisationId }) : null;
  }

  @ResolveField(() => TemplateDraftType, { nullable: true })
  async draft(@Parent() template: Template, @Context() context: GraphContext): Promise<TemplateDraft | null> {
    const rows = await context.reading();
    return rows ? rows.templateDrafts.find({ organisationId: template.organisationId, templateId: template.id }) : null;
  }

  @ResolveField(() => [EditionType])
  async editions(@Parent() template: Template, @Context() context: GraphContext): Promise<Edition[]> {
    const rows = await context.reading();
    const { organisationId, id } = template;
    return rows ? rows.editions.list({ organisationId, templateId: id }, { order: { number: 'desc' } }) : [];
  }

  @ResolveField(() => EditionType, { nullable: true })
  async latestEdition(@Parent() template: Template, @Context() context: GraphContext): Promise<Edition | null> {
    const rows = await context.reading();
    const { organisationId, id } = template;
    return rows ? rows.editions.find({ organisationId, templateId: id }, { order: { number: 'desc' } }) : null;
  }
}

@Resolver(() => TemplateDraftType)
export class TemplateDraftResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @ResolveField()
  problems(@Parent() draft: TemplateDraft): object[] {
    return lintStored(readStored(draft.text), { today: this.journey.clock.today() }).map(problemOf);
  }

  @ResolveField()
  async changes(@Parent() draft: TemplateDraft, @Context() context: GraphContext): Promise<WeighedChange[]> {
    const rows = await context.reading();
    const { organisationId, templateId } = draft;
    const latest = rows
      ? await rows.editions.find({ organisationId, templateId }, { order: { number: 'desc' } })
      : null;
    return weighChanges(draft.text, latest);
  }
}
