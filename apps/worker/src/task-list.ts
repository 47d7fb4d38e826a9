import type { Clock } from '@ratify/journey';
import type { Printer } from '@ratify/print';
import type { TaskList } from 'graphile-worker';
import { taskOf, type TaskMeans, type WorkerTask } from './job/task-of.ts';
import { countEffects } from './offer/count-effects.ts';
import { offerEdition } from './offer/offer-edition.ts';
import { makePack } from './pack/make-pack.ts';
import type { MailPort } from './mail/mail-port.ts';
import type { LinkTokens } from './mail/link-tokens.ts';
import { sendAccountMessage } from './mail/send-account-message.ts';
import { tellChased } from './remind/tell-chased.ts';
import { sendDigest } from './mail/send-digest.ts';
import { remindRoundOfItself } from './mail/remind-round.ts';
import { sendMessage } from './mail/send-message.ts';
import { printDocument } from './print/print-document.ts';
import type { SigningMeans } from './sign/put-signature.ts';
import { renewArchive } from './sign/renew-archive.ts';
import { sealDocument } from './sign/seal-document.ts';
import { signDocument } from './sign/sign-document.ts';

export interface WorkMeans extends TaskMeans {
  readonly clock: Clock;
  readonly printer: Printer;
  readonly signing: SigningMeans;
  readonly mail: MailPort;
  readonly linkToken: LinkTokens;
  readonly publicOrigin: string;
}

/** Every kind of work, by the name under which the journey asks for it. */
export function taskListOf(means: WorkMeans): TaskList {
  const { clock, printer, publicOrigin, signing, mail, store, linkToken } = means;
  const tasks: Record<string, WorkerTask> = {
    'offer-edition': offerEdition,
    'count-effects': countEffects(clock),
    'print-document': printDocument({ printer, clock, publicOrigin }),
    'make-pack': makePack({ printer, clock, publicOrigin }),
    'tell-chased': tellChased(clock),
    'send-message': sendMessage({ mail, clock, store, linkToken }),
    'remind-round': remindRoundOfItself({ clock }),
    'sign-document': signDocument(signing),
    'seal-document': sealDocument(signing),
    'renew-archive': renewArchive(signing),
  };
  const ofOrganisations = Object.entries(tasks).map(([name, task]) => [name, taskOf(name, task, means)] as const);
  return {
    ...Object.fromEntries(ofOrganisations),
    'send-account-message': sendAccountMessage(means),
    'send-digest': sendDigest(means),
  };
}
