import { createServer as createHttpServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { hashToken, roleUrl } from '@ratify/store';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const [url = '', rolePassword = ''] = process.argv.slice(2);

/**
 * PostGraphile on the same tables; says where it listens. With the password of the roles it does the work of the API: as the
 * application's role, under row-level security, each request in a transaction that the session of its cookie has entered. Without, it reads
 * as the server's own account whatever it is asked for.
 */
const isGuarded = rolePassword !== '';

/** PostGraphile says who asks by settings of the transaction. Ours are made by the entrance alone, so that is called in their place. */
class EnteringClient extends pg.Client {
  override query = ((...given: unknown[]): unknown => {
    const { text, values } = (given[0] ?? {}) as { readonly text?: string; readonly values?: readonly [string] };
    if (!text?.startsWith('select set_config(') || !values) return Reflect.apply(super.query, this, given);
    const [[, token = '']] = JSON.parse(values[0]) as [[string, string]];
    return super.query('select * from app.enter_session($1)', [hashToken(token)]);
  }) as pg.Client['query'];
}

const pool = new pg.Pool({ connectionString: roleUrl(url, 'app', rolePassword), max: 10, Client: EnteringClient });
const serving = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      schemas: ['app'],
      ...(isGuarded ? { pool, superuserConnectionString: url } : { connectionString: url }),
    }),
  ],
  grafserv: { graphqlPath: '/graphql', watch: false },
  grafast: {
    explain: false,
    ...(isGuarded
      ? { context: ({ node }) => ({ pgSettings: { 'ratify.token': tokenOf(node?.req.headers.cookie) } }) }
      : {}),
  },
}).createServ(grafserv);
const server = createHttpServer();
await serving.addTo(server);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
process.stdout.write(`http://127.0.0.1:${port}\n`);

function tokenOf(cookie: string | undefined): string {
  return /ratify_session=(\w+)/.exec(cookie ?? '')?.[1] ?? '';
}
