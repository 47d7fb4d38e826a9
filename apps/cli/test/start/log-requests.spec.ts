import { FastifyAdapter } from '@nestjs/platform-fastify';
import { describe, expect, it } from '@jest/globals';
import { nestJournal } from '../../src/start/nest-journal.ts';
import { logRequests, type RequestLog } from '../../src/start/log-requests.ts';

/** Three requests of somebody who can be told by all of them, and the lines that they left. */
async function linesOf(told: RequestLog): Promise<Record<string, unknown>[]> {
  const fastify = new FastifyAdapter({ genReqId: () => 'request-of-ours' }).getInstance();
  const lines: string[] = [];
  logRequests(fastify, { part: 'api', told, write: (line) => lines.push(line) });
  fastify.get('/policies/:id', async () => 'fine');
  fastify.get('/health/live', async () => 'fine');
  fastify.get('/broken/:id', async () => {
    throw new Error('Ruth Adeyemi');
  });
  for (const url of [
    '/policies/ruth.adeyemi?name=Ruth',
    '/health/live',
    '/broken/ruth.adeyemi',
    '/nowhere/ruth.adeyemi',
  ])
    await fastify.inject({
      url,
      headers: { cookie: 'ratify_session=ruth', 'user-agent': 'Ruth', 'x-forwarded-for': '10.1.1.1' },
    });
  await fastify.close();
  for (const line of lines) expect(line).not.toMatch(/ruth|10\.1\.1\.1|127\.0\.0\.1/i);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the journal of requests', () => {
  it('tells route, status, time and the id of each, and nothing of whoever asked', async () => {
    const lines = await linesOf('requests');
    expect(lines.map(({ route, status, level }) => [route, status, level])).toEqual([
      ['/policies/:id', 200, 'info'],
      ['/broken/:id', 500, 'error'],
      ['none', 404, 'info'],
    ]);
    expect(lines[0]).toEqual({
      ...{ at: expect.any(String), level: 'info', event: 'request.done', part: 'api', request: 'request-of-ours' },
      ...{ method: 'GET', route: '/policies/:id', status: 200, ms: expect.any(Number) },
    });
  });

  it('tells failures alone where no more is asked for', async () => {
    expect((await linesOf('failures')).map(({ route }) => route)).toEqual(['/broken/:id']);
  });
});

describe('the journal of the framework', () => {
  // A query that failed stood in it whole, with its parameters: the address of whoever was being invited.
  it('tells the kind of an error, its code and where it came from, and nothing that it quotes', () => {
    const lines: string[] = [];
    const { error, warn } = nestJournal('api', (line) => lines.push(line));
    const failed = Object.assign(new TypeError('insert for ruth.adeyemi'), {
      code: '57P01',
      parameters: ['Ruth Adeyemi'],
    });
    error(failed, 'ExceptionsHandler');
    error(`Error: no mailbox for ruth.adeyemi\n    at send (file.js:1:1)`, undefined, 'GraphQL');
    error(failed, 'GET /verify 42', 'Web');
    warn('A route stands twice', 'RouterExplorer');
    for (const line of lines) expect(line).not.toMatch(/ruth/i);
    const common = { at: expect.any(String), level: 'error', event: 'api.failed', part: 'api' };
    const places = expect.arrayContaining([expect.stringMatching(/^at /)]);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { ...common, context: 'ExceptionsHandler', kind: 'TypeError', code: '57P01', places },
      { ...common, context: 'GraphQL', kind: 'Error', places: ['at send (file.js:1:1)'] },
      { ...common, context: 'Web', about: 'GET /verify 42', kind: 'TypeError', code: '57P01', places },
      { ...common, level: 'warning', event: 'api.trouble', context: 'RouterExplorer', words: 'A route stands twice' },
    ]);
  });
});
