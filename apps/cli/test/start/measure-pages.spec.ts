import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { measurePages } from '../../src/start/measure-pages.ts';
import { LoadGate } from '../../src/start/shed-load.ts';

const TOKEN = 'numbers-for-the-monitoring';

let server: FastifyInstance;
let origin: string;
let letGo: () => void;
beforeEach(async () => {
  const held = new Promise<void>((done) => (letGo = done));
  const gate = new LoadGate(2);
  server = fastify();
  measurePages(server, TOKEN, () => gate.load);
  gate.guard(server);
  server.get('/policies/:id', async () => {
    await held;
    return 'a policy';
  });
  origin = await server.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => server.close());

const numbers = async (authorization?: string): Promise<{ status: number; text: string }> => {
  const answer = await fetch(`${origin}/metrics`, { headers: authorization ? { authorization } : {} });
  return { status: answer.status, text: await answer.text() };
};

describe('the numbers of the pages', () => {
  it('are for whoever brings the token: to others there is nothing', async () => {
    letGo();
    for (const authorization of [undefined, 'Bearer no', `Bearer ${TOKEN}x`, TOKEN])
      expect((await numbers(authorization)).status).toBe(404);
    expect((await numbers(`Bearer ${TOKEN}`)).status).toBe(200);
    const silent = fastify();
    measurePages(silent, undefined, () => ({ atWork: 0, shed: 0 }));
    expect((await silent.inject({ url: '/metrics', headers: { authorization: 'Bearer undefined' } })).statusCode).toBe(
      404,
    );
  });

  it('tell what is in hand, who was told to come back, and how long answers took by route, not by address', async () => {
    const asked = [1, 2].map((id) => fetch(`${origin}/policies/${id}`));
    const told = async (): Promise<string> => (await numbers(`Bearer ${TOKEN}`)).text;
    while (!(await told()).includes('ratify_web_requests_at_work 2\n'))
      await new Promise((done) => setTimeout(done, 10));
    const third = await fetch(`${origin}/policies/3`);
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '5']);
    letGo();
    await Promise.all(asked);
    const after = await told();
    expect(after).toContain('ratify_web_requests_shed_total 1\n');
    expect(after).toContain('ratify_web_requests_at_work 0\n');
    expect(after).toContain('ratify_web_request_seconds_count{method="GET",route="/policies/:id",status="200"} 2\n');
    expect(after).toContain('ratify_web_request_seconds_count{method="GET",route="/policies/:id",status="503"} 1\n');
    expect(after).not.toContain('/policies/3');
  });
});
