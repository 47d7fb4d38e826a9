import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import type { Refused } from '../pages/form-errors.ts';
import type { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';

const ProveIdentity = graphql(`
  mutation ProveIdentity($password: String!) {
    proveIdentity(password: $password) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

/** Which refusals the password answers. */
export const PROOF_FIELDS: Readonly<Record<string, string>> = {
  PROOF_NEEDED: 'password',
  PROOF_WRONG: 'password',
  CODE_WRONG: 'password',
  PROOF_LOCKED: 'password',
};

/** Proves who signs by the password or code of the form, where one was asked for and typed; what is wrong with it otherwise. */
export async function proveSigner(
  shell: PageShell,
  request: FastifyRequest<{ Body: Posted }>,
  reply: FastifyReply,
): Promise<readonly Refused[]> {
  const password = typedText(request.body, 'password');
  if (!password) return [];
  return (await shell.ask(request, reply, ProveIdentity, { password })).proveIdentity.refusals;
}

export interface ProvingService {
  readonly name: string;
  readonly label: string;
}

/** Those of a person's accounts at outside services by which they can prove who they are. */
export function provingServices(data: {
  readonly myIdentities: readonly { readonly isOffered: boolean; readonly provider: ProvingService }[];
}): ProvingService[] {
  return data.myIdentities.filter(({ isOffered }) => isOffered).map(({ provider }) => provider);
}
