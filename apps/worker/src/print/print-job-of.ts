import { readPolicy, renderPolicy, type OrganisationFacts } from '@ratify/document';
import type { Attachment, PrintJob, SignatureFieldRequest } from '@ratify/print';
import { CLOSING_FIELD } from '@ratify/seal';
import { SEAL_ROLE } from '../sign/seal-words.ts';
import { adoptionRecord } from './adoption-record.ts';
import type { Printing } from './load-printing.ts';
import { officeWords } from './office-words.ts';

/** Where an organisation has chosen no colour of its own. */
const COLOUR = '#1f3f5b';

/** The job for the printer: the adopted text with its record around it. */
export function printJobOf(
  printing: Printing,
  { publicOrigin, madeAt }: { publicOrigin: string; madeAt: Date },
): PrintJob {
  const { document, organisation, revision, record } = printing;
  const policy = readPolicy(revision.text);
  const fields = signatureFields(printing);
  const facts = revision.organisationFacts as OrganisationFacts;
  return {
    title: document.title,
    language: policy.frontMatter?.language ?? 'en-GB',
    author: organisation.name,
    html: (pages) =>
      renderPolicy(policy, { organisation: facts, record, purpose: 'print', ...(pages ? { pages } : {}) }).html,
    cover: {
      organisation: facts['name'] ?? organisation.name,
      colour: organisation.colour ?? COLOUR,
      facts: coverFacts(printing),
    },
    runningHead: document.title,
    version: record.adoptedOn
      ? `Version ${revision.number}, adopted ${record.adoptedOn}`
      : `Version ${revision.number}`,
    signatureFields: fields,
    attachments: attachments(printing, fields),
    verifyUrl: `${publicOrigin.replace(/\/+$/, '')}/verify?code=${encodeURIComponent(document.verifyCode)}`,
    verifyCode: document.verifyCode,
    madeAt,
  };
}

/** A box for each person who is asked to sign, and one for the seal that closes the document after them. */
function signatureFields({ organisation, requests, record, body }: Printing): SignatureFieldRequest[] {
  const people = requests.map(({ field, role }) => {
    const name = record.signatories?.find((each) => each.field === field)?.name;
    return { field, role: officeWords(role, body?.kind ?? null), ...(name ? { name } : {}) };
  });
  return [...people, { field: CLOSING_FIELD, role: SEAL_ROLE, name: organisation.name, isSeal: true }];
}

function coverFacts({ revision, record }: Printing): [string, string][] {
  const { adoptedOn, minuteReference } = record;
  const facts: [string, string | undefined][] = [
    ['Version', String(revision.number)],
    ['Adopted by', record.adoptedBy],
    ['Adopted on', adoptedOn && minuteReference ? `${adoptedOn}, minute ${minuteReference}` : adoptedOn],
    ['Effective from', record.effectiveFrom],
    ['Next review', record.reviewDue],
    ['Based on', record.basedOn],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

function attachments(printing: Printing, fields: readonly SignatureFieldRequest[]): Attachment[] {
  const { policy, revision } = printing;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return [
    {
      name: `${policy.slug}.md`,
      mime: 'text/markdown',
      bytes: bytes(revision.text),
      description: 'The adopted text in Markdown, from which this document was printed',
      relationship: 'Source',
    },
    {
      name: 'adoption.json',
      mime: 'application/json',
      bytes: bytes(adoptionRecord(printing, fields)),
      description: 'The record of the adoption',
      relationship: 'Data',
    },
  ];
}
