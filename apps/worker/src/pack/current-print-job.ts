import { readPolicy, renderPolicy, type OrganisationFacts } from '@ratify/document';
import type { CurrentCopy } from '@ratify/journey';
import { sayDate, type PlainDate } from '@ratify/policy';
import type { PrintJob } from '@ratify/print';
import { COLOUR } from '../print/print-job-of.ts';

/**
 * The text in force as it reads on a day, with what keepers answered since it was adopted. It says of itself that the adopted version stays in
 * force: nobody signs it, and no code on it leads to the register of documents.
 */
export function currentPrintJob(
  { copy, logo }: { readonly copy: CurrentCopy; readonly logo: Uint8Array | null },
  { madeAt, madeOn }: { readonly madeAt: Date; readonly madeOn: PlainDate },
): PrintJob {
  const { organisation, policy, revision, text } = copy;
  const { signatories: _, ...record } = copy.record;
  const document = readPolicy(text);
  const facts = revision.organisationFacts as OrganisationFacts;
  const said = sayCurrent(madeOn, policy.adoptedOn as PlainDate | null);
  return {
    title: `${policy.title}, current copy`,
    language: document.frontMatter?.language ?? 'en-GB',
    author: organisation.name,
    html: (pages) =>
      renderPolicy(document, { organisation: facts, record, purpose: 'print', ...(pages ? { pages } : {}) }).html,
    cover: {
      organisation: facts['name'] ?? organisation.name,
      colour: organisation.colour ?? COLOUR,
      ...(logo ? { logo } : {}),
      subtitle: said,
      facts: [
        ['Version', String(revision.number)],
        ...(policy.adoptedOn ? [['Adopted on', sayDate(policy.adoptedOn as PlainDate)] as const] : []),
        ...copy.changed.map(({ question, asAt }) => [question, `As at ${sayDate(asAt as PlainDate)}`] as const),
      ],
    },
    runningHead: policy.title,
    version: `Current copy, as at ${sayDate(madeOn)}`,
    ...{ signatureFields: [], attachments: [], madeAt },
  };
}

/** `Current copy, as at 30 November 2026. The version adopted on 14 May 2026 stays in force.` Whether that is signed, it does not say. */
function sayCurrent(madeOn: PlainDate, adoptedOn: PlainDate | null): string {
  const version = adoptedOn ? `The version adopted on ${sayDate(adoptedOn)}` : 'The adopted version';
  return `Current copy, as at ${sayDate(madeOn)}. ${version} stays in force.`;
}
