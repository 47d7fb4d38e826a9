/** The public API as one signed-in person sees it: a cookie jar, GraphQL and the byte routes. */
export class ApiClient {
  #cookie = '';

  constructor(private readonly origin: string) {}

  /** Sends one operation and returns its data; an error in the answer is thrown with every message in it. */
  async query<T>(operation: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.#cookie ? { cookie: this.#cookie } : {}) },
      body: JSON.stringify({ query: operation, variables }),
    });
    for (const line of response.headers.getSetCookie()) this.#cookie = line.split(';', 1)[0] ?? '';
    const answer = (await response.json()) as { data?: T; errors?: { message: string }[] };
    if (answer.errors?.length || !answer.data)
      throw new Error(answer.errors?.map((each) => each.message).join('; ') ?? `The API answered ${response.status}.`);
    return answer.data;
  }

  /** Sends one mutation field and returns its payload; a refusal is thrown in plain words, since nobody is there to answer it. */
  async mutate<T>(field: string, operation: string, variables: Record<string, unknown> = {}): Promise<T> {
    const data = await this.query<Record<string, { refusals: Refusal[] }>>(operation, variables);
    const payload = data[field];
    if (!payload) throw new Error(`The API did not answer ${field}.`);
    if (payload.refusals.length > 0) throw new RefusedError(field, payload.refusals);
    return payload as T;
  }

  /** Reads a byte route; the status is checked, the bytes are returned as they came. */
  async bytes(path: string): Promise<Uint8Array> {
    const response = await fetch(`${this.origin}${path}`, { headers: { cookie: this.#cookie } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

export interface Refusal {
  readonly code: string;
  readonly what: string;
  readonly whatToDo: string;
  readonly where?: string | null;
}

/** The API said no; `refusals` says why. */
export class RefusedError extends Error {
  constructor(
    field: string,
    readonly refusals: readonly Refusal[],
  ) {
    super(`${field}: ${refusals.map((each) => `${each.code}: ${each.what} ${each.whatToDo}`).join(' ')}`);
  }
}
