import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFragment, type FragmentOf, type ResultOf, type TadaDocumentNode, type VariablesOf } from 'gql.tada';
import type nunjucks from 'nunjucks';
import type { GraphqlPort, Visitor } from '../graphql/graphql-port.ts';
import { graphql } from '../graphql/tada.ts';
import { navigationFor } from './navigation.ts';

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

export type Me = NonNullable<ResultOf<typeof Shell>['me']>;

export interface Page {
  readonly title: string;
  readonly status?: number;
  readonly errors?: readonly { readonly text: string; readonly href?: string }[];
  readonly [key: string]: unknown;
}

/** Draws pages: one place that knows the visitor, the form token and the navigation. */
export class PageShell {
  constructor(
    private readonly views: nunjucks.Environment,
    readonly api: GraphqlPort,
  ) {}

  visitor(request: FastifyRequest): Visitor {
    const session = request.cookies['ratify_session'];
    return { requestId: request.id, ...(session ? { cookie: `ratify_session=${session}` } : {}) };
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
    if (me) return me;
    const expired = request.cookies['ratify_session'] ? '&expired=yes' : '';
    const next = request.method === 'GET' ? request.url : '/';
    reply.redirect(`/sign-in?next=${encodeURIComponent(next)}${expired}`, 303);
    return null;
  }

  send(request: FastifyRequest, reply: FastifyReply, view: string, me: Me | null, page: Page): void {
    const html = this.views.render(`${view}.njk`, {
      me,
      place: me?.organisation?.name,
      navigation: me ? navigationFor(me, request.url) : [],
      csrf: reply.generateCsrf(),
      ...page,
    });
    reply
      .status(page.status ?? 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(html);
  }
}
