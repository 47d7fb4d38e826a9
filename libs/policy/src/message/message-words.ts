import { sayDate } from '../dates/plain-date.ts';
import type { Letter, MessageFacts, MessageKind } from './letter.ts';

const WORDS: { readonly [Kind in MessageKind]: (facts: MessageFacts[Kind]) => Letter } = {
  'pack-ready': ({ packId, title, lastDay }) => ({
    subject: `Ready: ${title}`,
    lines: [
      `What you asked for is ready: ${title}.`,
      `It can be downloaded until ${sayDate(lastDay)}. After that it can be asked for again.`,
    ],
    link: { words: 'Open it', path: `/packs/${packId}` },
  }),
};

/** The kinds of message there are. */
export const MESSAGE_KINDS = Object.keys(WORDS) as MessageKind[];

/** A message in plain words. */
export function sayMessage<Kind extends MessageKind>(kind: Kind, facts: MessageFacts[Kind]): Letter {
  return WORDS[kind](facts);
}
