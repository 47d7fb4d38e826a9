import { context, propagation } from '@opentelemetry/api';
import type { ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada';
import type { DocumentNode } from 'graphql';
import type { Refused } from '../pages/form-errors.ts';
import type { FileVerdict } from '../verify/file-verdict.ts';
import { operationOf } from './operations.ts';

/** What of a visitor's request goes on to the API: the session cookies, what the browser is, and a request id, never a person's id. */
export interface Visitor {
  readonly cookie?: string;
  readonly requestId: string;
  readonly userAgent?: string;
  /** Where they come from: the API counts by it. */
  readonly address?: string;
}

export interface Answer<T> {
  readonly data: T;
  /** Session cookies the API set, to be relayed as they are. */
  readonly setCookies: readonly string[];
}

/** The API did not give a usable answer; the page says so and keeps what was typed. */
export class ApiUnavailableError extends Error {}

/** Too many requests came from here within a minute. */
export class TooManyRequestsError extends Error {
  constructor(readonly seconds: number) {
    super('The API answers no more for a while.');
  }
}

/** The API is there, and what keeps the files behind it is not. */
export class FileAwayError extends Error {}

/** The API answered with an error of its own: there is no such thing, the session has ended, or something broke. */
export class ApiAnswerError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What bringing a document in came to. */
export interface ImportAnswer {
  readonly policyId: string | null;
  readonly refusals: readonly Refused[];
}

/** What bringing a Word file back came to. */
export interface ReturnAnswer {
  readonly returnId: string | null;
  readonly refusals: readonly Refused[];
}

/** A document may wait for its turn, and then takes its time: the API says no before this. */
const IMPORT_PATIENCE_MS = 60_000;

interface RawAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The one way to the API: always HTTP, so that the same guards run as for everybody. */
export class GraphqlPort {
  /** Those that the API, of another release perhaps, does not know by their hash. */
  private readonly unknown = new Set<string>();

  constructor(
    private readonly apiOrigin: string,
    private readonly patienceMs = 20_000,
  ) {}

  async send<D extends TadaDocumentNode<any, any>>( // eslint-disable-line @typescript-eslint/no-explicit-any -- the bound gql.tada itself gives
    document: D,
    variables: VariablesOf<D>,
    visitor: Visitor,
  ): Promise<Answer<ResultOf<D>>> {
    const { query, sha256 } = operationOf(document as DocumentNode);
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256 } };
    const ask = (asked: { readonly query?: string; readonly extensions?: object }) =>
      this.ask({ ...asked, variables }, visitor);
    let [response, answer] = await ask(this.unknown.has(sha256) ? { query } : { extensions });
    if (answer?.errors?.[0]?.extensions?.code === 'PERSISTED_QUERY_NOT_FOUND') {
      this.unknown.add(sha256);
      [response, answer] = await ask({ query });
    }
    // The API says so of what it has taken back whole.
    if (answer?.errors?.[0]?.extensions?.code === 'ASK_AGAIN')
      [response, answer] = await ask(this.unknown.has(sha256) ? { query } : { extensions });
    const [error] = answer?.errors ?? [];
    if (error) throw new ApiAnswerError(error.extensions?.code ?? '', error.message);
    if (!answer?.data) throw new ApiUnavailableError(`The API answered with status ${response.status}.`);
    return { data: answer.data as ResultOf<D>, setCookies: response.headers.getSetCookie() };
  }

  private async ask(body: object, visitor: Visitor): Promise<[Response, RawAnswer | null]> {
    const response = await this.fetch('/graphql', visitor, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response, (await response.json().catch(() => null)) as RawAnswer | null];
  }

  /** Reads a byte route; the caller streams the body on. */
  async bytes(path: string, visitor: Visitor): Promise<Response> {
    return this.fetch(path, visitor, {});
  }

  /** Whether the API can serve. */
  async isReady(): Promise<boolean> {
    const answer = await this.fetch('/health/ready', { requestId: 'health' }, {}).catch(() => null);
    await answer?.body?.cancel();
    return answer?.ok ?? false;
  }

  /** Reads what is open to everybody, as nobody in particular; 304 where they have it already. */
  async open(path: string, visitor: Pick<Visitor, 'requestId' | 'address'>, tag?: string): Promise<Response> {
    return this.fetch(path, visitor, tag ? { headers: { 'if-none-match': tag } } : {});
  }

  /** Has a PDF checked; nothing of it is kept anywhere. */
  async verifyFile(bytes: Uint8Array, visitor: Visitor): Promise<FileVerdict> {
    const response = await this.fetch('/verify-file', visitor, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf' },
      body: Buffer.from(bytes),
    });
    if (!response.ok) throw new ApiUnavailableError(`The API answered with status ${response.status}.`);
    return (await response.json()) as FileVerdict;
  }

  /** Has a document brought in as a policy, or as the text of one that has none: its id, or why not. */
  async importFile(
    { name, bytes, into }: { readonly name: string; readonly bytes: Uint8Array; readonly into: string | null },
    visitor: Visitor,
  ): Promise<ImportAnswer> {
    const query = new URLSearchParams({ name, ...(into ? { policy: into } : {}) });
    return this.sendFile(`/import-file?${query}`, bytes, visitor);
  }

  /** Has a document kept that a job brings in as a policy; documents of one batch are shown together. */
  async sendDocument(
    { name, bytes, batchId }: { readonly name: string; readonly bytes: Uint8Array; readonly batchId: string },
    visitor: Visitor,
  ): Promise<readonly Refused[]> {
    const query = new URLSearchParams({ name, batch: batchId });
    const answer = await this.sendFile<{ readonly refusals: readonly Refused[] }>(
      `/sent-documents?${query}`,
      bytes,
      visitor,
    );
    return answer.refusals;
  }

  /** Brings a Word file of a draft back: the id of what came back, or why not. */
  async bringBack(policyId: string, name: string, bytes: Uint8Array, visitor: Visitor): Promise<ReturnAnswer> {
    const path = `/word-returns?policy=${encodeURIComponent(policyId)}&name=${encodeURIComponent(name)}`;
    return this.sendFile(path, bytes, visitor);
  }

  private async sendFile<T extends { readonly refusals: readonly Refused[] }>(
    path: string,
    bytes: Uint8Array,
    visitor: Visitor,
  ): Promise<T> {
    const response = await this.fetch(path, visitor, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(bytes),
      signal: AbortSignal.timeout(IMPORT_PATIENCE_MS),
    });
    const answer = (await response.json().catch(() => null)) as T | null;
    if (!answer?.refusals) throw new ApiUnavailableError(`The API answered with status ${response.status}.`);
    return answer;
  }

  /** Has a signature on paper recorded with its scan: why not, if not. */
  async recordPaper(
    paper: {
      readonly requestId: string;
      readonly signerName: string;
      readonly signedOn: string;
      readonly scan: Uint8Array;
    },
    visitor: Visitor,
  ): Promise<readonly Refused[]> {
    const path = `/paper-signatures?request=${encodeURIComponent(paper.requestId)}&on=${encodeURIComponent(paper.signedOn)}`;
    const response = await this.fetch(path, visitor, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-signer-name': encodeURIComponent(paper.signerName) },
      body: Buffer.from(paper.scan),
    });
    const answer = (await response.json().catch(() => null)) as { readonly refusals?: readonly Refused[] } | null;
    if (!answer?.refusals) throw new ApiUnavailableError(`The API answered with status ${response.status}.`);
    return answer.refusals;
  }

  /** Has a file kept that shows an adoption from before: why not, if not. */
  async keepEvidence(
    policyId: string,
    { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
    visitor: Visitor,
  ): Promise<readonly Refused[]> {
    const path = `/evidence-files?${new URLSearchParams({ policy: policyId, name })}`;
    return (await this.sendFile<{ readonly refusals: readonly Refused[] }>(path, bytes, visitor)).refusals;
  }

  /** Sets colour and logo of the organisation acted for: why not, if not. */
  async setLetterhead(
    { colour, logo }: { readonly colour: string; readonly logo: 'keep' | 'remove' | Uint8Array },
    visitor: Visitor,
  ): Promise<readonly Refused[]> {
    const what = typeof logo === 'string' ? logo : 'new';
    const path = `/letterhead?colour=${encodeURIComponent(colour)}&logo=${what}`;
    const bytes = typeof logo === 'string' ? new Uint8Array() : logo;
    return (await this.sendFile<{ readonly refusals: readonly Refused[] }>(path, bytes, visitor)).refusals;
  }

  private async fetch(path: string, visitor: Visitor, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-request-id', visitor.requestId);
    propagation.inject(context.active(), headers, { set: (into, name, value) => into.set(name, value) });
    if (visitor.cookie) headers.set('cookie', visitor.cookie);
    if (visitor.userAgent) headers.set('user-agent', visitor.userAgent);
    if (visitor.address) headers.set('x-forwarded-for', visitor.address);
    const response = await fetch(`${this.apiOrigin}${path}`, {
      signal: AbortSignal.timeout(this.patienceMs),
      ...init,
      headers,
    }).catch((cause: unknown) => {
      throw new ApiUnavailableError('The API could not be reached.', { cause });
    });
    if (response.status === 429) throw new TooManyRequestsError(Number(response.headers.get('retry-after')) || 60);
    return response;
  }
}
