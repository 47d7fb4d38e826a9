import { sayDate } from '../dates/plain-date.ts';
import { sayRole } from '../people/role-words.ts';
import { countOf } from '../todo/count-of.ts';
import type { Appointed, AskedToConfirm, Letter, MessageFacts, MessageKind } from './letter.ts';

const WORDS: { readonly [Kind in MessageKind]: (facts: MessageFacts[Kind]) => Letter } = {
  'pack-ready': ({ packId, title, lastDay }) => ({
    subject: `Ready: ${title}`,
    lines: [
      `What you asked for is ready: ${title}.`,
      `It can be downloaded until ${sayDate(lastDay)}. After that it can be asked for again.`,
    ],
    link: { words: 'Open it', path: `/packs/${packId}` },
  }),
  chased: ({ by, organisation, policies }) => ({
    subject: `${organisation} reminds you of ${countOf(policies.length, 'policy')}`,
    lines: [`${by} of ${organisation} asks you to look at these.`],
    groups: [...new Set(policies.map(({ settingName }) => settingName))].map((heading) => ({
      heading,
      items: policies.filter(({ settingName }) => settingName === heading).map(sayChased),
    })),
    link: { words: 'See what needs you', path: '/todo' },
  }),
  invitation: (facts) => ({
    subject: `Your account for the policies of ${facts.organisation}`,
    lines: [
      ...sayAppointed(facts),
      'Policies are written, decided, signed and read there. Choose a password first: the link below can be used once, within 14 days.',
    ],
    link: { words: 'Choose your password', path: `/set-password/${facts.token}` },
  }),
  appointed: (facts) => ({
    subject: `A new role at ${facts.organisation}`,
    lines: [...sayAppointed(facts), 'You sign in as before, and change to this organisation at the foot of any page.'],
    link: { words: 'See what needs you', path: '/todo' },
  }),
  'asked-to-confirm': (facts) => ({
    subject: `To read by ${sayDate(facts.dueOn)}: ${facts.title}`,
    lines: [
      `${facts.organisation} asks you to read ${sayPolicies(facts)} and to confirm it by ${sayDate(facts.dueOn)}.`,
    ],
    link: { words: 'Read and confirm', path: `/reading/rounds/${facts.roundId}` },
  }),
  'remind-to-confirm': (facts) => ({
    subject: `Still to read by ${sayDate(facts.dueOn)}: ${facts.title}`,
    lines: [
      `A reminder: ${facts.organisation} asks you to read ${sayPolicies(facts)} and to confirm it by ${sayDate(facts.dueOn)}.`,
      'If something in it is not clear, there is a link on the page to ask.',
    ],
    link: { words: 'Read and confirm', path: `/reading/rounds/${facts.roundId}` },
  }),
  'webhook-paused': ({ organisation, address, lastDay, isGone }) => ({
    subject: `${address} is not told any more what happens at ${organisation}`,
    lines: [
      isGone
        ? `The system at ${address} answered on ${sayDate(lastDay)} that it is not there any more.`
        : `The system at ${address} has not answered as it should for three days, until ${sayDate(lastDay)}.`,
      'Nothing is sent to it now. Once it is well again, let it go on, and have what it missed sent once more.',
    ],
    link: { words: 'Look at the systems that are told', path: '/webhooks' },
  }),
  'question-answered': ({ policyId, title, by }) => ({
    subject: `Your question about ${title} is answered`,
    lines: [`${by} has answered what you asked about ${title}.`],
    link: { words: 'Read the answer', path: `/reading/${policyId}` },
  }),
};

function sayPolicies({ policies }: AskedToConfirm): string {
  return policies.length < 2 ? policies.join('') : `${policies.slice(0, -1).join(', ')} and ${policies.at(-1)}`;
}

function sayChased({ title, reviewDueOn, isOverdue }: MessageFacts['chased']['policies'][number]): string {
  if (!reviewDueOn) return `${title}: no review date.`;
  return isOverdue
    ? `${title}: its review was due on ${sayDate(reviewDueOn)}.`
    : `${title}: next review ${sayDate(reviewDueOn)}.`;
}

