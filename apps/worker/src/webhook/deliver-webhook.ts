import { postMessage, purposeOfWebhook, type Clock, type SecretBox } from '@ratify/journey';
import { planWebhookFailure } from '@ratify/policy';
import type { JobWork, Webhook, WebhookDelivery } from '@ratify/store';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { OutsideAway } from '../job/failure.ts';
import { idFrom, type JobRun } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';
import type { PostWebhook, WebhookAnswer } from './post-webhook.ts';
import { webhookBody } from './webhook-body.ts';

export interface WebhookMeans {
  readonly clock: Clock;
  readonly post: PostWebhook;
  readonly publicOrigin: string;
  /** Opens what messages are signed with; a process without it can send none. */
  readonly secrets?: SecretBox | undefined;
}

interface Waiting {
  readonly delivery: WebhookDelivery;
  readonly webhook: Webhook;
  readonly sealed: Buffer | null;
}

/**
 * Tells one system one thing. Cut off between sending and noting it, the next attempt sends the same bytes under the same `webhook-id`, by
 * which a receiver knows them again.
 */
export function deliverWebhook(means: WebhookMeans): WorkerTask {
  const { clock } = means;
  return {
    run: async (run) => {
      const waiting = await run.read(readWaiting);
      if (!waiting) return run.finish(async () => undefined);
      const { delivery, webhook } = waiting;
      if (webhook.endedAt || webhook.pausedAt)
        return run.finish((work) => settle(work, delivery, { state: 'dropped', lastError: 'PAUSED' }));
      // Others of this address have just failed: it is left in peace, and nobody waits for it.
      if (webhook.nextTryAt && webhook.nextTryAt > clock.now()) throw away();
      const body = delivery.body ?? (await fixBody(run, delivery, means.publicOrigin));
      if (body === null)
        return run.finish((work) => settle(work, delivery, { state: 'dropped', lastError: 'OUT_OF_SIGHT' }));
      const answer = await means.post({ url: webhook.url, body, headers: sign(waiting, body, means) });
      const attempt = { attempts: delivery.attempts + 1, lastStatus: answer.status, lastError: answer.error };
      const tried = { ...attempt, lastTriedAt: clock.now() };
      if (answer.status !== null && answer.status >= 200 && answer.status < 300)
        return run.finish((work) => noteSuccess(work, delivery, tried));
      const isGivenUp = await run.write((work) => noteFailure(work, waiting, { answer, tried }));
      if (!isGivenUp) throw away();
      await run.finish((work) => settle(work, delivery, { state: 'failed' }));
    },
    giveUp: async (work) => {
      const waiting = await readWaiting(work);
      if (waiting) await settle(work, waiting.delivery, { state: 'failed' });
    },
  };

  async function settle(
    work: JobWork,
    { organisationId, id }: WebhookDelivery,
    changes: Partial<Pick<WebhookDelivery, 'state' | 'lastError' | 'lastStatus' | 'attempts' | 'lastTriedAt'>>,
  ): Promise<void> {
    await work.webhookDeliveries.change({ organisationId, id }, { ...changes, settledAt: clock.now() });
  }

  async function noteSuccess(
    work: JobWork,
    delivery: WebhookDelivery,
    tried: Pick<WebhookDelivery, 'attempts' | 'lastStatus' | 'lastError' | 'lastTriedAt'>,
  ): Promise<void> {
    await settle(work, delivery, { ...tried, state: 'delivered' });
    const well = { failures: 0, failingSince: null, nextTryAt: null };
    await work.webhooks.change({ organisationId: delivery.organisationId, id: delivery.webhookId }, well);
  }

  /** True where the address is not tried any more. */
  async function noteFailure(
    work: JobWork,
    { delivery, webhook: { organisationId, id } }: Waiting,
    {
      answer,
      tried,
    }: {
      readonly answer: WebhookAnswer;
      readonly tried: Pick<WebhookDelivery, 'attempts' | 'lastStatus' | 'lastError' | 'lastTriedAt'>;
    },
  ): Promise<boolean> {
    const now = clock.now();
    await work.webhookDeliveries.change({ organisationId, id: delivery.id }, tried);
    const webhook = await work.webhooks.get({ organisationId, id }, { lock: true });
    const { pause, ...failing } = planWebhookFailure(webhook, answer, now);
    if (pause === null || webhook.pausedAt) {
      await work.webhooks.change({ organisationId, id }, failing);
      return webhook.pausedAt !== null;
    }
    await work.webhooks.change({ organisationId, id }, { ...failing, pausedAt: now, pausedBecause: pause });
    await work.audit({ action: 'webhook.paused', subject: 'Webhook', subjectId: id, data: { because: pause } });
    await postMessage(work, { kind: 'webhook-paused', recipientId: webhook.madeBy, subjects: { webhookId: id } });
    return true;
  }
}

/** What is sent is made once, of what is in sight then, and stands. */
async function fixBody(run: JobRun, delivery: WebhookDelivery, publicOrigin: string): Promise<string | null> {
  return run.write(async (work) => {
    const body = await webhookBody(work, delivery, publicOrigin);
    const { organisationId, id } = delivery;
    if (body !== null) await work.webhookDeliveries.change({ organisationId, id }, { body });
    return body;
  });
}

async function readWaiting(work: JobWork): Promise<Waiting | null> {
  const { organisationId } = work;
  const delivery = await work.webhookDeliveries.find({ organisationId, id: idFrom(work, 'deliveryId') });
  if (delivery?.state !== 'waiting') return null;
  const webhook = await work.webhooks.get({ organisationId, id: delivery.webhookId });
  return { delivery, webhook, sealed: await work.webhookKey(webhook.id) };
}

function sign(
  { delivery, webhook, sealed }: Waiting,
  body: string,
  { secrets, clock }: WebhookMeans,
): Readonly<Record<string, string>> {
  if (!secrets || !sealed) throw new Error('what this webhook is signed with cannot be opened here');
  const secret = secrets.open(sealed, purposeOfWebhook(webhook.id));
  const now = clock.now();
  return {
    'webhook-id': delivery.id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new StandardWebhook(secret, { format: 'raw' }).sign(delivery.id, now, body),
  };
}

function away(): OutsideAway {
  return new OutsideAway(
    'WEBHOOK_AWAY',
    'The system that is to be told does not answer as it should; it is tried again.',
  );
}
