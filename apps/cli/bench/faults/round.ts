import { addDays, dateInLondon } from '@ratify/policy';
import type { OrganisationKey } from '@ratify/journey';
import type { ApiClient } from '../../src/tour/api-client.ts';
import * as operations from '../../src/tour/operations.ts';
import type { DocumentInfo, PolicyInfo } from '../../src/tour/shapes.ts';
import type { Estate } from './estate.ts';
import { Somebody } from './persons.ts';

/** What a round has left behind, for the checks. */
export interface RoundOutcome {
  readonly title: string;
  readonly templateId: string;
  readonly policies: readonly { readonly policyId: string; readonly revisionId: string; readonly documentId: string }[];
  readonly invited: string;
}

/** Of the cast: settings with head, clerk and a chair who alone signs. */
const SETTINGS: readonly OrganisationKey[] = ['elm-park', 'willow-lane'];

interface Template {
  readonly id: string;
  readonly title: string;
  readonly draft: { readonly version: number; readonly text: string } | null;
  readonly editions: readonly { readonly id: string; readonly number: number }[];
}

/** Keeps the people of all rounds: they stay signed in, as people do. */
export class Cast {
  readonly #known = new Map<string, Somebody>();
  deadline = 0;

  constructor(private readonly origin: string) {}

  of(organisation: OrganisationKey, role: ConstructorParameters<typeof Somebody>[2]): Somebody {
    const key = `${organisation} ${role}`;
    const made = this.#known.get(key) ?? new Somebody(this.origin, organisation, role, () => this.deadline);
    this.#known.set(key, made);
    return made;
  }
}

/**
 * The journey of one round: a council publishes, two schools make the template theirs and adopt and sign it, a newer edition is
 * rolled out meanwhile and taken by one of them, and somebody is invited.
 */
export async function playRound(cast: Cast, title: string): Promise<RoundOutcome> {
  const template = await publishFirst(cast, title);
  // Whoever starts a version after the second edition is out stands on that one and is offered nothing.
  const forked = await Promise.all(SETTINGS.map((setting) => fork(cast, setting, template.id)));
  const [policies, invited] = await Promise.all([
    Promise.all(SETTINGS.map((setting, at) => adopt(cast, setting, forked[at] ?? ''))),
    invite(cast, title),
    publishSecond(cast, title, template),
  ]);
  for (const [at, setting] of SETTINGS.entries())
    await cast.of(setting, 'head').see('the offer of the second edition', async (api) => {
      const policy = await policyOf(api, policies[at]?.policyId ?? '');
      return policy?.updateOffers.find((offer) => offer.edition.number === 2);
    });
  return { title, templateId: template.id, policies, invited };
}

async function publishFirst(cast: Cast, title: string): Promise<Template> {
  const text = textOf(title, 'Nobody works alone without somebody knowing where they are.');
  const template = await cast.of('northbrook', 'council-author').have(
    'the template',
    (api) => findTemplate(api, title),
    (api) => api.mutate('createTemplate', operations.CREATE_TEMPLATE, { text }),
  );
  await publish(cast, title, 1);
  return template;
}

async function publishSecond(cast: Cast, title: string, template: Template): Promise<void> {
  const text = textOf(title, 'Nobody works alone without two people knowing where they are.');
  await cast.of('northbrook', 'council-author').have(
    'the draft of the second edition',
    async (api) => ((await findTemplate(api, title))?.draft?.text.includes('two people') ? true : null),
    async (api) => {
      const version = (await findTemplate(api, title))?.draft?.version;
      await api.mutate('saveTemplateDraft', operations.SAVE_TEMPLATE_DRAFT, { templateId: template.id, version, text });
    },
  );
  await publish(cast, title, 2);
}

async function publish(cast: Cast, title: string, number: number): Promise<void> {
  await cast.of('northbrook', 'publisher').have(
    `edition ${number}`,
    async (api) => (await findTemplate(api, title))?.editions.find((each) => each.number === number),
    async (api) => {
      const template = await findTemplate(api, title);
      await api.mutate('publishEdition', operations.PUBLISH_EDITION, {
        ...{ templateId: template?.id, version: template?.draft?.version, summary: 'As agreed.' },
        materiality: number === 1 ? [] : [{ clauseId: 'fd-purpose', level: 'substantive', reason: 'A second person.' }],
      });
    },
  );
}

async function fork(cast: Cast, setting: OrganisationKey, templateId: string): Promise<string> {
  const { id } = await cast.of(setting, 'head').have(
    'a policy of the template',
    async (api) => (await ownPolicies(api)).find((each) => each.templateId === templateId),
    (api) => api.mutate('forkTemplate', operations.FORK_TEMPLATE, { templateId }),
  );
  return id;
}

async function adopt(
  cast: Cast,
  setting: OrganisationKey,
  policyId: string,
): Promise<RoundOutcome['policies'][number]> {
  const [head, clerk, chair] = (['head', 'clerk', 'chair'] as const).map((role) => cast.of(setting, role));
  if (!head || !clerk || !chair) throw new Error('nobody there');
  const revision = await head.have(
    'a submitted version',
    async (api) => (await policyOf(api, policyId))?.revisions[0],
    async (api) => {
      const version = (await policyOf(api, policyId))?.draft?.version;
      await api.mutate('submitPolicy', operations.SUBMIT_POLICY, { policyId, version, note: 'For the next meeting.' });
    },
  );
  const revisionId = revision.id;
  await clerk.have(
    'the decision',
    async (api) => {
      const policy = await policyOf(api, policyId);
      return policy?.revisions.find((each) => each.id === revisionId && each.state === 'adopted') ? policy : null;
    },
    (api) => decide(api, revisionId),
  );
  await chair.have(
    'the signature',
    async (api) => {
      const policy = await policyOf(api, policyId);
      return (policy as unknown as { requests: { state: string }[] } | null)?.requests.some(
        (each) => each.state === 'signed',
      )
        ? true
        : null;
    },
    (api) => sign(api, chair.name, revisionId),
  );
  const document = await chair.see('the sealed PDF', async (api) => {
    const found = (await policyOf(api, policyId))?.documents[0];
    return found?.state === 'sealed' ? found : null;
  });
  return { policyId, revisionId, documentId: document.id };
}

