import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as asn1js from 'asn1js';
import { TimeStampReq, TimeStampResp, TSTInfo } from 'pkijs';

import {
  answerTimestampQuery,
  firstAnswering,
  httpTimestampAuthority,
  signPdf,
  issueSigner,
  verifyPdf,
} from '../src/index.ts';
import { sha256, toBuffer } from '../src/crypto/bytes.ts';
import { OID } from '../src/crypto/oids.ts';
import { makeTimestampQuery } from '../src/timestamp/timestamp-query.ts';
import { readToken } from '../src/timestamp/read-token.ts';
import { buildBasePdf } from './base-pdf.ts';
import { PEOPLE, setUpInstallation, signAs, type TestInstallation } from './installation.ts';

const DIGEST = sha256(Buffer.from('words'));

let installation: TestInstallation;
let server: Server;
let address: string;

/** How the authority on loopback misbehaves, by path. */
const answers: Record<string, (query: Uint8Array) => Promise<Uint8Array>> = {
  '/good': (query) => answer(query),
  '/wrong-nonce': async (query) =>
    answer(await change(query, (each) => (each.nonce = new asn1js.Integer({ value: 5 })))),
  '/no-nonce': async (query) => answer(await change(query, (each) => delete each.nonce)),
  '/wrong-imprint': async (query) =>
    answer(
      await change(query, ({ messageImprint }) => {
        messageImprint.hashedMessage = new asn1js.OctetString({ valueHex: new ArrayBuffer(32) });
      }),
    ),
  '/refuses': async (query) => answer(await change(query, (each) => (each.reqPolicy = '1.2.3.4'))),
  '/signed-by-a-person': async (query) => {
    const { authority, now } = installation;
    return answerTimestampQuery(query, { authority: { ...authority, timestamp: authority.issuing }, now });
  },
  '/altered': async (query) => {
    const bytes = Buffer.from(await answer(query));
    const at = bytes.indexOf(Buffer.from('20270312'));
    bytes.write('20260312', at, 'latin1');
    return bytes;
  },
  '/too-long': async () => new Uint8Array(100_000),
  '/nonsense': async () => new TextEncoder().encode('<html>busy</html>'),
};

function answer(query: Uint8Array): Promise<Uint8Array> {
  return answerTimestampQuery(query, { authority: installation.authority, now: installation.now });
}

async function change(query: Uint8Array, edit: (parsed: TimeStampReq) => unknown): Promise<Uint8Array> {
  const parsed = TimeStampReq.fromBER(toBuffer(query));
  edit(parsed);
  return new Uint8Array(parsed.toSchema().toBER());
}

