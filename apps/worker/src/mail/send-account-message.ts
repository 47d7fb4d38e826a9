import { sayAccountMessage } from '@ratify/policy';
import type { Store } from '@ratify/store';
import type { Task } from 'graphile-worker';
import { describeFailure } from '../job/failure.ts';
import { placesOf, type Log } from '../log.ts';
import type { LinkTokens } from './link-tokens.ts';
import type { MailPort } from './mail-port.ts';

export interface AccountPostMeans {
  readonly store: Store;
  readonly mail: MailPort;
  readonly linkToken: LinkTokens;
  readonly log: Log;
}

/** Sends mail about an account, which is no organisation's and so no organisation's job. Its token is made here and kept nowhere. */
export function sendAccountMessage({ store: { accountPost }, mail, linkToken, log }: AccountPostMeans): Task {
  return async (payload, { job }) => {
    const id = (payload as { message?: unknown } | null)?.message;
    if (typeof id !== 'string') return;
    try {
      const message = await accountPost.find(id);
      if (message?.state !== 'waiting') return;
      const { kind, linkId, name, address } = message;
      const token = linkId === null ? null : linkToken(linkId);
      const isOpen = linkId === null || token === null || (await accountPost.arm(linkId, token));
      const letter = isOpen ? sayAccountMessage(kind, { token: token ?? '' }) : null;
      if (letter) await mail.send({ id, to: { name, address }, letter, onBehalfOf: null });
      await accountPost.settle(id, letter ? 'sent' : 'dropped', null);
    } catch (error) {
      const { code, sentence, isFinal } = describeFailure(error);
      const level = isFinal ? 'error' : 'warning';
      log({
        level,
        event: 'account-mail.failed',
        words: sentence,
        code,
        attempt: job.attempts,
        places: placesOf(error),
      });
      if (!isFinal) throw new Error(code, { cause: error }); // the queue keeps this text: no words in it
      await accountPost.settle(id, 'refused', sentence);
    }
  };
}
