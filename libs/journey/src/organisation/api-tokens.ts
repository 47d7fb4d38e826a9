import { randomBytes } from 'node:crypto';
import { decideMakeToken, refuse, type MakeTokenInput } from '@ratify/policy';
import type { ApiToken, Scope } from '@ratify/store';
import { needsProof } from '../people/prove-identity.ts';
import type { ReadableRows } from '../reading/readable.ts';
import { done, refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

/** How every token begins: whoever finds one in a file knows what it is. */
const MARK = 'ratify_';

/** Makes a token for one of the organisation's programs, and returns what opens it, which is told this once. */
export async function makeApiToken(
  journey: Journey,
  scope: Scope,
  given: Omit<MakeTokenInput, 'tokenId' | 'prefix'>,
): Promise<Outcome<string>> {
  return writing(journey, scope, ['connect', 'Organisation'], async (work) => {
    if (needsProof(journey, scope)) return refused(refuse('PROOF_NEEDED', { where: 'password' }));
    const { rows, organisationId, today, actor } = work;
    const live = (await rows.apiTokens.list({ organisationId })).filter(
      ({ revokedAt, expiresOn }) => revokedAt === null && expiresOn >= today,
    ).length;
    const token = `${MARK}${randomBytes(32).toString('base64url')}`;
    const input = { ...given, tokenId: journey.ids.id(), prefix: token.slice(0, MARK.length + 6) };
    return settle(decideMakeToken({ live }, input, today), async (plan) => {
      await rows.apiTokens.add({ ...plan.token, madeBy: actor.personId, madeByName: actor.name });
      await rows.armToken(plan.token.id, token);
      await record(work, plan);
      return token;
    });
  });
}

/** Ends a token at once. */
export async function revokeApiToken(journey: Journey, scope: Scope, tokenId: string): Promise<Outcome<true>> {
  return writing(journey, scope, ['connect', 'Organisation'], async ({ rows, organisationId }) => {
    const token = await rows.apiTokens.get({ organisationId, id: tokenId }, { lock: true });
    if (token.revokedAt !== null) return refused(refuse('NOT_FOUND'));
    await rows.apiTokens.change({ organisationId, id: tokenId }, { revokedAt: journey.clock.now() });
    await rows.audit({
      action: 'token.revoked',
      subject: 'ApiToken',
      subjectId: tokenId,
      data: { prefix: token.prefix },
    });
    return done(true);
  });
}

/** The tokens of the organisation, newest first, for those who make them. */
export async function listApiTokens({ work, organisationId, canOn }: ReadableRows): Promise<ApiToken[]> {
  if (!canOn('connect', 'Organisation', { organisationId })) return [];
  return work.apiTokens.list({ organisationId }, { order: { madeAt: 'desc', id: 'desc' } });
}
