import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Settings } from '@ratify/store';
import { startFauxqs } from 'fauxqs';

/** What is the matter with the store: it is gone, answers never, says no, gives other bytes, or knows no conditions. */
export type Trouble = 'none' | 'down' | 'silent' | 'refusing' | 'spoiling' | 'unconditional';

export interface S3Request {
  readonly method: string;
  /** Without the bucket. */
  readonly key: string;
  readonly headers: IncomingMessage['headers'];
}

/** An S3-compatible store on the loopback with one bucket. */
export interface TestS3 {
  readonly settings: S3Settings & Required<Pick<S3Settings, 'endpoint' | 'credentials'>>;
  /** The settings as an environment has them. */
  readonly env: Readonly<Record<string, string>>;
  readonly requests: S3Request[];
  trouble: Trouble;
  /** What is in the bucket, past the gate: by key. */
  keys(): Promise<string[]>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  close(): Promise<void>;
}

const BUCKET = 'ratify-files';
const CREDENTIALS = { accessKeyId: 'AKIATEST', secretAccessKey: 'a-secret-of-the-test' };

/**
 * `fauxqs` keeps buckets and objects and lists them; it believes everybody and everything. The gate before it holds what S3 promises
 * besides (who asks, `If-None-Match: *`, the SHA-256 of what is put) and can be in trouble.
 */
export async function startS3(): Promise<TestS3> {
  const store = await startFauxqs({ port: 0, logger: false });
  store.createBucket(BUCKET);
  const behind = `${store.address}/${BUCKET}`;
  const requests: S3Request[] = [];
  const gate = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const endpoint = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
  const region = 'eu-west-2';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers, url = '/' } = request;
    const path = new URL(url, endpoint).pathname;
    requests.push({ method, headers, key: decodeURIComponent(path.slice(BUCKET.length + 2)) });
    const body = await bodyOf(request);
    if (test.trouble === 'down') return void response.destroy();
    if (test.trouble === 'silent') return;
    if (test.trouble === 'refusing') return refuse(response, 503, 'SlowDown');
    if (!headers.authorization?.includes(`Credential=${CREDENTIALS.accessKeyId}/`))
      return refuse(response, 403, 'AccessDenied');
    if (method === 'PUT') {
      if (headers['if-none-match'] === '*' && test.trouble === 'unconditional')
        return refuse(response, 501, 'NotImplemented');
      const isThere = async (): Promise<boolean> => (await fetch(`${store.address}${path}`, { method: 'HEAD' })).ok;
      if (headers['if-none-match'] === '*' && (await isThere())) return refuse(response, 412, 'PreconditionFailed');
      const sum = createHash('sha256').update(body).digest('base64');
      if (headers['x-amz-checksum-sha256'] !== sum) return refuse(response, 400, 'BadDigest');
    }
    passOn(request, body, response);
  }

  /** As it came, so that the store sees what the client sent. */
  function passOn(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { method, headers, url } = request;
    const onward = send(`${store.address}${url}`, { method, headers }, (answered) => {
      void bodyOf(answered).then((bytes) => {
        const isSpoilt =
          test.trouble === 'spoiling' && method === 'GET' && bytes.length > 0 && answered.statusCode === 200;
        if (isSpoilt) bytes[0] = (bytes[0] ?? 0) ^ 1;
        response.writeHead(answered.statusCode ?? 502, answered.headers).end(bytes);
      });
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  }

  const test: TestS3 = {
    settings: { bucket: BUCKET, region, endpoint, credentials: CREDENTIALS },
    env: {
      ...{ RATIFY_S3_BUCKET: BUCKET, RATIFY_S3_ENDPOINT: endpoint, RATIFY_S3_REGION: region },
      RATIFY_S3_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      RATIFY_S3_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    },
    requests,
    trouble: 'none',
    keys: async () => {
      const listed = await (await fetch(`${behind}?list-type=2`)).text();
      return [...listed.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key).sort();
    },
    put: async (key, bytes) => {
      await fetch(`${behind}/${key}`, { method: 'PUT', body: Buffer.from(bytes) });
    },
    remove: async (key) => {
      await fetch(`${behind}/${key}`, { method: 'DELETE' });
    },
    close: async () => {
      gate.closeAllConnections();
      gate.close();
      await store.stop();
    },
  };
  return test;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
