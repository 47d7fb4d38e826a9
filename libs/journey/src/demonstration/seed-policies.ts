import type { Policy, Scope, Template } from '@ratify/store';
import { signRevision } from '../adopt/sign-revision.ts';
import { createTemplate } from '../author/create-template.ts';
import { saveTemplateDraft } from '../author/save-template-draft.ts';
import { publishEdition } from '../publish/publish-edition.ts';
import type { Journey } from '../shell/ports.ts';
import { OUTDOOR_PLAY } from './local-texts.ts';
import { playStory, slugOfStory } from './play-story.ts';
import { agreed, Stage } from './stage.ts';
import { EARLIER, LATELY, PUBLISHED, type Story } from './stories.ts';
import { firstEditionOf, secondEdition, TEMPLATE_SLUGS, type TemplateSlug } from './template-texts.ts';

export interface SeedPoliciesOptions {
  /** How long to wait for the worker to print what is to be signed; 0 leaves it unsigned. */
  readonly patienceMs: number;
  /** Cuts the seeding off between two steps; the next call goes on from there. */
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
}

/** Comes last: once it is there, the seeding is over and never touches the demonstration again. */
const LAST: Story = { organisation: 'willow-lane', head: 'Grace Bello', source: OUTDOOR_PLAY, written: -3 };

/**
 * Fills the demonstration with policies at every point of the journey, through the use cases and as the invented people; returns
 * false where that was done before. Dates are counted from today, so some are overdue and some due soon whatever day it is.
 */
export async function seedPolicies(journey: Journey, options: SeedPoliciesOptions): Promise<boolean> {
  const stage = new Stage(journey, journey.clock.today(), options.signal);
  try {
    if (await hasPolicy(stage, LAST)) return false;
    const author = await stage.as('Priya Nair', 'northbrook');
    const publisher = await stage.as('Martin Okafor', 'northbrook');
    for (const slug of TEMPLATE_SLUGS) await publishFirst(stage, author, publisher, slug);
    for (const story of EARLIER) await playStory(stage, story);
    await publishSecond(stage, author, publisher);
    for (const story of LATELY) await playStory(stage, story);
    for (const story of EARLIER) if (story.signedBy) await sign(stage, story, story.signedBy, options);
    await playStory(stage, LAST);
    return true;
  } finally {
    await stage.close();
  }
}

async function hasPolicy(stage: Stage, story: Story): Promise<boolean> {
  return (await policyOf(stage, await stage.as(story.head, story.organisation), story)) !== null;
}

async function policyOf(stage: Stage, scope: Scope, story: Story): Promise<Policy | null> {
  const { organisationId } = scope;
  return stage.look(scope, (rows) => rows.policies.find({ organisationId, slug: slugOfStory(story) }));
}

async function publishFirst(stage: Stage, author: Scope, publisher: Scope, slug: TemplateSlug): Promise<void> {
  const { organisationId } = author;
  const on = stage.on(stage.day(PUBLISHED.first));
  const found = await stage.look(author, (rows) => rows.templates.find({ organisationId, slug }));
  const template = found ?? agreed(await createTemplate(on, author, { text: firstEditionOf(slug) }));
  if ((await countEditions(stage, author, template)) > 0) return;
  const summary = 'First edition.';
  agreed(await publishEdition(on, publisher, { templateId: template.id, version: 1, summary, materiality: [] }));
}

async function publishSecond(stage: Stage, author: Scope, publisher: Scope): Promise<void> {
  const { organisationId } = author;
  const on = stage.on(stage.day(PUBLISHED.second));
  const [slug] = TEMPLATE_SLUGS;
  const template = await stage.look(author, (rows) => rows.templates.get({ organisationId, slug }));
  if ((await countEditions(stage, author, template)) > 1) return;
  const draft = await stage.look(author, (rows) =>
    rows.templateDrafts.get({ organisationId, templateId: template.id }),
  );
  const { text, summary, materiality } = secondEdition();
  const saved = agreed(await saveTemplateDraft(on, author, { templateId: template.id, version: draft.version, text }));
  const adoptBy = stage.day(PUBLISHED.adoptBy);
  const advice = { templateId: template.id, version: saved.version, summary, materiality, adoptBy };
  agreed(await publishEdition(on, publisher, advice));
}

async function countEditions(stage: Stage, scope: Scope, template: Template): Promise<number> {
  const { organisationId, id: templateId } = template;
  return stage.look(scope, (rows) => rows.editions.count({ organisationId, templateId }));
}

/** Signs the bytes that the worker printed, as soon as they are there. */
async function sign(stage: Stage, story: Story, name: string, options: SeedPoliciesOptions): Promise<void> {
  const chair = await stage.as(name, story.organisation);
  const policy = await policyOf(stage, chair, story);
  if (!policy?.adoptedRevisionId) throw new Error(`${slugOfStory(story)} is not adopted`);
  const { organisationId, adoptedRevisionId: revisionId } = policy;
  const until = Date.now() + options.patienceMs;
  for (;;) {
    const { request, document, printed } = await stage.look(chair, async (rows) => {
      const paper = await rows.documents.get({ organisationId, revisionId });
      return {
        request: await rows.signatureRequests.get({ organisationId, revisionId }),
        document: paper,
        printed: await rows.documentVersions.find(
          { organisationId, documentId: paper.id },
          { order: { number: 'desc' } },
        ),
      };
    });
    if (request.state !== 'open') return;
    if (document.state === 'printed' && printed) {
      const signature = { requestId: request.id, documentSha256: printed.sha256, typedName: name, declared: true };
      agreed(await signRevision(stage.now, chair, signature));
      return;
    }
    if (document.state === 'failed') return options.log?.(`${policy.title} could not be printed: ${document.failure}`);
    if (Date.now() >= until) return options.log?.(`${policy.title} is not printed yet: it stays to be signed`);
    await new Promise((wake) => setTimeout(wake, 250));
  }
}
