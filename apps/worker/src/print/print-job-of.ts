import { readPolicy, renderPolicy, type DocumentRecord, type OrganisationFacts } from '@ratify/document';
import type { Attachment, PrintJob, SignatureFieldRequest } from '@ratify/print';
import { CLOSING_FIELD } from '@ratify/seal';
import { SEAL_ROLE } from '../sign/seal-words.ts';
import { adoptionRecord } from './adoption-record.ts';
import type { Printing } from './load-printing.ts';
import { officeWords } from './office-words.ts';

/** Where an organisation has chosen no colour of its own. */
export const COLOUR = '#1f3f5b';

/** The job for the printer: the adopted text with its record around it. */
export function printJobOf(
  printing: Printing,
  { publicOrigin, madeAt, logo }: { publicOrigin: string; madeAt: Date; logo: Uint8Array | null },
): PrintJob {
  const { document, organisation, revision } = printing;
  const record = withoutNames(printing.record);
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
      ...(logo ? { logo } : {}),
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

/** A box for each office that is asked to sign, and one for the seal that closes the document after them. */
function signatureFields({ organisation, requests, body }: Printing): SignatureFieldRequest[] {
  const offices = requests.map(({ field, role, forRole }) => ({
    field,
    role: officeWords(forRole ?? role, body?.kind ?? null),
  }));
  return [...offices, { field: CLOSING_FIELD, role: SEAL_ROLE, name: organisation.name, isSeal: true }];
}

/** Whoever signs is named by the signature itself: by then another may hold the office, or sign for it. */
function withoutNames(record: DocumentRecord): DocumentRecord {
  const { signatories } = record;
  return signatories ? { ...record, signatories: signatories.map(({ role, field }) => ({ role, field })) } : record;
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
