export * from './build/adopting.ts';
export { builders, type Builder } from './build/builders.ts';
export { insert, nextNumber } from './build/insert.ts';
export * from './build/organisations.ts';
export * from './build/publishing.ts';
export * from './build/records.ts';
export * from './build/updates.ts';
export { createDatabase, type Arrangement, type TestDatabase } from './create-database.ts';
export { signIn, type SignedIn, type SignInOptions } from './sign-in.ts';
