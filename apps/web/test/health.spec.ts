import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { HealthController } from '../src/health/health.controller.ts';
import type { PageShell } from '../src/pages/page-shell.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('being ready', () => {
  let doesAnswer = false;
  const health = new HealthController({ api: { isReady: async () => doesAnswer } } as unknown as PageShell);
  const asked = async (): Promise<number> => {
    let said = 0;
    const reply = { status: (status: number) => ((said = status), reply), header: () => reply, send: () => reply };
    await health.ready(reply as unknown as FastifyReply);
    return said;
  };

  it('begins when the API has answered, and outlasts a restart of it, but not an API that stays away', async () => {
    expect(await asked()).toBe(503);
    doesAnswer = true;
    expect(await asked()).toBe(200);
    doesAnswer = false;
    jest.advanceTimersByTime(9_000);
    expect(await asked()).toBe(200);
    jest.advanceTimersByTime(2_000);
    expect(await asked()).toBe(503);
  });
});
