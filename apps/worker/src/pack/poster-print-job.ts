import { sayDate, type PlainDate } from '@ratify/policy';
import type { PrintJob } from '@ratify/print';
import type { ConfirmationRound, Organisation, RoundPolicy } from '@ratify/store';
import { COLOUR } from '../print/print-job-of.ts';

export interface PosterFacts {
  readonly organisation: Organisation;
  /** A PNG. */
  readonly logo: Uint8Array | null;
  readonly round: ConfirmationRound;
  readonly policies: readonly RoundPolicy[];
}

/** A page to pin up: what is to be read, by when, and a code that leads a phone there. */
export function posterPrintJob(
  { organisation, logo, round, policies }: PosterFacts,
  { publicOrigin, madeAt }: { readonly publicOrigin: string; readonly madeAt: Date },
): PrintJob {
  const address = `${publicOrigin.replace(/\/+$/, '')}/reading/rounds/${round.id}`;
  return {
    ...{ title: round.title, language: 'en-GB', author: organisation.name, html: () => '' },
    cover: {
      organisation: organisation.name,
      colour: organisation.colour ?? COLOUR,
      ...(logo ? { logo } : {}),
      subtitle: `Please read, and confirm that you have, by ${sayDate(round.dueOn as PlainDate)}`,
      caption: policies.length === 1 ? 'What to read' : `${policies.length} policies to read`,
      facts: policies.map(({ title }, at) => [String(at + 1), title] as const),
      code: {
        url: address,
        label: `A code that opens ${address} on a phone`,
        words: ['Point the camera of your phone at the square, sign in, and read.', `Without a phone, open ${address}`],
      },
    },
    ...{ runningHead: round.title, version: '', signatureFields: [], attachments: [], madeAt },
  };
}
