import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { job, type PlanRecord } from './plan-parts.ts';

/** What a system may ask to be told. */
export const WEBHOOK_EVENTS = ['policy.adopted', 'policy.due-moved', 'document.sealed', 'edition.published'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
/** What is sent: one of these, or a try that somebody asked for. */
export type WebhookDeliveryEvent = WebhookEvent | 'webhook.test';
/** Somebody paused it; it did not answer for days; or it answered that it is gone. */
export type WebhookPause = 'by-hand' | 'failing' | 'gone';

/** More than this nobody keeps in view. */
const MOST_WEBHOOKS = 10;

/** An address that has not answered for so long is not tried any more. */
export const WEBHOOK_PATIENCE_MS = 3 * 86_400_000;

const SHORTEST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 3_600_000;

export interface AddWebhookInput {
  readonly webhookId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
}

export interface AddWebhookPlan extends PlanRecord {
  readonly webhook: { readonly id: string; readonly url: string; readonly events: WebhookEvent[] };
}

/** Has a system of the organisation's own told: at an address that the internet knows by name, over TLS. */
export function decideAddWebhook(
  { live, reachesOwnNetwork }: { readonly live: number; readonly reachesOwnNetwork: boolean },
  input: AddWebhookInput,
): Decided<AddWebhookPlan> {
  const events = WEBHOOK_EVENTS.filter((each) => input.events.includes(each));
  const url = addressOf(input.url, reachesOwnNetwork);
  return decided(
    [
      url === null && refuse('WEBHOOK_ADDRESS_WRONG', { where: 'url' }),
      events.length === 0 && refuse('WEBHOOK_EVENTS_MISSING', { where: 'events' }),
      live >= MOST_WEBHOOKS && refuse('WEBHOOKS_MANY'),
    ],
    () => ({
      webhook: { id: input.webhookId, url: url ?? '', events },
      audit: [
        {
          action: 'webhook.added',
          subject: 'Webhook',
          subjectId: input.webhookId,
          data: { host: new URL(url ?? '').host, events },
        },
      ],
      jobs: [],
    }),
  );
}

/** The address as it is kept; null for one that is not to be reached. What its name leads to is looked at when it is. */
function addressOf(typed: string, reachesOwnNetwork: boolean): string | null {
  if (typed.length > 500 || !URL.canParse(typed.trim())) return null;
  const url = new URL(typed.trim());
  const isNamed = /\.[a-z][a-z0-9-]*$/.test(url.hostname);
  const isUsual = url.protocol === 'https:' && isNamed;
  const isOwn = reachesOwnNetwork && (url.protocol === 'https:' || url.protocol === 'http:');
  if (!(isUsual || isOwn) || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}

/** How long nothing is tried at an address after so many failures in a row. */
export function webhookWaitMs(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.min(failures - 1, 20));
}

/** What one failure more comes to. */
export function planWebhookFailure(
  state: { readonly failures: number; readonly failingSince: Date | null },
  { status }: { readonly status: number | null },
  now: Date,
): {
  readonly failures: number;
  readonly failingSince: Date;
  readonly nextTryAt: Date;
  readonly pause: WebhookPause | null;
} {
  const failures = state.failures + 1;
  const failingSince = state.failingSince ?? now;
  const isOver = now.getTime() - failingSince.getTime() >= WEBHOOK_PATIENCE_MS;
  return {
    ...{ failures, failingSince, nextTryAt: new Date(now.getTime() + webhookWaitMs(failures)) },
    pause: status === 410 ? 'gone' : isOver ? 'failing' : null,
  };
}

export interface DeliveryState {
  readonly webhook: { readonly id: string; readonly pausedAt: Date | null; readonly endedAt: Date | null };
  readonly delivery: { readonly id: string; readonly state: 'waiting' | 'delivered' | 'failed' | 'dropped' };
}

/** Sends once more what was sent, or given up, under the same id. */
export function decideResend({ webhook, delivery }: DeliveryState): Decided<PlanRecord> {
  return decided(
    [
      webhook.endedAt !== null && refuse('NOT_FOUND'),
      webhook.pausedAt !== null && refuse('WEBHOOK_PAUSED'),
      delivery.state === 'waiting' && refuse('DELIVERY_WAITS'),
    ],
    () => ({ audit: [], jobs: [job('deliver-webhook', { deliveryId: delivery.id }, delivery.id)] }),
  );
}
