import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

export interface WebhookPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of it: the status that was answered, or in one word why there was none. */
export type WebhookAnswer =
  | { readonly status: number; readonly error: null }
  | { readonly status: null; readonly error: 'ADDRESS_NOT_ALLOWED' | 'NO_ANSWER' | 'TIMED_OUT' };

/** Sends one message of a webhook. */
export type PostWebhook = (post: WebhookPost) => Promise<WebhookAnswer>;

/** How long a system may take for its answer. Others wait behind it. */
const PATIENCE_MS = 5_000;

/**
 * Posts to addresses of the internet, and of the networks given. What a name leads to is looked at when the connection is made, so that a
 * name which is answered differently a moment later leads nowhere else. Redirects are not followed; what is answered is not read.
 */
export function webhookPost(networks: readonly string[] = [], patienceMs = PATIENCE_MS): PostWebhook {
  const filter = { allowIPAddressList: [...networks], keepAlive: false };
  const agents = { http: new RequestFilteringHttpAgent(filter), https: new RequestFilteringHttpsAgent(filter) };
  return ({ url, headers, body }) =>
    new Promise((resolve) => {
      const isHttps = url.startsWith('https:');
      const signal = AbortSignal.timeout(patienceMs);
      const request = (isHttps ? httpsRequest : httpRequest)(
        url,
        {
          ...{ method: 'POST', agent: isHttps ? agents.https : agents.http, signal },
          headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          response.destroy();
          resolve({ status: response.statusCode ?? 0, error: null });
        },
      );
      request.on('error', (error) => resolve({ status: null, error: wordFor(error, signal.aborted) }));
      request.end(body);
    });
}

function wordFor(error: Error, isLate: boolean): 'ADDRESS_NOT_ALLOWED' | 'NO_ANSWER' | 'TIMED_OUT' {
  if (isLate) return 'TIMED_OUT';
  return error.message.includes('is not allowed') ? 'ADDRESS_NOT_ALLOWED' : 'NO_ANSWER';
}
