import type { PolicyConfirmations } from '@ratify/journey';
import { dateInLondon, sayDate, type PlainDate } from '@ratify/policy';
import { escapeHtml, type PrintJob } from '@ratify/print';
import type { AppointedRole, Organisation } from '@ratify/store';
import { officeWords } from '../print/office-words.ts';
import { COLOUR } from '../print/print-job-of.ts';

export interface ConfirmationFacts {
  readonly organisation: Organisation;
  /** A PNG. */
  readonly logo: Uint8Array | null;
  readonly found: PolicyConfirmations;
}

const STATES = {
  confirmed: 'Confirmed',
  changed: 'Confirmed an earlier version; it has changed since',
  none: 'Not confirmed',
} as const;

/** Who has confirmed a policy in force, for an inspection: everybody whom it means, with version and day. */
export function confirmationsPrintJob(
  { organisation, logo, found }: ConfirmationFacts,
  { madeAt, madeOn }: { readonly madeAt: Date; readonly madeOn: PlainDate },
): PrintJob {
  const { text, people, confirmed } = found;
  return {
    ...{ title: `Who has confirmed ${text.title}`, language: 'en-GB', author: organisation.name },
    html: () => peopleHtml(found),
    cover: {
      organisation: organisation.name,
      colour: organisation.colour ?? COLOUR,
      ...(logo ? { logo } : {}),
      subtitle: 'Read and understood',
      facts: [
        ['Policy', text.title],
        [text.retiredOn ? 'Last version' : 'Version in force', String(text.number)],
        ...(text.retiredOn ? [['Out of use since', sayDate(text.retiredOn)] as const] : []),
        ...(text.adoptedOn ? [['Adopted on', sayDate(text.adoptedOn as PlainDate)] as const] : []),
        ['SHA-256 of its text', text.sha256],
        ['Confirmed', `${confirmed} of ${people.length}`],
        ['As it stood on', sayDate(madeOn)],
      ],
    },
    ...{ runningHead: text.title, version: `As it stood on ${sayDate(madeOn)}` },
    ...{ signatureFields: [], attachments: [], madeAt },
  };
}

function peopleHtml({ text, people }: PolicyConfirmations): string {
  const rows = people.map(({ name, roles, state, version, at }) => {
    const cells = [
      roles.map((role) => officeWords(role as AppointedRole, null)).join(', ') || 'No longer appointed',
      STATES[state],
      version === null ? '' : String(version),
      at ? sayDate(dateInLondon(at.getTime())) : '',
    ];
    return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map((cell) => `<td>${escapeHtml(cell) || '–'}</td>`).join('')}</tr>`;
  });
  const head = ['Person', 'Role', 'Read and understood', 'Version', 'On'];
  return `<h2 id="people">Who has confirmed it</h2>
<p>A confirmation stands while later versions differ by no more than their words. Version ${text.number} is in force.</p>
<table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
