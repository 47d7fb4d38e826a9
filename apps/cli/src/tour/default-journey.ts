import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from './actors.ts';
import { adoptAndSign } from './adopt-and-sign.ts';
import type { Narrator } from './narrator.ts';
import * as operations from './operations.ts';
import type { Draft, PolicyInfo } from './shapes.ts';
import { waitFor } from './wait-for.ts';

/** Who takes part in the journey of the social networking protocol. */
export interface Cast {
  readonly author: Actor;
  readonly publisher: Actor;
  readonly officer: Actor;
  readonly head: Actor;
  readonly clerk: Actor;
  readonly chair: Actor;
  readonly staff: Actor;
}

interface Example {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly adaptedClauses: readonly { readonly id: string; readonly body: string }[];
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
}
interface Changes {
  readonly materiality: Readonly<Record<string, { readonly level: string; readonly reason: string }>>;
}
interface Journey {
  readonly cast: Cast;
  readonly narrator: Narrator;
  readonly templates: string;
  readonly out: string;
  readonly today: string;
}

/** From the council's first words to the signed PDF and the date in its register. */
export async function defaultJourney(journey: Journey): Promise<{ policyId: string; reviewDueOn: string }> {
  const folder = join(journey.templates, 'social-networking-protocol');
  const template = await publishFirst(journey, await readFile(join(folder, 'template.md'), 'utf8'));
  const example = JSON.parse(await readFile(join(folder, 'examples/primary-school.json'), 'utf8')) as Example;
  const policy = await customise(journey, template.id, example);
  const changes = JSON.parse(await readFile(join(folder, 'edition-2.changes.json'), 'utf8')) as Changes;
  const second = await publishSecond(journey, template, await readFile(join(folder, 'edition-2.md'), 'utf8'), changes);
  const updated = await takeUpdate(journey, policy.id, second.id, policy.version);
  const adopted = await adoptAndSign({
    ...journey,
    policyId: policy.id,
    version: updated.version,
    file: 'social-networking-protocol.pdf',
  });
  await acknowledge(journey, adopted.revisionId);
  return { policyId: policy.id, reviewDueOn: adopted.reviewDueOn };
}

async function publishFirst({ cast, narrator }: Journey, text: string): Promise<{ id: string; version: number }> {
  const template = await narrator.step(
    cast.author.said,
    'writes the base social networking protocol as a template',
    async () => {
      const { template: value } = await cast.author.api.mutate<{ template: { id: string; title: string } }>(
        'createTemplate',
        operations.CREATE_TEMPLATE,
        { text },
      );
      return { value, say: `template "${value.title}" begun, ${text.length} characters of Markdown`, record: value };
    },
  );
  await narrator.step(cast.publisher.said, 'publishes edition 1 to the schools', async () => {
    const { edition } = await cast.publisher.api.mutate<{ edition: { id: string; number: number } }>(
      'publishEdition',
      operations.PUBLISH_EDITION,
      {
        templateId: template.id,
        version: 1,
        summary: 'The base protocol, agreed with the joint committee.',
        materiality: [],
      },
    );
    return { value: edition, say: `edition ${edition.number} is out`, record: edition };
  });
  return { id: template.id, version: 1 };
}

async function customise(
  { cast, narrator }: Journey,
  templateId: string,
  example: Example,
): Promise<{ id: string; version: number }> {
  const { head } = cast;
  const policy = await narrator.step(head.said, "starts the school's own version", async () => {
    const { policy: value } = await head.api.mutate<{ policy: PolicyInfo }>('forkTemplate', operations.FORK_TEMPLATE, {
      templateId,
    });
    return { value, say: `${value.draft?.emptyBlanks.length} blanks to fill`, record: { policyId: value.id } };
  });
  let version = policy.draft?.version ?? 1;
  const keep = ({ draft }: { draft: Draft }): Draft => {
    version = draft.version;
    return draft;
  };
  await narrator.step(head.said, 'fills the blanks', async () => {
    const values = Object.entries(example.values).map(([id, value]) => ({ id, value: [value].flat() }));
    const draft = keep(
      await head.api.mutate('fillBlanks', operations.FILL_BLANKS, { policyId: policy.id, version, values }),
    );
    return {
      value: draft,
      say: `${values.length} answers, ${draft.emptyBlanks.length} still empty`,
      record: { version },
    };
  });
  for (const { id: clauseId, body: text } of example.adaptedClauses)
    await narrator.step(head.said, `puts the school's own words into "${clauseId}"`, async () => {
      const draft = keep(
        await head.api.mutate('adaptClause', operations.ADAPT_CLAUSE, { policyId: policy.id, version, clauseId, text }),
      );
      return { value: draft, say: `draft version ${version}`, record: { version } };
    });
  for (const { id: clauseId, reason } of example.leftOut)
    await narrator.step(head.said, `leaves the optional "${clauseId}" out`, async () => {
      const draft = keep(
        await head.api.mutate('leaveOutClause', operations.LEAVE_OUT_CLAUSE, {
          policyId: policy.id,
          version,
          clauseId,
          reason,
        }),
      );
      return { value: draft, say: `because: ${reason}`, record: { version } };
    });
  return { id: policy.id, version };
}

