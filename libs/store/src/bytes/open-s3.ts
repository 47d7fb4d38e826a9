import type * as S3 from '@aws-sdk/client-s3';
import { StoreError } from '../store-error.ts';
import { inSpan } from '../trace/in-span.ts';
import { isWhatItSays, keyOf, nameOf, type BytesName, type ListedObject, type ObjectStore } from './object-store.ts';

/** Where an S3-compatible store is, and as whom it is entered. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Left out: Amazon's own of the region. */
  readonly endpoint?: string | undefined;
  /** Left out: whatever the machine was given, as Amazon's client finds it. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** `AES256`, `aws:kms`, or `aws:kms:` and the name of a key; left out: as the bucket is set. */
  readonly encryption?: string | undefined;
}

/** As long as somebody who opens a document is willing to wait, and the pages do. */
const READ_MS = 15_000;
const KEEP_MS = 60_000;

/** An S3-compatible store. Its client is loaded only where there is one. */
export async function openS3(settings: S3Settings): Promise<ObjectStore> {
  const s3 = await import('@aws-sdk/client-s3');
  const { endpoint, credentials, region } = settings;
  const client = new s3.S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
    maxAttempts: 3,
    // Every object is checked by its SHA-256; what else Amazon's client would compute by itself not every store understands.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return new S3Objects(s3, client, settings);
}

class S3Objects implements ObjectStore {
  constructor(
    private readonly s3: typeof S3,
    private readonly client: S3.S3Client,
    private readonly settings: S3Settings,
  ) {}

  async keep(name: BytesName, bytes: Uint8Array, mime: string): Promise<void> {
    const signal = AbortSignal.timeout(KEEP_MS);
    const isNew = await this.#put(name, bytes, mime, { signal, onlyNew: true });
    if (await this.#holds(name, signal)) return;
    // Something else stood there already: what is stored in the database is right.
    if (!isNew) await this.#put(name, bytes, mime, { signal, onlyNew: false });
    if (!isNew && (await this.#holds(name, signal))) return;
    const where = 'ReadBackDiffers';
    throw new StoreError('BYTES_AWAY', 'the S3-compatible store does not give back what it was given', { where });
  }

  async read(name: BytesName): Promise<Buffer> {
    const bytes = await this.#get(name, AbortSignal.timeout(READ_MS));
    if (isWhatItSays(bytes, name)) return bytes;
    throw new StoreError('BYTES_WRONG', `${keyOf(name)} in the S3-compatible store has other bytes than were stored`);
  }

  async *list(): AsyncGenerator<ListedObject> {
    const pages = this.s3.paginateListObjectsV2({ client: this.client }, { Bucket: this.settings.bucket });
    try {
      for await (const { Contents: found = [] } of pages)
        for (const { Key: key = '', Size: length = 0, LastModified: storedAt = new Date() } of found)
          yield { key, name: nameOf(key), length, storedAt };
    } catch (error) {
      throw away(error);
    }
  }

  async remove(name: BytesName): Promise<void> {
    const command = new this.s3.DeleteObjectCommand({ Bucket: this.settings.bucket, Key: keyOf(name) });
    await this.client.send(command, { abortSignal: AbortSignal.timeout(READ_MS) }).catch((error: unknown) => {
      throw away(error);
    });
  }

  close(): void {
    this.client.destroy();
  }

  /** False where something stands under the key already. A store that knows no conditions is given the same bytes again. */
  async #put(
    name: BytesName,
    bytes: Uint8Array,
    mime: string,
    { signal, onlyNew }: { readonly signal: AbortSignal; readonly onlyNew: boolean },
  ): Promise<boolean> {
    const command = new this.s3.PutObjectCommand({
      ...{
        Bucket: this.settings.bucket,
        Key: keyOf(name),
        Body: bytes,
        ContentLength: bytes.length,
        ContentType: mime,
      },
      ChecksumSHA256: Buffer.from(name.sha256, 'hex').toString('base64'),
      ...(onlyNew ? { IfNoneMatch: '*' } : {}),
      ...encryptionOf(this.settings.encryption),
    });
    try {
      await inSpan('s3 put', { 'ratify.bytes': bytes.length }, () =>
        this.client.send(command, { abortSignal: signal }),
      );
      return true;
    } catch (error) {
      if (onlyNew && statusOf(error) === 412) return false;
      if (onlyNew && statusOf(error) === 501) return this.#put(name, bytes, mime, { signal, onlyNew: false });
      throw away(error);
    }
  }

  async #holds(name: BytesName, signal: AbortSignal): Promise<boolean> {
    try {
      return isWhatItSays(await this.#get(name, signal), name);
    } catch (error) {
      if (error instanceof StoreError && error.code === 'BYTES_WRONG') return false;
      throw error;
    }
  }

  async #get(name: BytesName, signal: AbortSignal): Promise<Buffer> {
    const command = new this.s3.GetObjectCommand({ Bucket: this.settings.bucket, Key: keyOf(name) });
    try {
      return await inSpan('s3 get', {}, async () => {
        const { Body: body } = await this.client.send(command, { abortSignal: signal });
        return Buffer.from((await body?.transformToByteArray()) ?? []);
      });
    } catch (error) {
      if (error instanceof this.s3.NoSuchKey)
        throw new StoreError('BYTES_WRONG', `${keyOf(name)} is not in the S3-compatible store`, { cause: error });
      throw away(error);
    }
  }
}

function encryptionOf(
  encryption: string | undefined,
): { ServerSideEncryption: 'AES256' | 'aws:kms'; SSEKMSKeyId?: string } | object {
  if (encryption === undefined) return {};
  if (encryption === 'AES256') return { ServerSideEncryption: 'AES256' };
  const key = encryption.slice('aws:kms:'.length);
  return { ServerSideEncryption: 'aws:kms', ...(key ? { SSEKMSKeyId: key } : {}) };
}

interface Answered {
  readonly name?: string;
  readonly code?: string;
  readonly cause?: { readonly code?: string };
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const statusOf = (error: unknown): number | undefined => (error as Answered).$metadata?.httpStatusCode;

/** What the store says of itself, or what became of the connection, for the log. */
function away(error: unknown): StoreError {
  const { code, cause, name } = error as Answered;
  const said = name === 'Error' ? 'NoAnswer' : name;
  return new StoreError('BYTES_AWAY', 'the S3-compatible store does not do what it is asked', {
    cause: error,
    where: code ?? cause?.code ?? said ?? 'NoAnswer',
  });
}
