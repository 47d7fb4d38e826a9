export { migrate, migrations, pendingMigrations, type MigrateOptions } from './migrate.ts';
export { describeSchema } from './describe-schema.ts';