function sayAppointed({ organisation, roles, by }: Appointed): string[] {
  const said = roles.map(sayRole).join(' and ');
  return [`${by ?? 'Somebody who manages people there'} has entered you in Ratify for ${organisation}, as ${said}.`];
}

/** The kinds of message there are. */
export const MESSAGE_KINDS = Object.keys(WORDS) as MessageKind[];

/** A message in plain words. */
export function sayMessage<Kind extends MessageKind>(kind: Kind, facts: MessageFacts[Kind]): Letter {
  return WORDS[kind](facts);
}

/** What mail about an account tells: the secret part of its link, where it has one. */
export interface AccountMessageFacts {
  readonly token: string;
}

const ACCOUNT_WORDS = {
  'password-forgotten': ({ token }: AccountMessageFacts): Letter => ({
    subject: 'Set a new password for Ratify',
    lines: [
      'Somebody, most likely you, asked to set a new password for your account.',
      'The link below can be used once, within an hour. Where you are signed in now, you will be signed out.',
      'If it was not you, you need not do anything: your password stays as it is.',
    ],
    link: { words: 'Set a new password', path: `/set-password/${token}` },
  }),
  'password-changed': (): Letter => ({
    subject: 'Your password for Ratify was changed',
    lines: [
      'The password of your account has just been changed, and every place where you were signed in has been signed out.',
      'If it was not you, set another one at once, and tell whoever looks after your organisation’s accounts.',
    ],
    link: { words: 'Set another password', path: '/forgotten-password' },
  }),
  'second-factor-on': (): Letter => ({
    subject: 'Two-step sign-in is on for your account',
    lines: [
      'Signing in to Ratify now asks for a code of your authenticator app after the password.',
      'If it was not you, set a new password at once, and tell whoever manages people and roles in your organisation.',
    ],
    link: { words: 'Look at your two-step sign-in', path: '/two-step' },
  }),
  'second-factor-off': (): Letter => ({
    subject: 'Two-step sign-in is off for your account',
    lines: [
      'Signing in to Ratify asks for your password alone from now on.',
      'If it was not you, set a new password at once, and tell whoever manages people and roles in your organisation.',
    ],
    link: { words: 'Look at your two-step sign-in', path: '/two-step' },
  }),
  'second-factor-reset': (): Letter => ({
    subject: 'Your two-step sign-in was reset',
    lines: [
      'Somebody who manages people and roles in your organisation has switched your two-step sign-in off. Your password alone lets you in; set the second step up again when you have.',
      'If you did not ask for it, set a new password at once, and ask them why.',
    ],
    link: { words: 'Set it up again', path: '/two-step' },
  }),
  'identity-linked': (): Letter => ({
    subject: 'Another way to sign in to Ratify',
    lines: [
      'An account of yours at a service of your organisation, such as Microsoft or Google, has just been used to sign in to Ratify for the first time. It has the same e-mail address, and signs you in from now on.',
      'If it was not you, disconnect it and end the other sessions on the page of the link, and tell whoever manages people and roles in your organisation.',
    ],
    link: { words: 'See where you are signed in', path: '/sessions' },
  }),
  'identity-ended': (): Letter => ({
    subject: 'A way to sign in to Ratify has ended',
    lines: [
      'An account of another service that signed you in to Ratify is not connected with you any more.',
      'If it was not you, set a new password at once, and tell whoever manages people and roles in your organisation.',
    ],
    link: { words: 'See where you are signed in', path: '/sessions' },
  }),
} as const;

/** The kinds of mail about an account. It comes from no organisation. */
export const ACCOUNT_MESSAGE_KINDS = Object.keys(ACCOUNT_WORDS) as (keyof typeof ACCOUNT_WORDS)[];

/** Mail about an account in plain words; null of a kind that there is not. */
export function sayAccountMessage(kind: string, facts: AccountMessageFacts): Letter | null {
  const known = ACCOUNT_MESSAGE_KINDS.find((each) => each === kind);
  return known ? ACCOUNT_WORDS[known](facts) : null;
}
