import { request, type Agent } from 'node:http';

/** What came of one request. */
export interface Answer {
  readonly status: number;
  /** It says when to come back. */
  readonly comesBack: boolean;
  /** Left empty where nobody reads it. */
  readonly page: string;
}

/** Somebody signed in at a browser without scripts. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  /** Of the forms of this session. */
  #csrf = '';

  constructor(
    private readonly origin: string,
    session: string,
  ) {
    this.#cookies.set('ratify_session', session);
  }

  open(path: string, agent?: Agent): Promise<Answer> {
    return this.#send('GET', path, undefined, agent, false);
  }

  /** Opens a page to take something from it. */
  async read(path: string): Promise<string> {
    const { status, page } = await this.#send('GET', path, undefined, undefined, true);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    this.#csrf = fieldOf(page, '_csrf') || this.#csrf;
    return page;
  }

  /** Sends a form; its session has to have read a page with one. */
  send(path: string, fields: Readonly<Record<string, string>>, agent?: Agent): Promise<Answer> {
    return this.#send('POST', path, new URLSearchParams({ _csrf: this.#csrf, ...fields }).toString(), agent, false);
  }

  #send(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    agent: Agent | undefined,
    isRead: boolean,
  ): Promise<Answer> {
    return new Promise((settle) => {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
      const asking = request(this.origin + path, { method, agent, headers: { cookie, ...type } }, (answer) => {
        const parts: Buffer[] = [];
        if (isRead) answer.on('data', (part: Buffer) => parts.push(part));
        else answer.resume();
        for (const each of answer.headers['set-cookie'] ?? []) {
          const [name = '', value = ''] = (each.split(';')[0] ?? '').split(/=(.*)/s);
          this.#cookies.set(name, value);
        }
        const comesBack = answer.headers['retry-after'] !== undefined;
        answer.on('end', () =>
          settle({ status: answer.statusCode ?? 0, comesBack, page: Buffer.concat(parts).toString() }),
        );
        answer.on('error', () => settle(NO_ANSWER));
      });
      asking.on('error', () => settle(NO_ANSWER));
      asking.end(body);
    });
  }
}

const NO_ANSWER: Answer = { status: 0, comesBack: false, page: '' };

/** The value of a hidden field of a page. */
export function fieldOf(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}
