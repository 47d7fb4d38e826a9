import { dateInLondon, sayMessage, type Letter, type MessageFacts, type MessageKind } from '@ratify/policy';
import type { JobWork, Message } from '@ratify/store';

/** Reads what a message tells, in the job that sends it; null where that is over by now. */
type ReadFacts<Kind extends MessageKind> = (work: JobWork, message: Message) => Promise<MessageFacts[Kind] | null>;

const READ: { readonly [Kind in MessageKind]: ReadFacts<Kind> } = {
  'pack-ready': async (work, { organisationId, subjects }) => {
    const { packId = '' } = subjects;
    const pack = await work.packs.find({ organisationId, id: packId });
    const file = await work.packFiles.find({ organisationId, packId });
    return pack && file && { packId, title: pack.title, lastDay: dateInLondon(file.expiresAt.getTime()) };
  },
};

/** A message in the words it has today; null where there is nothing to tell any more. */
export async function readLetter(work: JobWork, message: Message): Promise<Letter | null> {
  return Object.hasOwn(READ, message.kind) ? letterOf(work, message, message.kind as MessageKind) : null;
}

async function letterOf<Kind extends MessageKind>(work: JobWork, message: Message, kind: Kind): Promise<Letter | null> {
  const facts = await READ[kind](work, message);
  return facts && sayMessage(kind, facts);
}