beforeAll(async () => {
  installation = await setUpInstallation();
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const make = answers[request.url ?? ''];
      if (request.url === '/moved') response.writeHead(302, { location: '/good' }).end();
      else if (request.url === '/silent') return;
      else if (!make) response.writeHead(503).end();
      else void make(Buffer.concat(parts)).then((bytes) => response.end(bytes));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('a timestamp authority over HTTP', () => {
  it('gives a token over our digest, stating the moment, policy, accuracy and a fresh serial number', async () => {
    const authority = httpTimestampAuthority(`${address}/good`);
    const tokens = await Promise.all([authority.timestamp(DIGEST), authority.timestamp(DIGEST)]);
    const infos = tokens.map((token) => TSTInfo.fromBER(toBuffer(readToken(token).cms.embedded ?? new Uint8Array())));
    const [info] = infos;
    expect(info?.genTime).toEqual(installation.now);
    expect(info?.accuracy?.seconds).toBe(1);
    const policy = new asn1js.ObjectIdentifier({ value: OID.ratifyTimestampPolicy });
    expect(info?.policy).toBe(asn1js.fromBER(policy.toBER()).result.valueBlock.toString());
    const serials = infos.map(({ serialNumber }) => serialNumber.toString());
    expect(new Set(serials).size).toBe(2);
  });

  it.each([
    ['/wrong-nonce', 'TIMESTAMP_MISMATCH'],
    ['/no-nonce', 'TIMESTAMP_MISMATCH'],
    ['/wrong-imprint', 'TIMESTAMP_MISMATCH'],
    ['/refuses', 'TIMESTAMP_REFUSED'],
    ['/signed-by-a-person', 'TIMESTAMP_UNTRUSTWORTHY'],
    ['/altered', 'TIMESTAMP_UNTRUSTWORTHY'],
    ['/nonsense', 'TIMESTAMP_UNTRUSTWORTHY'],
    ['/too-long', 'TIMESTAMP_UNAVAILABLE'],
    ['/moved', 'TIMESTAMP_UNAVAILABLE'],
    ['/down', 'TIMESTAMP_UNAVAILABLE'],
  ])('is refused when it answers as %s does', async (path, code) => {
    await expect(httpTimestampAuthority(`${address}${path}`).timestamp(DIGEST)).rejects.toMatchObject({ code });
  });

  it('is not waited for longer than was said', async () => {
    const silent = httpTimestampAuthority(`${address}/silent`, { timeoutMs: 100 });
    await expect(silent.timestamp(DIGEST)).rejects.toMatchObject({ code: 'TIMESTAMP_UNAVAILABLE' });
  });
});

describe('several authorities', () => {
  const at = (path: string) => httpTimestampAuthority(`${address}${path}`);

  it('are asked in turn, each failure told', async () => {
    const failures: string[] = [];
    const several = firstAnswering([at('/down'), at('/wrong-nonce'), at('/good')], (name, error) =>
      failures.push(`${name} ${(error as { code?: string }).code}`),
    );
    const timestamp = await several.timestamp(DIGEST);
    expect(readToken(timestamp).imprint.digest).toEqual(DIGEST);
    const host = new URL(address).host;
    expect(failures).toEqual([`${host} TIMESTAMP_UNAVAILABLE`, `${host} TIMESTAMP_MISMATCH`]);
  });

  it('all failing leave the document unsigned: there is no signature without its timestamp', async () => {
    const timestamp = firstAnswering([at('/down'), at('/wrong-imprint')]);
    const base = await buildBasePdf(['head']);
    await expect(signAs(base, installation, PEOPLE[0], { timestamp })).rejects.toMatchObject({
      code: 'TIMESTAMP_UNAVAILABLE',
      message: expect.stringMatching(/HTTP 503.*another digest/),
    });
  });

  it('may be of another house: then its root is trusted for timestamps', async () => {
    const elsewhere = await setUpInstallation();
    const base = await buildBasePdf(['head']);
    const signed = await signAs(base, installation, PEOPLE[0], { timestamp: elsewhere.timestamp });
    const options = { roots: installation.roots, at: installation.now };
    expect((await verifyPdf(signed, options)).signatures[0]?.problems).toMatchObject([{ code: 'TIMESTAMP_UNTRUSTED' }]);
    const both = await verifyPdf(signed, { ...options, timestampRoots: elsewhere.roots });
    expect(both).toMatchObject({ verdict: 'VALID', level: 'B-T' });
  });

  it('with a token for something else are caught before the signature is kept', async () => {
    const { authority, now } = installation;
    const signer = await issueSigner({ ...PEOPLE[0], authority, now });
    const careless = { name: 'careless', timestamp: () => installation.timestamp.timestamp(DIGEST) };
    const request = { field: 'head', signer, name: 'x', reason: 'x', at: now, timestamp: careless };
    await expect(signPdf(await buildBasePdf(['head']), request)).rejects.toMatchObject({ code: 'TIMESTAMP_MISMATCH' });
  });
});

describe('our own authority', () => {
  it('refuses, by the book, what it cannot stamp', async () => {
    const { bytes } = makeTimestampQuery(DIGEST);
    const asked: [string, Uint8Array][] = [
      [
        'badAlg',
        await change(bytes, ({ messageImprint }) => (messageImprint.hashAlgorithm.algorithmId = '1.3.14.3.2.26')),
      ],
      [
        'badDataFormat',
        await change(bytes, ({ messageImprint }) => {
          messageImprint.hashedMessage = new asn1js.OctetString({ valueHex: new ArrayBuffer(20) });
        }),
      ],
      ['badDataFormat', new TextEncoder().encode('hello')],
      ['unacceptedPolicy', await change(bytes, (query) => (query.reqPolicy = '1.2.3.4'))],
    ];
    for (const [reason, query] of asked) {
      const { status, timeStampToken } = TimeStampResp.fromBER(toBuffer(await answer(query)));
      expect(status.status).toBe(2);
      expect(status.statusStrings?.map((each) => each.valueBlock.value)).toEqual([reason]);
      expect(timeStampToken).toBeUndefined();
    }
  });
});
