import {
  dateInLondon,
  sayMessage,
  type Appointed,
  type AskedToConfirm,
  type Letter,
  type MessageFacts,
  type MessageKind,
  type PlainDate,
} from '@ratify/policy';
import type { JobWork, Message } from '@ratify/store';
import { loadRounds, readPositions } from '../reading/rounds.ts';

/** Reads what a message tells, in the job that sends it; null where that is over by now. */
type ReadFacts<Kind extends MessageKind> = (
  work: JobWork,
  message: Message,
  means: LetterMeans,
) => Promise<MessageFacts[Kind] | null>;

/** What the words of a message need besides the rows. */
export interface LetterMeans {
  readonly today: PlainDate;
  /** Makes the secret part of a link. */
  readonly linkToken: (linkId: string) => string;
}

const READ: { readonly [Kind in MessageKind]: ReadFacts<Kind> } = {
  'pack-ready': async (work, { organisationId, subjects }) => {
    const { packId = '' } = subjects;
    const pack = await work.packs.find({ organisationId, id: packId });
    const file = await work.packFiles.find({ organisationId, packId });
    return pack && file && { packId, title: pack.title, lastDay: dateInLondon(file.expiresAt.getTime()) };
  },
  chased: async (work, { subjects, recipientId }, { today }) => {
    const policies = await work.chasedFor(subjects['batchId'] ?? '', recipientId, today);
    const { name } = await work.organisations.get({ id: work.organisationId });
    const by = work.actor.personName ?? 'Somebody';
    return policies.length > 0
      ? {
          ...{ by, organisation: name },
          policies: policies.map((each) => ({
            ...{ ...each, reviewDueOn: each.reviewDueOn as PlainDate | null },
            isOverdue: each.reviewDueOn !== null && each.reviewDueOn < today,
          })),
        }
      : null;
  },
  invitation: async (work, message, means) => {
    const facts = await readAppointed(work, message, means);
    const { linkId } = message.subjects;
    return facts && linkId ? { ...facts, token: means.linkToken(linkId) } : null;
  },
  appointed: readAppointed,
  'asked-to-confirm': readAsked,
  'remind-to-confirm': readAsked,
  'webhook-paused': async (work, { organisationId, subjects }) => {
    const webhook = await work.webhooks.find({ organisationId, id: subjects['webhookId'] ?? '' });
    if (!webhook?.pausedAt || webhook.pausedBecause === 'by-hand' || webhook.endedAt) return null;
    const { name: organisation } = await work.organisations.get({ id: organisationId });
    const lastDay = dateInLondon(webhook.pausedAt.getTime());
    return {
      organisation,
      lastDay,
      ...{ address: new URL(webhook.url).host, isGone: webhook.pausedBecause === 'gone' },
    };
  },
  'question-answered': async (work, { organisationId, subjects }) => {
    const { questionId: id = '' } = subjects;
    const question = await work.readingQuestions.find({ organisationId, id });
    const { policyId, policyTitle: title, answeredByName: by } = question ?? {};
    return policyId && title && by ? { policyId, title, by } : null;
  },
};

/** What somebody still has to confirm of a round; null where it is closed, or they have done it or left. */
async function readAsked(
  work: JobWork,
  { organisationId, recipientId, subjects }: Message,
  { today }: LetterMeans,
): Promise<AskedToConfirm | null> {
  const { roundId: id = '' } = subjects;
  const row = await work.rounds.find({ organisationId, id, closedAt: null });
  const [position] = row ? await readPositions(work, organisationId, await loadRounds(work, [row]), today) : [];
  const open = position?.people.find(({ reader }) => reader.personId === recipientId)?.open ?? [];
  if (!row || !position || open.length === 0) return null;
  const { name: organisation } = await work.organisations.get({ id: organisationId });
  const policies = position.policies.filter(({ policyId }) => open.includes(policyId)).map(({ title }) => title);
  return { organisation, roundId: id, title: row.title, policies, dueOn: row.dueOn as PlainDate };
}

/** What somebody holds here today or will hold. */
async function readAppointed(
  work: JobWork,
  { organisationId, recipientId: personId }: Message,
  { today }: LetterMeans,
): Promise<Appointed | null> {
  const posts = await work.appointments.list({ organisationId, personId }, { order: { fromOn: 'asc', id: 'asc' } });
  const roles = posts.filter(({ untilOn }) => untilOn === null || untilOn >= today).map(({ role }) => role);
  const { name } = await work.organisations.get({ id: organisationId });
  return roles.length > 0 ? { organisation: name, roles: [...new Set(roles)], by: work.actor.personName } : null;
}

/** A message in the words it has today; null where there is nothing to tell any more. */
export async function readLetter(work: JobWork, message: Message, means: LetterMeans): Promise<Letter | null> {
  return Object.hasOwn(READ, message.kind)
    ? letterOf(work, message, { kind: message.kind as MessageKind, means })
    : null;
}

async function letterOf<Kind extends MessageKind>(
  work: JobWork,
  message: Message,
  { kind, means }: { readonly kind: Kind; readonly means: LetterMeans },
): Promise<Letter | null> {
  const facts = await READ[kind](work, message, means);
  return facts && sayMessage(kind, facts);
}
