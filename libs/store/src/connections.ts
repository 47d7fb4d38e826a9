import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';
import { entities } from './entities/index.ts';

/** The login roles, one set of connections each: what a role may do is settled in the database. */
export type DatabaseRole = 'app' | 'worker' | 'sign_in' | 'national' | 'public';

const DATE = 1082;
const DATES = 1182;
const UUIDS = 2951;
const BIGINT = 20;
const asWritten = (value: string): string => value;
const listed = (value: string): string[] => value.slice(1, -1).split(',').filter(Boolean);

/** A calendar date stays 'YYYY-MM-DD': pg would make it an instant in the host's zone and shift it by a day. */
export const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return asWritten;
    if (oid === DATES) return listed;
    // Never quoted, and the reach of a council is a few hundred of them at every request.
    if (oid === UUIDS) return listed;
    if (oid === BIGINT) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

/** Properties are camelCase, columns snake_case. */
class SnakeCase extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string): string {
    return customName || propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

/** The address of the same database for one of the roles. */
export function roleUrl(url: string, role: DatabaseRole, password: string): string {
  const address = new URL(url);
  address.username = `ratify_${role}`;
  address.password = encodeURIComponent(password);
  return address.href;
}

/** Entities over one role's connections. Never `synchronize`: the schema is SQL. */
export function dataSource(url: string, poolSize: number, applicationName: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    schema: 'app',
    synchronize: false,
    installExtensions: false,
    namingStrategy: new SnakeCase(),
    poolSize,
    applicationName,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    poolErrorHandler: () => undefined, // an idle connection that breaks is replaced; the next query says what is wrong
    // What one request asks at once leaves at once: a trip to the database for all of it, not for each.
    extra: { types, idleTimeoutMillis: 30_000, pipeline: true },
  });
}

/** A small pool for a role that calls functions only. */
export function pool(url: string, max: number): pg.Pool {
  const connections = new pg.Pool({ connectionString: url, max, types, idleTimeoutMillis: 30_000 });
  connections.on('error', () => undefined);
  // Lent out and not asking anything at the moment, it has no other listener, and one that breaks would end the whole process.
  connections.on('connect', (client) => client.on('error', () => undefined));
  return connections;
}
