import pg from 'pg';

/** Does something on an empty database of the same server, which is gone again afterwards. */
export async function onEmptyDatabase<T>(server: string, act: (url: string) => Promise<T>): Promise<T> {
  const name = `empty_${crypto.randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return await act(url.href);
  } finally {
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  }
}
