import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFragment, type FragmentOf, type ResultOf, type TadaDocumentNode, type VariablesOf } from 'gql.tada';
import type nunjucks from 'nunjucks';
import type { GraphqlPort, Visitor } from '../graphql/graphql-port.ts';
import { graphql } from '../graphql/tada.ts';
import { ownPath } from '../sign-in/own-path.ts';
import { OWN_ACCENT, safeAccent } from './accent.ts';
import type { ErrorLine } from './form-errors.ts';
import { navigationFor } from './navigation.ts';
import { noticeOf } from './notices.ts';
import { keptFields } from './typed.ts';

/** What every page asks for beside its own data: who is here, and for which organisation. */
export const Shell = graphql(`
  fragment Shell on Query {
    me {
      person {
        id
        name
      }
      organisation {
        id
        name
        kind
        colour
      }
      roles
      needsProof
      hasSecondFactor
      memberships {
        organisation {
          id
          name
        }
        roles
      }
    }
  }
`);

export const WhoIsHere = graphql(
  `
    query WhoIsHere {
      ...Shell
    }
  `,
  [Shell],
);

export type Me = NonNullable<ResultOf<typeof Shell>['me']>;

/** Of the session, of the second step of signing in, and of the way back from a provider: the API's own, which says which name counts. */
const OF_THE_API = /^(?:__Host-)?ratify_(?:session|step|provider)$/;

/** Whether a browser brings a session, live or not: only the API can tell. */
export function bringsSession({ cookies }: FastifyRequest): boolean {
  return Boolean(cookies['__Host-ratify_session'] ?? cookies['ratify_session']);
}

export interface Page {
  readonly title: string;
  /** Of the answer; when left out 400 where errors are shown, else 200. */
  readonly status?: number;
  readonly errors?: readonly ErrorLine[];
  readonly [key: string]: unknown;
}

/** Draws pages: one place that knows the visitor, the form token and the navigation. */
export class PageShell {
  constructor(
    private readonly views: nunjucks.Environment,
    readonly api: GraphqlPort,
  ) {}

  visitor(request: FastifyRequest): Visitor {
    const cookie = Object.entries(request.cookies)
      .flatMap(([name, value]) => (value && OF_THE_API.test(name) ? [`${name}=${value}`] : []))
      .join('; ');
    const userAgent = request.headers['user-agent'];
    return {
      ...{ requestId: request.id, address: request.ip },
      ...(cookie ? { cookie } : {}),
      ...(userAgent ? { userAgent } : {}),
    };
  }

  /** Asks the API as this visitor and relays the session cookie it may set. */
  async ask<D extends TadaDocumentNode<any, any>>( // eslint-disable-line @typescript-eslint/no-explicit-any -- the bound gql.tada itself gives
    request: FastifyRequest,
    reply: FastifyReply,
    document: D,
    variables: VariablesOf<D>,
  ): Promise<ResultOf<D>> {
    const { data, setCookies } = await this.api.send(document, variables, this.visitor(request));
    for (const cookie of setCookies) reply.header('set-cookie', cookie);
    return data;
  }

  /** The signed-in person, or null after sending the visitor to sign in and back again. */
  signedIn(request: FastifyRequest, reply: FastifyReply, data: FragmentOf<typeof Shell>): Me | null {
    const { me } = readFragment(Shell, data);
    if (!me) this.sendToSignIn(request, reply);
    return me;
  }

  /** The signed-in person, where a page needs nothing else of the API first; null after sending to sign in. */
  async whoIsHere(request: FastifyRequest, reply: FastifyReply): Promise<Me | null> {
    return this.signedIn(request, reply, await this.ask(request, reply, WhoIsHere, {}));
  }

  /** To the sign-in page and back again. What a form carried waits there, and is offered to be sent again afterwards. */
  sendToSignIn(request: FastifyRequest, reply: FastifyReply): void {
    const expired = bringsSession(request);
    if (request.method === 'GET') {
      reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}${expired ? '&expired=yes' : ''}`, 303);
      return;
    }
    const resume = ownPath(request.url);
    const kept = keptFields(request.body);
    this.send(request, reply, 'sign-in', null, { title: 'Sign in', status: 401, expired: true, resume, kept });
  }

  send(request: FastifyRequest, reply: FastifyReply, view: string, me: Me | null, page: Page): void {
    const html = this.views.render(`${view}.njk`, {
      me,
      accent: safeAccent(me?.organisation?.colour ?? OWN_ACCENT).slice(1),
      place: me?.organisation?.name,
      navigation: me ? navigationFor(me, request.url) : [],
      notice: noticeOf(request.query),
      csrf: reply.generateCsrf(),
      ...page,
    });
    reply
      .status(page.status ?? (page.errors?.length ? 400 : 200))
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(html);
  }

  /** There is no such thing here, or it is not for this person to see: one answer, and who can help. */
  notFound(request: FastifyRequest, reply: FastifyReply, me: Me | null, what: string): void {
    const lines = [
      `There is no such ${what} here, or it is not shared with you.`,
      ...(me && me.memberships.length > 1
        ? [
            'You act for several organisations: “Your organisations”, at the head of this page, lets you change which one.',
          ]
        : []),
      'If you followed a link, whoever sent it to you can help.',
    ];
    this.send(request, reply, 'message', me, { title: 'Page not found', status: 404, lines });
  }

  /** The person is known and may not do this. */
  forbidden(request: FastifyRequest, reply: FastifyReply, me: Me, what: string): void {
    // Whoever gives people their posts is not sent to themself.
    const asked = Object.entries(OTHER_SETTER).find(([role]) => me.roles.includes(role))?.[1] ?? WHO_APPOINTS;
    const lines = [what, `If you think it should be, ask ${asked} to check your appointment.`];
    this.send(request, reply, 'message', me, { title: 'This is not part of your role', status: 403, lines });
  }
}

const WHO_APPOINTS = 'the clerk of your school or your council';
const OTHER_SETTER: Readonly<Record<string, string>> = {
  clerk: 'the head',
  head: 'the clerk',
  publisher: 'whoever runs Ratify for you',
};
