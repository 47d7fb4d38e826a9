import { randomBytes } from 'node:crypto';
import { decideAddWebhook, decideResend, job, refuse, type AddWebhookInput } from '@ratify/policy';
import type { Scope, Webhook, WebhookDelivery } from '@ratify/store';
import { secretsOf } from '../people/check-code.ts';
import { needsProof } from '../people/prove-identity.ts';
import type { ReadableRows } from '../reading/readable.ts';
import { done, refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';

/** Bytes of what messages are signed with, as Standard Webhooks has them. */
const SECRET_BYTES = 32;

/** How many of the latest deliveries are shown. */
const LATEST = 50;

/** Where the sealed secret of a webhook opens: in another's row it does not. */
export const purposeOfWebhook = (webhookId: string): string => `webhook/${webhookId}`;

/** Has one of the organisation's systems told what happens; returns what it checks signatures with, which is told this once. */
export async function addWebhook(
  journey: Journey,
  scope: Scope,
  given: Omit<AddWebhookInput, 'webhookId'>,
): Promise<Outcome<string>> {
  return writing(journey, scope, ['connect', 'Organisation'], async (work) => {
    if (needsProof(journey, scope)) return refused(refuse('PROOF_NEEDED', { where: 'password' }));
    const { rows, organisationId, actor } = work;
    const live = await rows.webhooks.count({ organisationId, endedAt: null });
    const reachesOwnNetwork = (journey.webhookNetworks ?? []).length > 0;
    const input = { ...given, webhookId: journey.ids.id() };
    return settle(decideAddWebhook({ live, reachesOwnNetwork }, input), async (plan) => {
      const { id } = await rows.webhooks.add({ ...plan.webhook, madeBy: actor.personId, madeByName: actor.name });
      const secret = randomBytes(SECRET_BYTES);
      await rows.armWebhook(id, secretsOf(journey).seal(secret, purposeOfWebhook(id)));
      await record(work, plan);
      return `whsec_${secret.toString('base64')}`;
    });
  });
}

/** Sends nothing to an address for a while, or goes on. What waits when it is paused is given up, and can be sent again. */
export async function pauseWebhook(
  journey: Journey,
  scope: Scope,
  { webhookId, isPaused }: { readonly webhookId: string; readonly isPaused: boolean },
): Promise<Outcome<true>> {
  const changes = isPaused
    ? ({ pausedAt: journey.clock.now(), pausedBecause: 'by-hand' } as const)
    : { pausedAt: null, pausedBecause: null, failures: 0, failingSince: null, nextTryAt: null };
  return changing(journey, scope, webhookId, async (work, webhook) => {
    if ((webhook.pausedAt !== null) === isPaused) return;
    await work.rows.webhooks.change({ organisationId: work.organisationId, id: webhookId }, changes);
    await audit(work, isPaused ? 'webhook.paused' : 'webhook.resumed', webhookId);
  });
}

/** Tells a system nothing more. */
export async function endWebhook(journey: Journey, scope: Scope, webhookId: string): Promise<Outcome<true>> {
  return changing(journey, scope, webhookId, async (work) => {
    const endedAt = journey.clock.now();
    await work.rows.webhooks.change({ organisationId: work.organisationId, id: webhookId }, { endedAt });
    await audit(work, 'webhook.ended', webhookId);
  });
}

/** Sends an address something that tells of nothing, to see whether it answers. */
export async function tryWebhook(journey: Journey, scope: Scope, webhookId: string): Promise<Outcome<true>> {
  return changing(journey, scope, webhookId, async ({ rows, organisationId }, { pausedAt }) => {
    if (pausedAt) return refuse('WEBHOOK_PAUSED');
    const test = { event: 'webhook.test', subjectOrganisationId: organisationId, subjectId: webhookId } as const;
    const { id } = await rows.webhookDeliveries.add({ ...test, webhookId, state: 'waiting' });
    const { task, payload, key } = job('deliver-webhook', { deliveryId: id }, id);
    await rows.enqueue(task, payload, key);
    return undefined;
  });
}

/** Sends once more what was sent or given up: the same words under the same id. */
export async function resendDelivery(journey: Journey, scope: Scope, deliveryId: string): Promise<Outcome<true>> {
  return writing(journey, scope, ['connect', 'Organisation'], async (work) => {
    const { rows, organisationId } = work;
    const delivery = await rows.webhookDeliveries.get({ organisationId, id: deliveryId }, { lock: true });
    const webhook = await rows.webhooks.get({ organisationId, id: delivery.webhookId });
    return settle(decideResend({ webhook, delivery }), async (plan) => {
      await rows.webhookDeliveries.change({ organisationId, id: deliveryId }, { state: 'waiting', settledAt: null });
      await record(work, plan);
      return true as const;
    });
  });
}

/** The systems that are told, the newest first, for those who look after them. */
export async function listWebhooks({ work, organisationId, canOn }: ReadableRows): Promise<Webhook[]> {
  if (!canOn('connect', 'Organisation', { organisationId })) return [];
  return work.webhooks.list({ organisationId, endedAt: null }, { order: { madeAt: 'desc', id: 'desc' } });
}

/** What one of them was told last, the newest first. */
export async function listDeliveries(
  { work, organisationId, canOn }: ReadableRows,
  webhookId: string,
): Promise<WebhookDelivery[]> {
  if (!canOn('connect', 'Organisation', { organisationId })) return [];
  const newest = { order: { happenedAt: 'desc', id: 'desc' }, limit: LATEST } as const;
  return work.webhookDeliveries.list({ organisationId, webhookId }, newest);
}

async function changing(
  journey: Journey,
  scope: Scope,
  webhookId: string,
  act: (work: Work, webhook: Webhook) => Promise<ReturnType<typeof refuse> | void>,
): Promise<Outcome<true>> {
  return writing(journey, scope, ['connect', 'Organisation'], async (work) => {
    const { rows, organisationId } = work;
    const webhook = await rows.webhooks.get({ organisationId, id: webhookId, endedAt: null }, { lock: true });
    const refusal = await act(work, webhook);
    return refusal ? refused(refusal) : done(true);
  });
}

async function audit({ rows }: Work, action: string, subjectId: string): Promise<void> {
  await rows.audit({ action, subject: 'Webhook', subjectId });
}
