import { readLetter, type Clock } from '@ratify/journey';
import type { JobWork, Store } from '@ratify/store';
import { idFrom } from '../job/job-run.ts';
import type { WorkerTask } from '../job/task-of.ts';
import type { LinkTokens } from './link-tokens.ts';
import type { MailPort } from './mail-port.ts';

export interface MessageMeans {
  readonly mail: MailPort;
  readonly clock: Clock;
  readonly store: Store;
  readonly linkToken: LinkTokens;
}

/**
 * Sends one message. Cut off between handing it over and noting that, the next attempt hands it over again under the same
 * Message-ID, by which mail programs show it once.
 */
export function sendMessage({ mail, clock, store, linkToken }: MessageMeans): WorkerTask {
  const settle = (work: JobWork, state: 'sent' | 'refused' | 'dropped', reason: string | null): Promise<number> =>
    work.messages.change(
      { organisationId: work.organisationId, id: idFrom(work, 'messageId'), state: 'waiting' },
      { state, reason, settledAt: clock.now() },
    );
  return {
    run: async (run) => {
      const { id, isWaiting, letter, to, onBehalfOf, linkId } = await run.read(async (work) => {
        const { organisationId } = work;
        const message = await work.messages.get({ organisationId, id: idFrom(work, 'messageId') });
        const organisation = await work.organisations.get({ id: organisationId });
        return {
          ...{ id: message.id, isWaiting: message.state === 'waiting', onBehalfOf: organisation.name },
          ...{ linkId: message.subjects['linkId'] },
          letter: await readLetter(work, message, { today: clock.today(), linkToken }),
          to: await work.recipientOf(message.id),
        };
      });
      if (!isWaiting) return run.finish(async () => undefined);
      const isOpen = linkId === undefined || (await store.accountPost.arm(linkId, linkToken(linkId)));
      if (letter && isOpen) await mail.send({ id, to, letter, onBehalfOf });
      await run.finish((work) => settle(work, letter && isOpen ? 'sent' : 'dropped', null));
    },
    giveUp: async (work, sentence) => void (await settle(work, 'refused', sentence)),
  };
}
