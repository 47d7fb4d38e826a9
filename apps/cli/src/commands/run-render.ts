import { readPolicy, renderPolicy, type OrganisationFacts, type PolicyDocument } from '@ratify/document';
import { createPrinter, PrintError, type PrintedDocument, type PrintJob } from '@ratify/print';
import { basename } from 'node:path';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { readTextFile, writeResult } from '../shell/read-file.ts';

interface RenderOptions {
  readonly out: string;
  readonly organisation?: string;
  readonly facts?: string;
  readonly draft?: true;
  readonly json?: true;
}

const COLOUR = '#1f3f5b';
const SIGNATURE_LINK = /https:\/\/signature\.invalid\/([^"]+)/g;

export async function renderFile(file: string, options: RenderOptions): Promise<void> {
  const document = readPolicy(await readTextFile(file));
  const errors = document.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    for (const { range, message } of errors) process.stderr.write(`${file}:${range.start.line}: ${message}\n`);
    process.exitCode = EXIT.found;
    return;
  }
  const printed = await printOnce(jobOf(document, basename(file), await factsOf(options), options));
  await writeResult(options.out, printed.bytes);
  const { pages, headings, fields } = printed;
  await writeResult(
    undefined,
    options.json ? `${JSON.stringify({ pages, headings, fields }, null, 2)}\n` : `${options.out}: ${pages} pages\n`,
  );
  process.exitCode = EXIT.clean;
}

async function factsOf({ facts, organisation }: RenderOptions): Promise<OrganisationFacts> {
  const named: OrganisationFacts = organisation === undefined ? {} : { name: organisation };
  if (facts === undefined) return named;
  const read = parseFacts(await readTextFile(facts));
  if (!read) throw new Misuse(`${facts} is not a JSON object of texts.`);
  return { ...read, ...named };
}

function parseFacts(text: string): OrganisationFacts | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isFacts =
      typeof value === 'object' && value !== null && Object.values(value).every((fact) => typeof fact === 'string');
    return isFacts ? (value as OrganisationFacts) : undefined;
  } catch {
    return undefined;
  }
}

async function printOnce(job: PrintJob): Promise<PrintedDocument> {
  const printer = await createPrinter();
  try {
    return await printer.print(job);
  } catch (error) {
    if (error instanceof PrintError && !error.retryable) throw new Misuse(error.message);
    throw error;
  } finally {
    await printer.close();
  }
}

function jobOf(
  document: PolicyDocument,
  fileName: string,
  organisation: OrganisationFacts,
  { draft }: RenderOptions,
): PrintJob {
  const html: PrintJob['html'] = (pages) =>
    renderPolicy(document, { organisation, purpose: 'print', ...(pages ? { pages } : {}) }).html;
  const fields = [...new Set([...html().matchAll(SIGNATURE_LINK)].map(([, field]) => decodeURIComponent(field ?? '')))];
  const title = document.frontMatter?.title ?? fileName;
  const name = organisation.name ?? '';
  return {
    title,
    language: document.frontMatter?.language ?? 'en-GB',
    author: name === '' ? 'Ratify' : name,
    html,
    cover: { organisation: name, colour: COLOUR, facts: [] },
    runningHead: title,
    version: document.frontMatter?.version === undefined ? '' : `Version ${document.frontMatter.version}`,
    signatureFields: fields.map((field) => ({
      field,
      role: field.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
    })),
    attachments: [
      {
        name: fileName,
        mime: 'text/markdown',
        bytes: new TextEncoder().encode(document.text),
        description: 'The text in Markdown, from which this document was printed',
        relationship: 'Source',
      },
    ],
    ...(draft ? { watermark: 'DRAFT' } : {}),
    madeAt: new Date(),
  };
}
