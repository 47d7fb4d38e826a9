import type { Letter } from '@ratify/policy';
import type { Store } from '@ratify/store';
import { MailRefused, type MailPort } from './mail-port.ts';
import { smtpMail } from './smtp-mail.ts';

/** `kept`: a demonstration, whose mail is shown on a page of its own and never leaves. */
export type MailSettings =
  | {
      readonly kind: 'smtp';
      /** `smtps://user:password@mail.example.org`. */
      readonly url: string;
      /** `Ratify <policies@example.org>`. */
      readonly from: string;
    }
  | { readonly kind: 'kept' | 'none' };

/** Opens the way by which mail leaves. */
export function openMail(
  settings: MailSettings,
  { store, publicOrigin }: { readonly store: Store; readonly publicOrigin: string },
): MailPort {
  if (settings.kind === 'smtp') return smtpMail({ ...settings, publicOrigin });
  return settings.kind === 'kept' ? keptMail(store) : NO_MAIL;
}

function keptMail(store: Store): MailPort {
  return {
    send: ({ id, to, letter: { subject, lines, groups = [], after = [], link } }) =>
      store.keepMail({
        ...{
          id,
          toName: to.name,
          toAddress: to.address,
          subject,
          lines: [...lines, ...groups.flatMap(flat), ...after],
        },
        ...{ linkWords: link.words, linkPath: link.path },
      }),
    close: () => undefined,
  };
}

const flat = ({ heading, items }: NonNullable<Letter['groups']>[number]): string[] => [
  heading,
  ...items.map((item) => `– ${item}`),
];

const NO_MAIL: MailPort = {
  send: async () => {
    throw new MailRefused('MAIL_NOT_SET_UP', 'This installation sends no mail. Ask whoever looks after it.');
  },
  close: () => undefined,
};
