import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Integer } from 'asn1js';
import * as x509 from '@peculiar/x509';

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const DAY = 86_400_000;

/** An invented authority outside the installation, which certifies organisations and publishes its revocation list on loopback. */
export interface OutsideAuthority {
  readonly rootPem: string;
  /** A certificate for an organisation and its key, both PEM. */
  certify(organisation: string, daysLeft?: number): Promise<{ readonly certificate: string; readonly key: string }>;
  /** Takes back what it certified last. */
  revokeLast(): Promise<void>;
  /** How often its list was fetched. */
  readonly fetched: () => number;
  close(): void;
}

export async function openAuthority(): Promise<OutsideAuthority> {
  const keys = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const since = new Date(Date.now() - DAY);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'O=Example Authority, CN=Example Authority root',
    ...{ keys, signingAlgorithm: RSA, notBefore: since, notAfter: new Date(Date.now() + 9000 * DAY) },
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const issuerKey = await x509.AuthorityKeyIdentifierExtension.create(root.publicKey);
  const listOf = (revoked: readonly string[]) =>
    x509.X509CrlGenerator.create({
      ...{ issuer: root.subject, thisUpdate: since, nextUpdate: new Date(Date.now() + 30 * DAY) },
      ...{ signingKey: keys.privateKey, signingAlgorithm: RSA },
      entries: revoked.map((serialNumber) => ({ serialNumber, revocationDate: since })),
      extensions: [
        issuerKey,
        new x509.Extension('2.5.29.20', false, new Integer({ value: revoked.length + 1 }).toBER()),
      ],
    });
  let [list, fetched, last] = [await listOf([]), 0, ''];
  const server: Server = createServer((_request, response) => {
    fetched += 1;
    response.writeHead(200, { 'content-type': 'application/pkix-crl' }).end(Buffer.from(list.rawData));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/root.crl`;
  return {
    rootPem: root.toString('pem'),
    certify: async (organisation, daysLeft = 365) => {
      const own = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
      const certificate = await x509.X509CertificateGenerator.create({
        subject: [{ O: [organisation] }, { CN: [organisation] }],
        ...{ issuer: root.subject, publicKey: own.publicKey, signingKey: keys.privateKey, signingAlgorithm: RSA },
        ...{ notBefore: since, notAfter: new Date(Date.now() + daysLeft * DAY) },
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.emailProtection]),
          new x509.CRLDistributionPointsExtension([at]),
          issuerKey,
        ],
      });
      last = certificate.serialNumber;
      const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', own.privateKey);
      return { certificate: certificate.toString('pem'), key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') };
    },
    revokeLast: async () => void (list = await listOf([last])),
    fetched: () => fetched,
    close: () => void server.close(),
  };
}