async function publishSecond(
  { cast, narrator }: Journey,
  template: { id: string; version: number },
  text: string,
  changes: Changes,
): Promise<{ id: string }> {
  const draft = await narrator.step(cast.author.said, 'writes what edition 2 changes', async () => {
    const answer = await cast.author.api.mutate<{
      template: { draft: { version: number; changes: { clauseId: string }[] } };
    }>('saveTemplateDraft', operations.SAVE_TEMPLATE_DRAFT, {
      templateId: template.id,
      version: template.version,
      text,
    });
    return { value: answer.template.draft, say: `${answer.template.draft.changes.length} clauses changed` };
  });
  return narrator.step(cast.publisher.said, 'publishes edition 2, with the weight of each change', async () => {
    const materiality = Object.entries(changes.materiality).map(([clauseId, { level, reason }]) => ({
      clauseId,
      level,
      reason,
    }));
    const { edition } = await cast.publisher.api.mutate<{ edition: { id: string; number: number } }>(
      'publishEdition',
      operations.PUBLISH_EDITION,
      {
        templateId: template.id,
        version: draft.version,
        summary: 'New law on complaints about data, clearer words on working time, and images made by machine.',
        materiality,
      },
    );
    return {
      value: edition,
      say: `edition ${edition.number} is on its way to every school that holds the protocol`,
      record: edition,
    };
  });
}

async function takeUpdate(
  { cast, narrator }: Journey,
  policyId: string,
  editionId: string,
  version: number,
): Promise<{ version: number }> {
  const { head } = cast;
  await narrator.step(head.said, 'is offered the update', async () => {
    const offer = await waitFor('the offer of edition 2', async () => {
      const { policy } = await head.api.query<{ policy: PolicyInfo }>(operations.POLICY, { id: policyId });
      return policy.updateOffers.find((each) => each.edition.id === editionId);
    });
    return {
      value: offer,
      say: `edition ${offer.edition.number} waits for the school's answer`,
      record: { offerId: offer.id },
    };
  });
  const preview = await narrator.step(head.said, 'looks at what it would do', async () => {
    interface Preview {
      readonly outcomes: readonly { readonly outcome: string }[];
      readonly choices: readonly {
        readonly clauseId: string;
        readonly title: string;
        readonly kind: string;
        readonly ours: string;
        readonly theirs: string;
      }[];
    }
    const { updatePreview: value } = await head.api.query<{ updatePreview: Preview }>(operations.UPDATE_PREVIEW, {
      policyId,
      editionId,
    });
    const words = value.choices.filter((each) => each.kind === 'words');
    const taken = value.outcomes.filter((each) =>
      ['taken', 'inserted', 'removed', 'moved'].includes(each.outcome),
    ).length;
    return {
      value,
      say: `${taken} changes come by themselves; ${words.length} choice of words to make: ${words.map((each) => each.title || each.clauseId).join(', ')}`,
    };
  });
  return narrator.step(head.said, "takes it, keeping the school's own words where both had changed them", async () => {
    const answers = preview.choices.map(({ clauseId, kind }) => ({
      clauseId,
      answer: kind === 'words' ? 'ours' : 'theirs',
    }));
    const { draft } = await head.api.mutate<{ draft: Draft }>('takeUpdate', operations.TAKE_UPDATE, {
      policyId,
      editionId,
      version,
      answers,
    });
    return {
      value: draft,
      say: `draft version ${draft.version}, based on edition 2`,
      record: { version: draft.version, answers },
    };
  });
}

async function acknowledge({ cast, narrator }: Journey, revisionId: string): Promise<void> {
  await narrator.step(cast.staff.said, 'reads the policy and confirms it', async () => {
    const { acknowledgement: value } = await cast.staff.api.mutate<{
      acknowledgement: { id: string; acknowledgedAt: string };
    }>('acknowledgePolicy', operations.ACKNOWLEDGE, { revisionId });
    return { value, say: `confirmed at ${value.acknowledgedAt}`, record: value };
  });
}

/** Writes the record of the tour beside its PDFs. */
export async function writeRecord(out: string, record: object): Promise<void> {
  await writeFile(join(out, 'tour.json'), `${JSON.stringify(record, null, 2)}\n`);
}
