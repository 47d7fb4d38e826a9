import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { createWeb } from '../src/index.ts';

describe('many tries from one address', () => {
  it('have to wait a minute: a page says so; looking at pages is never counted', async () => {
    const web = await createWeb({ apiOrigin: 'http://127.0.0.1:9', secure: false, signInsPerMinute: 3 });
    await web.listen(0, '127.0.0.1');
    try {
      const origin = await web.getUrl();
      const send = (path: string, method = 'POST'): Promise<Response> => fetch(`${origin}${path}`, { method });
      for (const path of ['/sign-in', '/sign-in/code', '/forgotten-password'])
        expect((await send(path)).status).not.toBe(429);
      for (const path of ['/sign-in?again', '/sign-in/code', '/set-password/x', '/two-step/off']) {
        const answer = await send(path);
        expect([answer.status, await answer.text()]).toEqual([429, expect.stringContaining('Wait a minute')]);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect((await send('/sign-in', 'GET')).status).toBe(200);
    } finally {
      await web.close();
    }
  });

  // Any private address was believed: whoever was in the same network tried as many passwords as they had addresses to name.
  it.each([
    { trustedProxies: undefined, from: ['198.51.100.1', '198.51.100.2'], isOne: false },
    { trustedProxies: undefined, from: ['198.51.100.1, 10.0.0.5', '198.51.100.2, 10.0.0.5'], isOne: true },
    {
      trustedProxies: ['loopback', 'uniquelocal'],
      from: ['198.51.100.1, 10.0.0.5', '198.51.100.2, 10.0.0.5'],
      isOne: false,
    },
    {
      trustedProxies: ['loopback', '10.0.0.5'],
      from: ['198.51.100.1, 10.0.0.5', '198.51.100.2, 10.0.0.5'],
      isOne: false,
    },
    { trustedProxies: [], from: ['198.51.100.1', '198.51.100.2'], isOne: true },
  ])(
    'are told apart by the word of the proxies that are named, and of nobody else: $trustedProxies, $from',
    async ({ trustedProxies, isOne, from }) => {
      const web = await createWeb({
        ...{ apiOrigin: 'http://127.0.0.1:9', secure: false, signInsPerMinute: 1 },
        ...(trustedProxies ? { trustedProxies } : {}),
      });
      await web.listen(0, '127.0.0.1');
      try {
        const origin = await web.getUrl();
        const statuses = [];
        for (const said of from)
          statuses.push(
            (await fetch(`${origin}/sign-in`, { method: 'POST', headers: { 'x-forwarded-for': said } })).status,
          );
        expect(statuses.map((status) => status === 429)).toEqual([false, isOne]);
      } finally {
        await web.close();
      }
    },
  );

  it('send files where files are received, and without a session only so many', async () => {
    const web = await createWeb({ apiOrigin: 'http://127.0.0.1:9', secure: false });
    await web.listen(0, '127.0.0.1');
    try {
      const origin = await web.getUrl();
      const send = async (path: string, cookie = ''): Promise<number> => {
        const body = new FormData();
        body.set('file', new Blob(['words']), 'a.pdf');
        const { status } = await fetch(`${origin}${path}`, { method: 'POST', body, headers: { cookie } });
        return status;
      };
      for (const path of ['/sign-in', '/act-for', '/policies', '/nowhere'])
        expect([path, await send(path)]).toEqual([path, 415]);
      const without = await Promise.all(Array.from({ length: 40 }, () => send('/%76erify')));
      expect(without.filter((status) => status === 429)).toHaveLength(10);
      expect(await send('/letterhead', 'ratify_session=somebody')).not.toBe(429);
    } finally {
      await web.close();
    }
  });
});

describe('an address below what is open', () => {
  it('leads nowhere else, however it is written', async () => {
    const asked: string[] = [];
    const api = createServer((request, reply) => {
      asked.push(request.url ?? '');
      reply.end('{}');
    }).listen(0, '127.0.0.1');
    await once(api, 'listening');
    const web = await createWeb({
      apiOrigin: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
      secure: false,
    });
    await web.listen(0, '127.0.0.1');
    const { port } = new URL(await web.getUrl());
    const ask = async (path: string): Promise<number> => {
      const [answer] = (await once(get({ host: '127.0.0.1', port, path }), 'response')) as [IncomingMessage];
      answer.resume();
      return answer.statusCode ?? 0;
    };
    try {
      for (const path of [
        '/open/v1/../../health/ready',
        '/open/v1/%2e%2e/%2E%2e/health/ready',
        '/open/v1/..%2f..%2fhealth',
      ])
        await ask(path);
      expect(asked.filter((each) => !each.startsWith('/open/v1/'))).toEqual([]);
      expect(await ask('/open/v1/schools/elm-park')).toBe(200);
      expect(asked.at(-1)).toBe('/open/v1/schools/elm-park');
    } finally {
      await web.close();
      api.close();
    }
  });
});

describe('an API that does not answer in time', () => {
  it('is said on a page within its patience, which gives back what was typed', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const apiOrigin = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const web = await createWeb({ apiOrigin, secure: false, patienceMs: 300 });
    await web.listen(0, '127.0.0.1');
    try {
      const origin = await web.getUrl();
      const form = await fetch(`${origin}/sign-in`);
      const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
      expect(token).not.toBe('');
      const cookie = form.headers.getSetCookie().map((each) => each.split(';', 1)[0]);
      const body = new URLSearchParams({ _csrf: token, reason: 'Read it twice, and all is well.' });
      const answer = await fetch(`${origin}/policies/${crypto.randomUUID()}/review`, {
        ...{ method: 'POST', body, signal: AbortSignal.timeout(20_000) },
        headers: { cookie: cookie.join('; ') },
      });
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain('Read it twice, and all is well.');
    } finally {
      silent.closeAllConnections();
      silent.close();
      await web.close();
    }
  });
});
