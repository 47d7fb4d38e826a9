import { setTimeout as wait } from 'node:timers/promises';
import {
  DEMONSTRATION_ORGANISATIONS,
  DEMONSTRATION_PASSWORD,
  DEMONSTRATION_PEOPLE,
  type CastRole,
  type OrganisationKey,
} from '@ratify/journey';
import { signIn, type Actor } from '../../src/tour/actors.ts';
import { RefusedError, type ApiClient } from '../../src/tour/api-client.ts';

const AGAIN_MS = 250;
/** Refused so often while what was wanted is not there: the person is told no for good. */
const NOES = 4;

/** What one act came to. */
export interface Acted {
  /** Times that no answer, or an error, came. */
  troubles: number;
  /** The act was sent at least once and its answer came. */
  answered: boolean;
}

/**
 * Somebody at work while things go wrong: looks whether it is done, does it where it is not, and after an error looks again, as a
 * person does who reloads the page. Signs in anew where the session is not known.
 */
export class Somebody {
  #actor: Actor | null = null;

  constructor(
    private readonly origin: string,
    private readonly organisation: OrganisationKey,
    private readonly role: CastRole,
    private readonly deadline: () => number,
  ) {}

  get name(): string {
    return personOf(this.organisation, this.role).name;
  }

  /** Reads until there is an answer that says something; null and undefined are asked again. */
  async see<T>(what: string, look: (api: ApiClient) => Promise<T | null | undefined>): Promise<T> {
    return this.#through(what, async (api) => look(api));
  }

  /** Has something done, once, whatever happens meanwhile. */
  async have<T>(
    what: string,
    look: (api: ApiClient) => Promise<T | null | undefined>,
    act: (api: ApiClient) => Promise<unknown>,
  ): Promise<T> {
    let noes = 0;
    return this.#through(what, async (api) => {
      const found = await look(api);
      if (found !== null && found !== undefined) return found;
      try {
        await act(api);
      } catch (error) {
        if (error instanceof RefusedError && (noes += 1) >= NOES) throw new Hopeless(`${what}: ${error.message}`);
        throw error;
      }
      return look(api);
    });
  }

  async #through<T>(what: string, step: (api: ApiClient) => Promise<T | null | undefined>): Promise<T> {
    let last = 'there was nothing yet';
    while (Date.now() < this.deadline()) {
      try {
        this.#actor ??= await this.#enter();
        const found = await step(this.#actor.api);
        if (found !== null && found !== undefined) return found;
        last = 'there was nothing yet';
      } catch (error) {
        if (error instanceof Hopeless) throw error;
        if (/is not a value of|Cannot query|was not provided/.test((error as Error).message))
          throw new Hopeless(`${what}: ${(error as Error).message}`);
        last = (error as Error).message;
        if (/sign in|signed in|session/i.test(last)) this.#actor = null;
      }
      await wait(AGAIN_MS);
    }
    throw new Hopeless(`${this.name} waited in vain: ${what} (${last})`);
  }

  #enter(): Promise<Actor> {
    const { email } = personOf(this.organisation, this.role);
    const organisation = DEMONSTRATION_ORGANISATIONS.find((each) => each.key === this.organisation)?.name ?? '';
    return signIn(this.origin, { email, password: DEMONSTRATION_PASSWORD, role: this.role, organisation });
  }
}

/** It will not come, however long one waits. */
export class Hopeless extends Error {}

function personOf(organisation: OrganisationKey, role: CastRole): (typeof DEMONSTRATION_PEOPLE)[number] {
  const found = DEMONSTRATION_PEOPLE.find((each) =>
    each.posts.some((post) => post.organisation === organisation && post.role === role),
  );
  if (!found) throw new Error(`nobody is ${role} of ${organisation}`);
  return found;
}
