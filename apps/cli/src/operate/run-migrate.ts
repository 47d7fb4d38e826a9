import { pendingMigrations } from '@ratify/migrations';
import { migrateDatabase, openDatabase } from '@ratify/store';
import { writeResult } from '../shell/read-file.ts';
import { assertInstallation, type Environment } from './with-installation.ts';

/** Brings the database to the present schema, or says what that would take. */
export async function runMigrate(env: Environment, { isPlan }: { readonly isPlan: boolean }): Promise<void> {
  const database = await openDatabase({ env: assertInstallation(env) });
  try {
    const names = isPlan ? await pendingMigrations(database.directUrl) : await migrateDatabase(database);
    const said = isPlan ? 'would run' : 'has run';
    const none = isPlan
      ? 'Nothing would run: the schema is that of this version.'
      : 'The schema is that of this version.';
    await writeResult(
      undefined,
      `${[...names.map((name) => `${name} ${said}`), ...(isPlan && names.length > 0 ? [] : [none])].join('\n')}\n`,
    );
  } finally {
    await database.stop();
  }
}
