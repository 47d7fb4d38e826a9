import { NotFoundException } from '@nestjs/common';
import { readableRows, type Journey, type ReadableRows } from '@ratify/journey';
import { scopeFromSession, StoreError, type Scope } from '@ratify/store';
import { SESSION_COOKIE } from '../graph/graph-context.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Cookies {
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

/** The scope of a request's session; null for somebody who is not signed in, or acts for nobody. */
export async function scopeOfRequest({ store }: Journey, { cookies }: Cookies): Promise<Scope | null> {
  const token = cookies[SESSION_COOKIE];
  const session = token ? await store.directory.findSession(token) : null;
  return session ? scopeFromSession(session) : null;
}

/** Runs a read of one row in the session's context; signed out, out of reach and not there are one answer. */
export async function readInSession<T>(
  journey: Journey,
  request: Cookies,
  id: string,
  inside: (rows: ReadableRows) => Promise<T>,
): Promise<T> {
  const scope = UUID.test(id) ? await scopeOfRequest(journey, request) : null;
  if (!scope) throw new NotFoundException();
  return journey.store
    .inContext(scope, {}, (work) => inside(readableRows(work)))
    .catch((error: unknown) => {
      throw error instanceof StoreError ? new NotFoundException() : error;
    });
}
