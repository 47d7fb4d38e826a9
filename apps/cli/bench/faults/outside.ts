import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { answerTimestampQuery, createInstallationAuthority } from '@ratify/seal';
import { SMTPServer } from 'smtp-server';

/** How a service outside behaves: `away` takes no connection's word, `slow` answers late, `wrong` answers something else. */
export type Temper = 'good' | 'away' | 'slow' | 'wrong';

const SLOW_MS = 12_000; // past the patience of whoever asks

/** A timestamp authority outside the installation, on the loopback. */
export interface Tsa {
  temper: Temper;
  readonly url: string;
  readonly rootPem: string;
  close(): Promise<void>;
}

export async function openTsa(): Promise<Tsa> {
  const authority = await createInstallationAuthority(new Date());
  const answer = async (query: Uint8Array, response: ServerResponse): Promise<void> => {
    if (tsa.temper === 'away') return void response.destroy();
    if (tsa.temper === 'slow') await wait(SLOW_MS);
    if (tsa.temper === 'wrong') return void response.end('<html>back soon</html>');
    response.end(await answerTimestampQuery(query, { authority, now: new Date() }));
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => void answer(Buffer.concat(parts), response).catch(() => response.destroy()));
  });
  const tsa: Tsa = {
    temper: 'good',
    url: `http://127.0.0.1:${await listen(server)}`,
    rootPem: authority.root.certificate.toString('pem'),
    close: () => close(server),
  };
  return tsa;
}

/** A mail server on the loopback that keeps what it takes, by Message-ID. */
export interface MailServer {
  temper: Temper;
  readonly url: string;
  /** How often each mail was handed over, and to whom. */
  readonly taken: Map<string, { times: number; to: string; subject: string }>;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const later = (): Error => Object.assign(new Error('try again later'), { responseCode: 451 });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect: (_session, done) =>
      mail.temper === 'away' ? done(Object.assign(new Error('closed'), { responseCode: 421 })) : done(),
    onData: (stream, session, done) => {
      void text(stream).then(async (whole) => {
        if (mail.temper === 'wrong') return done(later());
        const head = (name: string): string =>
          new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, 'im').exec(whole)?.[1]?.replace(/\r?\n/g, '') ?? '';
        const id = /<([^@>]+)@/.exec(head('Message-ID'))?.[1] ?? 'none';
        const known = mail.taken.get(id);
        mail.taken.set(id, {
          times: (known?.times ?? 0) + 1,
          to: session.envelope.rcptTo[0]?.address ?? '',
          subject: head('Subject'),
        });
        if (mail.temper === 'slow') await wait(3_000); // taken, and whoever brought it waits to hear so
        done();
      }, done); // whoever brought it was killed in the middle
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  server.on('error', () => undefined); // a client that was killed in the middle of a mail
  const mail: MailServer = {
    temper: 'good',
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken: new Map(),
    close: () => new Promise((done) => server.close(() => done())),
  };
  return mail;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
