import { decideCreateTemplate } from '@ratify/policy';
import type { Scope, Template } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';
import { readStored } from '../shell/read-stored.ts';

/** Begins a template with its first draft. */
export async function createTemplate(
  journey: Journey,
  scope: Scope,
  input: { readonly text: string },
): Promise<Outcome<Template>> {
  return writing(journey, scope, ['author', 'Template'], async (work) => {
    const { rows, actor, organisationId } = work;
    const { frontMatter, problems, contentStart } = readStored(input.text);
    const existing = await rows.templates.list({ organisationId });
    const decision = decideCreateTemplate(
      {
        actor,
        organisationId,
        slugs: existing.map((each) => each.slug),
        frontMatterProblems: problems.filter((each) => !frontMatter || each.range.start.offset < contentStart),
      },
      {
        templateId: journey.ids.id(),
        text: input.text,
        slug: frontMatter?.slug ?? '',
        title: frontMatter?.title ?? '',
        category: frontMatter?.category,
        owner: frontMatter?.owner,
      },
    );
    return settle(decision, async (plan) => {
      const template = await rows.templates.add(plan.template);
      await rows.templateDrafts.add(plan.draft);
      await record(work, plan);
      return template;
    });
  });
}
