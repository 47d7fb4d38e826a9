import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a browser keeps for this very host, over TLS alone, whatever its neighbours set (RFC 6265bis, section 4.1.3.2). */
const PREFIX = '__Host-';

/** The name by which a cookie goes out and comes back. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `${PREFIX}${name}` : name;
}

/** Over TLS, cookies are read by the names with the prefix alone: one without may have been set by another host of the domain. */
export function readHostCookies(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  request.cookies = Object.fromEntries(
    Object.entries(request.cookies).flatMap(([name, value]) =>
      name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), value]] : [],
    ),
  );
  done();
}
