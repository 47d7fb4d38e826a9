import { ApiClient } from './api-client.ts';
import { ACT_FOR, SIGN_IN } from './operations.ts';

/** One of the invented people of the demonstration, signed in over the public API. */
export interface Actor {
  readonly name: string;
  /** `Ruth Adeyemi, head` as it is printed. */
  readonly said: string;
  readonly api: ApiClient;
}

/** Signs a person in and lets them act for the organisation of that name. */
export async function signIn(
  origin: string,
  who: { email: string; password: string; role: string; organisation: string },
): Promise<Actor> {
  const api = new ApiClient(origin);
  interface Me {
    readonly person?: { readonly name: string };
    readonly organisation: { readonly id: string; readonly name: string } | null;
  }
  const { me } = await api.mutate<{ me: Me }>('signIn', SIGN_IN, { email: who.email, password: who.password });
  const name = me.person?.name ?? who.email;
  if (me.organisation?.name !== who.organisation) {
    const data = await api.query<{ me: { memberships: { organisation: { id: string; name: string } }[] } }>(
      '{ me { memberships { organisation { id name } } } }',
    );
    const wanted = data.me.memberships.find((each) => each.organisation.name === who.organisation);
    if (!wanted) throw new Error(`${name} holds no post at ${who.organisation}.`);
    await api.mutate('actFor', ACT_FOR, { organisationId: wanted.organisation.id });
  }
  return { name, said: `${name}, ${who.role}`, api };
}
