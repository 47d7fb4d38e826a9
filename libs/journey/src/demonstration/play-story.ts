import { accountForWords, importText } from '@ratify/document';
import { sayDate } from '@ratify/policy';
import type { Meeting, Policy, Revision, Scope } from '@ratify/store';
import { recordDecision } from '../adopt/record-decision.ts';
import { recordHistoricAdoption } from '../adopt/record-historic-adoption.ts';
import { scheduleMeeting } from '../approve/schedule-meeting.ts';
import { submitPolicy } from '../approve/submit-policy.ts';
import { tableRevision } from '../approve/table-revision.ts';
import { saveDraft } from '../customise/save-draft.ts';
import { forkTemplate } from '../fork/fork-template.ts';
import { importPolicy } from '../fork/import-policy.ts';
import type { ImporterPort } from '../fork/importer.ts';
import { recordReview } from '../review/record-review.ts';
import { answered } from './answers.ts';
import { agreed, type Stage } from './stage.ts';
import type { Story, StoryHistory, StoryMeeting } from './stories.ts';

/**
 * Plays one story through the use cases, as the people in it. Each step looks at what is there first, so that a seeding that
 * was cut off goes on where it stopped.
 */
export async function playStory(stage: Stage, story: Story): Promise<void> {
  const head = await stage.as(story.head, story.organisation);
  const policy = await holdPolicy(stage, story, head);
  await write(stage, story, head, policy);
  if (story.historic) await recordHistory(stage, story, story.historic, policy);
  if (!story.submitted) return;
  const revision = await submit(stage, story, head, policy);
  if (story.meeting) await putToMeeting(stage, story, story.meeting, revision);
  if (story.reviewed) await review(stage, story, story.reviewed, policy);
}

/** Short name of the policy that a story is about. */
export function slugOfStory({ source }: Story): string {
  return typeof source === 'string' ? source : source.slug;
}

async function holdPolicy(stage: Stage, story: Story, head: Scope): Promise<Policy> {
  const slug = slugOfStory(story);
  const held = await stage.look(head, (rows) =>
    rows.policies.find({ organisationId: head.organisationId, slug: slug }),
  );
  if (held) return held;
  const on = stage.on(stage.day(story.written));
  if (typeof story.source !== 'string') {
    const { source: text, fileName } = story.source;
    return agreed(await importPolicy({ ...on, importer: ownTexts }, head, { text, fileName })).policy;
  }
  const template = await stage.look(head, (rows) => rows.templates.get({ slug }));
  return agreed(await forkTemplate(on, head, { templateId: template.id }));
}

/** Reads the demonstration's texts where it stands: they are our own, short, and no file of anybody's. */
const ownTexts: ImporterPort = {
  bringIn: async (document) => {
    if (!('text' in document)) throw new Error('the demonstration brings in texts only');
    const imported = importText(document.text, { fileName: document.fileName });
    return { ...imported, words: accountForWords(document.text, imported), notices: [] };
  },
};

async function write(stage: Stage, story: Story, head: Scope, policy: Policy): Promise<void> {
  const draft = await stage.look(head, (rows) =>
    rows.drafts.get({ organisationId: policy.organisationId, policyId: policy.id }),
  );
  if (draft.version > 1) return;
  const text =
    typeof story.source === 'string' ? answered(draft.text, story.answers ?? {}) : (story.source.tidied ?? draft.text);
  const change = { policyId: policy.id, version: draft.version, text };
  agreed(await saveDraft(stage.on(stage.day(story.written)), head, change));
}

async function submit(stage: Stage, story: Story, head: Scope, policy: Policy): Promise<Revision> {
  const { organisationId, id: policyId } = policy;
  const { revision, draft } = await stage.look(head, async (rows) => ({
    revision: await rows.revisions.find({ organisationId, policyId }),
    draft: await rows.drafts.get({ organisationId, policyId }),
  }));
  if (revision) return revision;
  const day = stage.day(story.written + 1);
  const input = { policyId, version: draft.version, note: story.submitted?.note };
  return agreed(await submitPolicy(stage.on(day), head, input));
}

async function putToMeeting(stage: Stage, story: Story, at: StoryMeeting, revision: Revision): Promise<void> {
  const clerk = await stage.as(at.clerk, story.organisation);
  const day = stage.day(at.day);
  const before = stage.on(stage.day(story.written + 2));
  const meeting = await meet(stage, clerk, at);
  if (revision.state === 'submitted')
    agreed(await tableRevision(before, clerk, { meetingId: meeting.id, revisionId: revision.id }));
  const isOpen = revision.state === 'submitted' || revision.state === 'tabled';
  if (!isOpen || day > stage.today) return;
  const settingIds = await Promise.all(
    (at.covers ?? []).map(async (slug) => (await stage.look(clerk, (rows) => rows.organisations.get({ slug }))).id),
  );
  agreed(
    await recordDecision(stage.on(day), clerk, {
      revisionId: revision.id,
      meetingId: meeting.id,
      route: 'meeting',
      outcome: 'adopted',
      decidedOn: day,
      attendance: at.attendance,
      minuteReference: at.minute,
      settingIds,
    }),
  );
}

/** The body's meeting of that day, which several policies may share. */
async function meet(stage: Stage, clerk: Scope, { body: name, day }: StoryMeeting): Promise<Meeting> {
  const { organisationId } = clerk;
  const heldOn = stage.day(day);
  const { body, meeting } = await stage.look(clerk, async (rows) => {
    const found = await rows.bodies.get({ organisationId, name });
    return { body: found, meeting: await rows.meetings.find({ organisationId, bodyId: found.id, heldOn }) };
  });
  return meeting ?? agreed(await scheduleMeeting(stage.now, clerk, { bodyId: body.id, heldOn }));
}

async function review(
  stage: Stage,
  story: Story,
  { by, day, reason }: NonNullable<Story['reviewed']>,
  policy: Policy,
): Promise<void> {
  const reviewer = await stage.as(by, story.organisation);
  const known = await stage.look(reviewer, (rows) =>
    rows.reviews.count({ organisationId: policy.organisationId, policyId: policy.id }),
  );
  if (known > 0) return;
  const on = stage.on(stage.day(day));
  agreed(await recordReview(on, reviewer, { policyId: policy.id, outcome: 'no-change', reason }));
}

async function recordHistory(stage: Stage, story: Story, history: StoryHistory, policy: Policy): Promise<void> {
  const clerk = await stage.as(history.clerk, story.organisation);
  const known = await stage.look(clerk, (rows) =>
    rows.adoptions.count({ organisationId: policy.organisationId, policyId: policy.id }),
  );
  if (known > 0) return;
  const said = (days: number | undefined): string | null => (days === undefined ? null : sayDate(stage.day(days)));
  agreed(
    await recordHistoricAdoption(stage.on(stage.day(story.written + 3)), clerk, {
      policyId: policy.id,
      evidence: history.evidence,
      minuteReference: history.minute,
      // Of what was adopted long ago, a paper seldom says the day.
      adoptedSaid: said(history.adopted)?.replace(/^\d+ /, ''),
      reviewDueSaid: said(history.due),
    }),
  );
}
