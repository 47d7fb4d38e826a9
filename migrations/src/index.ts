export { migrate, migrations, type MigrateOptions } from './migrate.ts';
export { describeSchema } from './describe-schema.ts';
