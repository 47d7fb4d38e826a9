import type { ObjectStore } from '@ratify/store';
import type { Clock, Ids, ImporterPort, SecretBox } from '@ratify/journey';
import type { Printer } from '@ratify/print';
import type { TaskList } from 'graphile-worker';
import { taskOf, type TaskMeans, type WorkerTask } from './job/task-of.ts';
import { collectBytes } from './bytes/collect-bytes.ts';
import { moveBytes } from './bytes/move-bytes.ts';
import { countRoundsOfSetting } from './acknowledge/count-rounds.ts';
import { findDutiesOfText } from './duties/find-duties.ts';
import { countEffects } from './offer/count-effects.ts';
import { offerEdition } from './offer/offer-edition.ts';
import { bringIn } from './import/bring-in.ts';
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
import { deliverWebhook } from './webhook/deliver-webhook.ts';
import type { PostWebhook } from './webhook/post-webhook.ts';

export interface WorkMeans extends TaskMeans {
  readonly clock: Clock;
  readonly printer: Printer;
  readonly importer: ImporterPort;
  readonly ids: Ids;
  readonly signing: SigningMeans;
  readonly mail: MailPort;
  readonly linkToken: LinkTokens;
  readonly publicOrigin: string;
  readonly postWebhook: PostWebhook;
  readonly secrets?: SecretBox | undefined;
  /** Where bytes go from the database; left out: nowhere. */
  readonly objects?: ObjectStore | undefined;
  /** See `collectBytes`. */
  readonly collectAfterDays: number | null;
}

/** Every kind of work, by the name under which the journey asks for it. */
export function taskListOf(means: WorkMeans): TaskList {
  const {
    clock,
    ids,
    importer,
    printer,
    publicOrigin,
    signing,
    mail,
    store,
    linkToken,
    postWebhook,
    secrets,
    objects,
  } = means;
  const tasks: Record<string, WorkerTask> = {
    'offer-edition': offerEdition,
    'count-effects': countEffects(clock),
    'find-duties': findDutiesOfText(clock),
    'print-document': printDocument({ printer, clock, publicOrigin }),
    'make-pack': makePack({ printer, clock, publicOrigin }),
    'bring-in': bringIn(importer, { clock, ids }),
    'tell-chased': tellChased(clock),
    'send-message': sendMessage({ mail, clock, store, linkToken }),
    'deliver-webhook': deliverWebhook({ clock, post: postWebhook, publicOrigin, secrets }),
    'count-rounds': countRoundsOfSetting(clock),
    'remind-round': remindRoundOfItself({ clock }),
    'sign-document': signDocument(signing),
    'seal-document': sealDocument(signing),
    'renew-archive': renewArchive(signing),
    'move-bytes': moveBytes(objects ?? null),
  };
  const ofOrganisations = Object.entries(tasks).map(([name, task]) => [name, taskOf(name, task, means)] as const);
  return {
    ...Object.fromEntries(ofOrganisations),
    'send-account-message': sendAccountMessage(means),
    'send-digest': sendDigest(means),
    'collect-bytes': collectBytes(means),
  };
}