/** Meeting, agenda and decision: each step looked up first, for any of them may be there already. */
async function decide(api: ApiClient, revisionId: string): Promise<void> {
  const heldOn = dateInLondon(Date.now());
  const { bodies } = await api.query<{ bodies: { id: string }[] }>(operations.BODIES);
  const bodyId = bodies[0]?.id;
  interface Meeting {
    readonly id: string;
    readonly heldOn: string;
    readonly body: { readonly id: string };
    readonly agenda: readonly { readonly id: string }[];
  }
  const read = async (): Promise<Meeting | undefined> =>
    (await api.query<{ meetings: Meeting[] }>('{ meetings { id heldOn body { id } agenda { id } } }')).meetings.find(
      (each) => each.heldOn === heldOn && each.body.id === bodyId,
    );
  if (!(await read()))
    await api.mutate('scheduleMeeting', operations.SCHEDULE_MEETING, { bodyId, heldOn, place: 'School hall' });
  const meeting = await read();
  if (!meeting?.agenda.some((each) => each.id === revisionId))
    await api.mutate('tableRevision', operations.TABLE_REVISION, { meetingId: meeting?.id, revisionId });
  const decision = { route: 'meeting', outcome: 'adopted', decidedOn: heldOn, attendance: 9, minuteReference: '7.2' };
  await api.mutate('recordDecision', operations.RECORD_DECISION, {
    input: { revisionId, meetingId: meeting?.id, ...decision },
  });
}

async function sign(api: ApiClient, typedName: string, revisionId: string): Promise<void> {
  interface Request {
    readonly id: string;
    readonly revision: { readonly id: string };
    readonly document: DocumentInfo | null;
  }
  const { signatureRequests } = await api.query<{ signatureRequests: Request[] }>(operations.SIGNATURE_REQUESTS);
  const request = signatureRequests.find((each) => each.revision.id === revisionId && each.document?.latest);
  if (!request) return; // it is not printed yet
  await api.mutate('signRevision', operations.SIGN_REVISION, {
    ...{ requestId: request.id, documentSha256: request.document?.latest?.sha256, typedName },
  });
}

async function invite(cast: Cast, title: string): Promise<string> {
  const email = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@elmpark.example`;
  await cast.of('elm-park', 'head').have(
    'the invitation',
    async (api) =>
      (await api.query<{ people: { name: string }[] }>('{ people { name } }')).people.find(
        (each) => each.name === title,
      ),
    (api) =>
      api.mutate(
        'invitePerson',
        `mutation ($name: String!, $email: String!, $fromOn: PlainDate!, $untilOn: PlainDate) {
          invitePerson(name: $name, email: $email, roles: ["staff"], fromOn: $fromOn, untilOn: $untilOn) {
            refusals { code what whatToDo } } }`,
        { name: title, email, fromOn: dateInLondon(Date.now()), untilOn: addDays(dateInLondon(Date.now()), 300) },
      ),
  );
  return email;
}

async function findTemplate(api: ApiClient, title: string): Promise<Template | undefined> {
  const { templates } = await api.query<{ templates: Template[] }>(
    '{ templates { id title draft { version text } editions { id number } } }',
  );
  return templates.find((each) => each.title === title);
}

async function ownPolicies(api: ApiClient): Promise<{ id: string; templateId: string | null }[]> {
  const { policies } = await api.query<{ policies: { id: string; baseEdition: { templateId: string } | null }[] }>(
    '{ policies { id baseEdition { templateId } } }',
  );
  return policies.map(({ id, baseEdition }) => ({ id, templateId: baseEdition?.templateId ?? null }));
}

async function policyOf(api: ApiClient, id: string): Promise<PolicyInfo | null> {
  return (await api.query<{ policy: PolicyInfo | null }>(operations.POLICY, { id })).policy;
}

function textOf(title: string, sentence: string): string {
  return `---
title: ${title}
slug: ${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}
language: en-GB
numbering: decimal
review:
  every: P1Y
signatories: [chair]
---

# ${title}

::document-control

## Purpose {#fd-about}

:::clause{#fd-purpose}
${sentence}
:::

:::clause{#fd-tell}
Tell the office before you begin, and again when you have finished.
:::

::signatures{roles="chair"}
`;
}

/** Pages asked for all the while, as a visitor does: how many answered, and how many did not. */
export function visit(estate: Estate): { stop: () => Promise<{ answered: number; troubled: number }> } {
  const sum = { answered: 0, troubled: 0 };
  let isOver = false;
  const going = (async () => {
    while (!isOver) {
      const answer = await fetch(`${estate.webOrigin}/verify?code=NONE-SUCH`, {
        signal: AbortSignal.timeout(10_000),
      }).catch(() => null);
      await answer?.text().catch(() => '');
      if (answer?.status === 404) sum.answered += 1;
      else sum.troubled += 1;
      await new Promise((done) => setTimeout(done, 200));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await going;
      return sum;
    },
  };
}
